using System.Data.Common;
using System.Runtime.CompilerServices;
using Coordination.Core.Journal;
using Coordination.Storage.Journal;

namespace Coordination.Storage.Views;

/// <summary>The views of both engines.</summary>
internal sealed class DatabaseViews(Engine engine) : IViews
{
    private const int GetLimit = 1_000, MostLookedAt = 20_000;
    private readonly Reader _reader = new(engine);
    private readonly PastViews _past = new(engine);
    private readonly Finder _finder = new(engine);

    public async ValueTask<StoredView?> Get(string stream, CancellationToken stop)
    {
        var found = await GetAll([stream], stop);
        return found.Count == 0 ? null : found[0];
    }

    public ValueTask<IReadOnlyList<StoredView>> GetAll(IReadOnlyCollection<string> streams, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(streams.Count, GetLimit, nameof(streams));
        var where = new Where();
        where.OneOf("stream", [.. streams]);
        return _reader.All($"SELECT {ListSql.Columns} FROM views WHERE {where.Sql}", where.Values, Map, stop);
    }

    public async ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop)
    {
        var list = new ListSql(query, engine, await Way(query, stop));
        if (list.FindsNothing) return new([], 0, null);
        var total = (await _reader.All(list.Count, list.CountValues, row => row.GetInt64(0), stop))[0];
        List<StoredView> items = [];
        foreach (var page in list.Pages)
            if (items.Count <= list.Size)
                items.AddRange((await _reader.All(page, list.PageValues, Map, stop)).Take(list.Size + 1 - items.Count));
        var more = items.Count > list.Size;
        if (more) items.RemoveAt(list.Size);
        return new(items, total, more ? list.CursorAfter(items[^1]) : null)
        {
            IsAtLeast = list.Way is ListWay.InOrder && total == ListSql.MostCounted,
        };
    }

    /// <summary>Few rows that have the pairs of a text are looked up; where there are many, the place is, unless it is large too.</summary>
    internal async ValueTask<ListWay> Way(ViewQuery query, CancellationToken stop)
    {
        if (query.Text is not { Length: > 0 } text || query.Places.Count == 0) return ListWay.ByPlace;
        if (SearchText.Pairs(SearchText.Normalise(text)) is { Count: > 0 } pairs)
        {
            var paired = new Where();
            if (await Count(engine.WithPairs(paired, pairs, FindSql.MostPointedTo + 1), paired, stop) <= FindSql.MostPointedTo) return ListWay.ByPairs;
        }
        // In order it would be a long way to a few.
        if (query is { AndKinds.Count: > 0 } or { Sort: ViewSort.Updated } or { Owner: not null } or { TurnOf: not null } or { Stream: not null } or { IsWaiting: true }) return ListWay.ByPlace;
        var placed = new Where();
        placed.OneOf("kind", [query.Kind]);
        placed.Within(query.Places);
        if (query.Area is { } area) placed.Within([area]);
        if (query.Chain is { } chain) placed.Within([chain]);
        return await Count($"SELECT 1 FROM views WHERE {placed.Sql} LIMIT {MostLookedAt + 1}", placed, stop) <= MostLookedAt ? ListWay.ByPlace : ListWay.InOrder;
    }

    private async ValueTask<long> Count(string rows, Where where, CancellationToken stop) =>
        (await _reader.All($"SELECT count(*) FROM ({rows}) counted", where.Values, row => row.GetInt64(0), stop))[0];

    public async IAsyncEnumerable<StoredView> All(ViewQuery query, int atMost, [EnumeratorCancellation] CancellationToken stop)
    {
        var wanted = query with { Size = 1, After = null };
        var list = new ListSql(wanted, engine, await Way(wanted, stop));
        if (list.FindsNothing) yield break;
        var left = atMost;
        foreach (var page in list.First(atMost))
            await foreach (var view in _reader.Stream(page, list.PageValues, Map, stop))
                if (left-- > 0)
                    yield return view;
    }

    public ValueTask<IReadOnlyList<FoundView>> Find(FindQuery query, CancellationToken stop) => _finder.Find(query, stop);

    public IAsyncEnumerable<StoredView> Under(ViewScan scan, CancellationToken stop)
    {
        var where = Scan(scan);
        return _reader.Stream($"SELECT {ListSql.Columns} FROM views WHERE {where.Sql}", where.Values, Map, stop);
    }

    public IAsyncEnumerable<(string Stream, long Version)> Versions(ViewScan scan, CancellationToken stop)
    {
        var where = Scan(scan);
        return _reader.Stream(
            $"SELECT stream, version FROM views WHERE {where.Sql}", where.Values, row => (row.GetString(0), row.GetInt64(1)), stop);
    }

    public IAsyncEnumerable<PastView> Past(ViewScan scan, DateTimeOffset moment, CancellationToken stop) => _past.Find(scan, moment, stop);

    public async ValueTask<ReadOnlyMemory<byte>?> Details(string stream, CancellationToken stop)
    {
        var found = await _reader.All(
            $"SELECT d.body FROM views v JOIN details d ON d.stream = v.{engine.ViewKey} WHERE v.stream = @stream",
            [new("stream", stream)], row => (ReadOnlyMemory<byte>?)row.GetFieldValue<byte[]>(0), stop);
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask<IReadOnlyList<(string Stream, long Version)>> ToWake(DateTimeOffset now, int atMost, CancellationToken stop)
    {
        List<(string, long)> due = [];
        foreach (var order in (string[])["DESC", ""])
        {
            due.AddRange(await _reader.All(
                $"SELECT stream, version FROM views WHERE wake_at <= @now ORDER BY wake_at {order} LIMIT @size",
                [new("now", Moment.Of(now)), new("size", atMost / 4)], row => (row.GetString(0), row.GetInt64(1)), stop));
            due.AddRange(await _reader.All(
                $"""
                SELECT v.stream, v.version FROM (
                  SELECT stream, min(next_at) AS next_at FROM outbox WHERE next_at <= @now GROUP BY stream) o
                JOIN views v ON v.{engine.ViewKey} = o.stream ORDER BY o.next_at {order} LIMIT @size
                """,
                [new("now", Moment.Of(now)), new("size", atMost / 4)], row => (row.GetString(0), row.GetInt64(1)), stop));
        }
        return [.. due.Distinct()];
    }

    public ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(long before, int atMost, CancellationToken stop) => _reader.All(
        "SELECT id, stream, version, target, body, at, reason FROM dead_letters WHERE id < @before ORDER BY id DESC LIMIT @size",
        [new("before", before), new("size", atMost)],
        row => new DeadLetter(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetFieldValue<byte[]>(4), Moment.At(row.GetInt64(5)), row.GetString(6)),
        stop);

    public async ValueTask<long> CountDeadLetters(CancellationToken stop) =>
        (await _reader.All("SELECT count(*) FROM dead_letters", [], row => row.GetInt64(0), stop))[0];

    /// <summary>Streams after that one, in order, whose view was made in another form than this version's.</summary>
    internal ValueTask<IReadOnlyList<(string Stream, long Version)>> OfOtherForm(
        string kind, int format, string after, int atMost, CancellationToken stop) =>
        _reader.All(
            "SELECT stream, version FROM views WHERE kind = @kind AND format <> @format AND stream > @after ORDER BY stream LIMIT @size",
            [new("kind", kind), new("format", format), new("after", after), new("size", atMost)], row => (row.GetString(0), row.GetInt64(1)), stop);

    private Where Scan(ViewScan scan)
    {
        var where = new Where();
        where.Stands(scan);
        if (scan.ChangedSince is { } since) where.Add("updated_at >= {0}", Moment.Of(since));
        if (scan.ExceptStatuses.Count > 0) where.NoneOf("status", scan.ExceptStatuses);
        if (scan.TurnOf is { } grants) where.TurnOf(engine.ViewKey, grants);
        return where;
    }

    private static StoredView Map(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        Moment.At(row.GetInt64(2)),
        new ViewRow(row.GetString(3), null)
        {
            Area = row.GetString(4),
            Chain = Text(row, 5),
            Status = Text(row, 6),
            DueAt = Time(row, 7),
            AlarmAt = Time(row, 8),
            Body = row.GetFieldValue<byte[]>(9),
            Title = row.GetString(10),
            Owner = Text(row, 11),
            Turns = Aside.Turns(Text(row, 12)),
        });

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Moment.At(row.GetInt64(column));
}
