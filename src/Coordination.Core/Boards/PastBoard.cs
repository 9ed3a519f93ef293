using Coordination.Contracts.Boards;
using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>
/// A board as it stood at a past moment, folded from the views that each stream's last commit up to it had left. It costs
/// what there was to show then, not what happened before or since. Two at a time.
/// </summary>
public sealed class PastBoard(IViews views, IJournal journal) : IDisposable
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
                await foreach (var past in views.Past(scan, moment, stop))
                    if (KindCatalog.OfStream(past.Stream) is { } thing)
                        content.Take(past.Stream, past.Version, past.At, await Row(thing.Kind, thing.Id, past, stop));
            return content.Fold.Snapshot($"{kind.Name}/{key}", 0, moment);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask<ViewRow> Row(Kind kind, string id, PastView past, CancellationToken stop)
    {
        if (past.Kept is { } kept && kept.Format == kind.Fold.Format) return kind.RowOf(kind.ViewOf(kept.Body));
        // Recorded before views were kept, or in an older form: folded from its commits.
        var commits = new List<StoredCommit>();
        while ((commits.Count == 0 ? 0 : commits[^1].Version) is var last && last < past.Version)
        {
            var page = await journal.Read(past.Stream, last, (int)Math.Min(500, past.Version - last), stop);
            if (page.Count == 0) break;
            commits.AddRange(page);
        }
        return kind.Fold.Row(id, commits);
    }
}
