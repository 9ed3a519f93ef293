namespace Coordination.Core.Journal;

/// <summary>Views as they stood at a past moment: each as its stream's last commit up to it had left it.</summary>
public sealed class PastViews(IViews views, IJournal journal)
{
    /// <summary>The rows that the scan would have found then, in no order; bodies are not filled in.</summary>
    public async IAsyncEnumerable<PastRow> At(ViewScan scan, DateTimeOffset moment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var past in views.Past(scan, moment, stop))
            if (KindCatalog.OfStream(past.Stream) is { } thing)
                yield return new PastRow(past.Stream, past.Version, past.At, await Row(thing.Kind, thing.Id, past, stop));
    }

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

/// <summary>A row as it was at a past moment.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version then.</param>
/// <param name="At">When that was committed, UTC.</param>
/// <param name="Row">As that left it.</param>
public readonly record struct PastRow(string Stream, long Version, DateTimeOffset At, ViewRow Row);
