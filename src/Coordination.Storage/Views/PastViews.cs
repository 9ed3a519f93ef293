using System.Runtime.CompilerServices;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>
/// The views of a past moment. A stream that has not changed since has its newest; of another the last commit up to the
/// moment is found by halving its versions, all streams of a page together, and that commit kept its view.
/// </summary>
internal sealed class PastViews(Engine engine)
{
    private const int PageSize = 400;
    private readonly Reader _reader = new(engine);

    public async IAsyncEnumerable<PastView> Find(ViewScan scan, DateTimeOffset moment, [EnumeratorCancellation] CancellationToken stop)
    {
        if (scan.TurnOf is not null) throw new NotSupportedException("A scan by turns has no past.");
        var page = new List<Search>(PageSize);
        await foreach (var search in Candidates(scan, moment, stop))
        {
            page.Add(search);
            if (page.Count < PageSize) continue;
            foreach (var found in await Views(page, moment, stop)) yield return found;
            page.Clear();
        }
        if (page.Count == 0) yield break;
        foreach (var found in await Views(page, moment, stop)) yield return found;
    }

    /// <summary>
    /// Streams that stand there or stood there once, were there by then, and are found by the scan's filters now or have
    /// changed since.
    /// </summary>
    private IAsyncEnumerable<Search> Candidates(ViewScan scan, DateTimeOffset moment, CancellationToken stop)
    {
        var where = new Where();
        where.OneOf("kind", scan.Kinds);
        where.StandsOrStood(scan, engine.ViewKey);
        where.Add("begun_at <= {0}", Moment.Of(moment));
        where.FoundOrChanged(scan, Moment.Of(moment));
        return _reader.Stream(
            $"SELECT stream, {engine.ViewKey}, version, updated_at FROM views WHERE {where.Sql}", where.Values,
            row => new Search(row.GetString(0), row.GetValue(1), row.GetInt64(2), row.GetInt64(3)), stop);
    }

    private async ValueTask<IReadOnlyList<PastView>> Views(List<Search> page, DateTimeOffset moment, CancellationToken stop)
    {
        foreach (var search in page) search.Begin(Moment.Of(moment));
        while (page.Where(search => !search.IsDone).ToList() is { Count: > 0 } open)
            foreach (var (key, version, at) in await Commits(open.Select(search => (search.Key, search.Middle)), stop))
                open.Find(search => search.Key.Equals(key) && search.Middle == version)?.Seen(at <= Moment.Of(moment));
        return await Kept(page.Where(search => search.Low > 0).ToDictionary(search => search.Key), stop);
    }

    private ValueTask<IReadOnlyList<(object Key, long Version, long At)>> Commits(IEnumerable<(object Key, long Version)> wanted, CancellationToken stop)
    {
        var where = new Where();
        where.OneOfPairs("stream", "version", wanted);
        return _reader.All(
            $"SELECT stream, version, at FROM commits WHERE {where.Sql}", where.Values, row => (row.GetValue(0), row.GetInt64(1), row.GetInt64(2)), stop);
    }

    private async ValueTask<IReadOnlyList<PastView>> Kept(Dictionary<object, Search> found, CancellationToken stop)
    {
        if (found.Count == 0) return [];
        var where = new Where();
        where.OneOfPairs("stream", "version", found.Values.Select(search => (search.Key, search.Low)));
        return await _reader.All(
            $"SELECT stream, version, at, format, view FROM commits WHERE {where.Sql}", where.Values,
            row => new PastView(
                found[row.GetValue(0)].Stream, row.GetInt64(1), Moment.At(row.GetInt64(2)),
                row.IsDBNull(4) ? null : new KeptView(row.GetInt64(1), Moment.At(row.GetInt64(2)), row.GetInt32(3), row.GetFieldValue<byte[]>(4))),
            stop);
    }

    /// <summary>Halves the versions of one stream: the one sought is at least <see cref="Low"/> and at most the high bound.</summary>
    private sealed class Search(string stream, object key, long newest, long updatedAt)
    {
        private long _high = newest;

        public string Stream { get; } = stream;

        public object Key { get; } = key;

        public long Low { get; private set; }

        public bool IsDone => Low == _high;

        public long Middle => (Low + _high + 1) / 2;

        public void Begin(long moment)
        {
            if (updatedAt <= moment) Low = _high;
        }

        public void Seen(bool early)
        {
            if (early) Low = Middle;
            else _high = Middle - 1;
        }
    }
}
