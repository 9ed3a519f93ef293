using System.Text.Encodings.Web;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>The statements of one list: a count of all that match, and one page that starts behind a cursor.</summary>
internal sealed class ListSql
{
    public const string Columns =
        "stream, version, updated_at, kind, area, chain, status, due_at, alarm_at, body";

    private const int SizeLimit = 1_000;
    private const string NeverDue = "9223372036854775807";

    private readonly ViewQuery _query;

    public ListSql(ViewQuery query, string like)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Size, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Size, SizeLimit, nameof(query));
        _query = query;
        var where = Matching(query, like);
        Count = $"SELECT count(*) FROM views WHERE {where.Sql}";
        CountValues = [.. where.Values];
        if (query.After is { } cursor) AddAfter(where, Cursor.Read(cursor, query));
        Page = $"SELECT {Columns} FROM views WHERE {where.Sql} ORDER BY {Order} LIMIT {query.Size + 1}";
        PageValues = where.Values;
    }

    public string Count { get; }

    public IReadOnlyList<Value> CountValues { get; }

    public string Page { get; }

    public IReadOnlyList<Value> PageValues { get; }

    public int Size => _query.Size;

    public bool FindsNothing => _query.Areas.Count == 0;

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

    private static Where Matching(ViewQuery query, string like)
    {
        var where = new Where();
        where.Add("kind = {0}", query.Kind);
        where.Under(query.Areas);
        if (query.Chain is { } chain) where.Add("chain = {0}", chain);
        if (query.Statuses is { Count: > 0 } statuses) where.OneOf("status", statuses);
        if (query.DueBefore is { } due) where.Add("due_at <= {0}", Moment.Of(due));
        if (query.Text is { Length: > 0 } text) where.Add($"body {like} {{0}} ESCAPE '\\'", Pattern(text));
        return where;
    }

    /// <summary>The text as JSON holds it, with what is special to LIKE taken literally.</summary>
    private static string Pattern(string text)
    {
        var stored = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        return $"%{stored.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
    }
}
