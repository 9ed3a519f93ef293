using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>By what the rows of a list are found. What is found and its order are the same.</summary>
internal enum ListWay
{
    /// <summary>By kind, place and what else it asks for; a text is looked at row by row.</summary>
    ByPlace,
    /// <summary>By the pairs of its text, which few rows have.</summary>
    ByPairs,
    /// <summary>Row by row in its order: so many of very many rows have the text that a page is soon full.</summary>
    InOrder,
}

/// <summary>The statements of one list: a count of all that match, and one page that starts behind a cursor.</summary>
internal sealed class ListSql
{
    public const string Columns =
        "stream, version, updated_at, kind, area, chain, status, due_at, wake_at, body, title, owner, turns";

    /// <summary>Rows are counted up to this where very many have the text.</summary>
    public const int MostCounted = 2_000;

    private const int SizeLimit = 1_000;

    /// <summary>SQLite's own, of the unique stream.</summary>
    private const string ById = "sqlite_autoindex_views_1";

    private const string NeverDue = "9223372036854775807";

    private readonly ViewQuery _query;
    private readonly string _matching, _from;
    private readonly Engine _engine;

    public ListSql(ViewQuery query, Engine engine, ListWay way = ListWay.ByPlace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Size, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Size, SizeLimit, nameof(query));
        (_query, _engine, Way) = (query, engine, way);
        var where = new Where();
        _from = way is ListWay.ByPairs
            ? $"({engine.WithPairs(where, SearchText.Pairs(SearchText.Normalise(query.Text!)), int.MaxValue)}) p {engine.LookUp("views", "views", engine.ViewKey, "p.pointed")}" : "views";
        Matching(where, query, engine);
        // Ids begin with the kind: a walk in their order begins and ends there.
        if (way is ListWay.InOrder) where.Add("stream >= {0} AND stream < {1}", query.Kind + "/", query.Kind + "0");
        Count = way is ListWay.InOrder
            ? $"SELECT count(*) FROM (SELECT 1 FROM views{engine.By(ById)} WHERE {where.Sql} LIMIT {MostCounted}) counted"
            : $"SELECT count(*) FROM {_from} WHERE {where.Sql}";
        CountValues = [.. where.Values];
        if (query.After is { } cursor) AddAfter(where, Cursor.Read(cursor, query));
        _matching = where.Sql;
        Pages = First(query.Size + 1);
        PageValues = where.Values;
    }

    public ListWay Way { get; }

    public string Count { get; }

    public IReadOnlyList<Value> CountValues { get; }

    /// <summary>One after the other until a page and one row more are there.</summary>
    public IReadOnlyList<string> Pages { get; }

    public IReadOnlyList<Value> PageValues { get; }

    public IReadOnlyList<string> First(int atMost) => (Way, _query.Sort) switch
    {
        (ListWay.InOrder, ViewSort.Id) => [Select("views" + _engine.By(ById), "", Order, atMost)],
        // What has a deadline comes first, by an index of its own; what has none by id.
        (ListWay.InOrder, ViewSort.Due) =>
            [Select("views" + _engine.By("views_by_due"), " AND due_at IS NOT NULL", "due_at, stream", atMost), Select("views" + _engine.By(ById), " AND due_at IS NULL", "stream", atMost)],
        _ => [Select(_from, "", Order, atMost)],
    };

    private string Select(string from, string more, string order, int atMost) =>
        $"SELECT {Columns} FROM {from} WHERE {_matching}{more} ORDER BY {order} LIMIT {atMost}";

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

    private static void Matching(Where where, ViewQuery query, Engine engine)
    {
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
        if (query.Text is { Length: > 0 } text)
            where.Add($"(SELECT texts.text LIKE {{0}} ESCAPE '\\' FROM texts WHERE texts.stream = views.{engine.ViewKey})", SearchText.Containing(SearchText.Normalise(text)));
    }
}
