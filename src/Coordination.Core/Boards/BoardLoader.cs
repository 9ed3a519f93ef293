using System.Runtime.CompilerServices;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>Reads what an area board is folded from.</summary>
internal sealed class BoardLoader(AreaCode area, IViews views)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(32), Margin = TimeSpan.FromMinutes(2);
    private static readonly string[] Places = ["areas", "communities", "grids"], Matters = ["matters"];

    /// <summary>All places, all open matters, and those closed of the last 32 days.</summary>
    public IAsyncEnumerable<BoardFact> Everything(DateTimeOffset now, CancellationToken stop) => Read(stop,
        new ViewScan(area.Value, Places),
        new ViewScan(area.Value, Matters, ExceptStatus: "closed"),
        new ViewScan(area.Value, Matters, now - Remembered));

    /// <summary>What changed, with a margin for clocks that differ; all of it after a long time.</summary>
    public IAsyncEnumerable<BoardFact> ChangedSince(DateTimeOffset since, DateTimeOffset now, CancellationToken stop) =>
        now - since > Remembered - Margin
            ? Everything(now, stop)
            : Read(stop, new ViewScan(area.Value, BoardFacts.Kinds, since - Margin));

    private async IAsyncEnumerable<BoardFact> Read([EnumeratorCancellation] CancellationToken stop, params ViewScan[] scans)
    {
        foreach (var scan in scans)
            await foreach (var view in views.Under(scan, stop))
                if (BoardFacts.Of(view) is { } fact)
                    yield return fact;
    }
}
