using Coordination.Contracts.Boards;
using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>
/// A board as it stood at a past moment, folded from the views that each stream's last commit up to it had left. It costs
/// what there was to show then, not what happened before or since. Two at a time.
/// </summary>
public sealed class PastBoard(PastViews past) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(2);

    /// <summary>The snapshot of that moment; its sequence is 0 and it never changes.</summary>
    public async ValueTask<Frame> At(IBoardKind kind, string key, DateTimeOffset moment, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var content = await BoardContent.Open(kind, key, stop);
            foreach (var scan in kind.Scans(key, content.Topics, moment))
                await foreach (var one in past.At(scan, moment, stop))
                    content.Take(one.Stream, one.Version, one.At, one.Row);
            return content.Fold.Snapshot($"{kind.Name}/{key}", 0, moment);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
