using System.Data.Common;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>The views of both engines.</summary>
internal sealed class DatabaseViews(Engine engine) : IViews
{
    private readonly Reader _reader = new(engine);

    public async ValueTask<StoredView?> Get(string stream, CancellationToken stop)
    {
        var found = await _reader.All(
            $"SELECT {ListSql.Columns} FROM views WHERE stream = @stream", [new("stream", stream)], Map, stop);
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop)
    {
        var list = new ListSql(query, engine.Like);
        if (list.FindsNothing) return new([], 0, null);
        var total = await _reader.All(list.Count, list.CountValues, row => row.GetInt64(0), stop);
        var items = await _reader.All(list.Page, list.PageValues, Map, stop);
        var more = items.Count > list.Size;
        if (more) items = [.. items.Take(list.Size)];
        return new(items, total[0], more ? list.CursorAfter(items[^1]) : null);
    }

    public IAsyncEnumerable<StoredView> Under(ViewScan scan, CancellationToken stop)
    {
        var where = Place(scan.Area, scan.Kinds);
        if (scan.ChangedSince is { } since) where.Add("updated_at >= {0}", Moment.Of(since));
        if (scan.ExceptStatus is { } except) where.Add("(status IS NULL OR status <> {0})", except);
        return _reader.Stream($"SELECT {ListSql.Columns} FROM views WHERE {where.Sql}", where.Values, Map, stop);
    }

    public IAsyncEnumerable<StoredCommit> HistoryUnder(
        string area, IReadOnlyList<string> kinds, DateTimeOffset until, CancellationToken stop)
    {
        var where = Place(area, kinds);
        where.Add("c.at <= {0}", Moment.Of(until));
        return _reader.Stream(
            $"""
            SELECT views.stream, c.version, c.at, c.body FROM views JOIN commits c ON c.stream = views.{engine.ViewKey}
            WHERE {where.Sql} ORDER BY c.stream, c.version
            """,
            where.Values,
            row => new StoredCommit(
                row.GetString(0), row.GetInt64(1), Moment.At(row.GetInt64(2)), row.GetFieldValue<byte[]>(3)),
            stop);
    }

    public async ValueTask<IReadOnlyList<string>> ToWake(
        DateTimeOffset now, DateTimeOffset untold, int atMost, CancellationToken stop)
    {
        var alarms = await _reader.All(
            "SELECT stream FROM views WHERE alarm_at <= @now ORDER BY alarm_at LIMIT @size",
            [new("now", Moment.Of(now)), new("size", atMost)], row => row.GetString(0), stop);
        var silent = await _reader.All(
            $"""
            SELECT v.stream FROM outbox o JOIN views v ON v.{engine.ViewKey} = o.stream
            WHERE o.at < @untold GROUP BY v.stream ORDER BY min(o.at) LIMIT @size
            """,
            [new("untold", Moment.Of(untold)), new("size", atMost)], row => row.GetString(0), stop);
        // Neither may keep the other from its turn.
        var share = Math.Max(atMost - silent.Count, (atMost + 1) / 2);
        return [.. alarms.Take(share).Concat(silent).Distinct().Take(atMost)];
    }

    private static Where Place(string area, IReadOnlyList<string> kinds)
    {
        var where = new Where();
        where.OneOf("kind", kinds);
        where.Under([area]);
        return where;
    }

    private static StoredView Map(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        Moment.At(row.GetInt64(2)),
        new ViewRow(
            row.GetString(3), row.GetString(4), Text(row, 5), Text(row, 6), Time(row, 7), Time(row, 8), null,
            row.GetFieldValue<byte[]>(9)));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Moment.At(row.GetInt64(column));
}
