using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Boards;

/// <summary>A board as it stood at a past moment, folded from the journal. Two at a time: each reads a whole history.</summary>
public sealed class PastBoard(IViews views, IOptions<BoardOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(2);

    /// <summary>The snapshot of that moment; its sequence is 0 and it never changes.</summary>
    public async ValueTask<Frame> At(AreaCode area, DateTimeOffset moment, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var fold = new BoardFold(area, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone), options.Value.MostTiles);
            var commits = new List<StoredCommit>();
            await foreach (var commit in views.HistoryUnder(area.Value, BoardFacts.Kinds, moment, stop))
            {
                if (commits.Count > 0 && commits[0].Stream != commit.Stream) Merge(fold, commits);
                commits.Add(commit);
            }
            if (commits.Count > 0) Merge(fold, commits);
            return fold.Snapshot($"area/{area}", 0, moment);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static void Merge(BoardFold fold, List<StoredCommit> commits)
    {
        var (stream, last) = (commits[0].Stream, commits[^1]);
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        if (KindCatalog.Find(stream[..slash]) is { } kind
            && BoardFacts.Of(stream, last.Version, last.At, kind.Fold.Row(stream[(slash + 1)..], commits).View) is { } fact)
            fold.Merge(fact);
        commits.Clear();
    }
}
