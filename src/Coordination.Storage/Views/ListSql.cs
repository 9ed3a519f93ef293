using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>The statements of one list: a count of all that match, and one page that starts behind a cursor.</summary>
internal sealed class ListSql
{
    public const string Columns =
        "stream, version, updated_at, kind, area, chain, status, due_at, wake_at, body, title, owner, turns";

    private const int SizeLimit = 1_000;
    private const string NeverDue = "9223372036854775807";

    private readonly ViewQuery _query;
    private readonly string _matching;

    public ListSql(ViewQuery query, Engine engine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Size, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Size, SizeLimit, nameof(query));
        _query = query;
        var where = Matching(query, engine);
        Count = $"SELECT count(*) FROM views WHERE {where.Sql}";
        CountValues = [.. where.Values];
        if (query.After is { } cursor) AddAfter(where, Cursor.Read(cursor, query));
        _matching = where.Sql;
        Page = First(query.Size + 1);
        PageValues = where.Values;
    }

    public string Count { get; }

    public IReadOnlyList<Value> CountValues { get; }

    public string Page { get; }

    public IReadOnlyList<Value> PageValues { get; }

    public string First(int atMost) => $"SELECT {Columns} FROM views WHERE {_matching} ORDER BY {Order} LIMIT {atMost}";

    public int Size => _query.Size;

    public bool FindsNothing => _query.Places.Count == 0;

    private string Key => _query.Sort == ViewSort.Updated ? "updated_at" : $"coalesce(due_at, {NeverDue})";

    private string Order => _query.Sort switch
    {
        ViewSort.Id => "stream",
        ViewSort.Updated => $"{Key} DESC, stream",
        _ => $"{Key}, stream",
    };

    public string CursorAfter(StoredView last) => new Cursor(
        _query.Sort switch
        {
            ViewSort.Id => 0,
            ViewSort.Updated => Moment.Of(last.UpdatedAt),
            _ => Moment.Of(last.Row.DueAt) ?? long.MaxValue,
        },
        last.Stream).Write(_query);

    private void AddAfter(Where where, Cursor cursor)
    {
        if (_query.Sort == ViewSort.Id) where.Add("stream > {0}", cursor.Stream);
        else if (_query.Sort == ViewSort.Updated)
            where.Add($"({Key} < {{0}} OR ({Key} = {{0}} AND stream > {{1}}))", cursor.Key, cursor.Stream);
        else where.Add($"({Key} > {{0}} OR ({Key} = {{0}} AND stream > {{1}}))", cursor.Key, cursor.Stream);
    }

    private static Where Matching(ViewQuery query, Engine engine)
    {
        var where = new Where();
        where.OneOf("kind", [query.Kind, .. query.AndKinds]);
        where.Within(query.Places);
        if (query.Stream is { } stream) where.Add("stream = {0}", stream);
        if (query.Area is { } area) where.Within([area]);
        if (query.Chain is { } chain) where.Within([chain]);
        // A status that changes all the time is in no index: such rows are gone through.
        if (query.Statuses is { Count: > 0 } statuses) where.EitherOf("status_key", "status_key IS NULL AND status", statuses);
        if (query.Owner is { } owner) where.Add("owner = {0}", owner);
        if (query.IsWaiting) where.Add($"{engine.ViewKey} IN (SELECT stream FROM turns)");
        if (query.TurnOf is { } grants) where.TurnOf(engine.ViewKey, grants);
        if (query.DueBefore is { } due) where.Add("due_at <= {0}", Moment.Of(due));
        if (query.Text is { Length: > 0 } text) Contains(where, engine, SearchText.Normalise(text));
        return where;
    }

    /// <summary>The pairs find the rows; that they stand together is looked at in the text itself.</summary>
    private static void Contains(Where where, Engine engine, string text)
    {
        if (SearchText.Pairs(text) is { Count: > 0 } pairs) engine.AddPairs(where, pairs);
        where.Add(
            $"{engine.ViewKey} IN (SELECT stream FROM texts WHERE text LIKE {{0}} ESCAPE '\\')", SearchText.Containing(text));
    }
}
