using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Migrations;

/// <summary>
/// Folds the views that another version of the server made anew from their history, before the silo starts. A server
/// that is cut short at it goes on at its next start; two that do it at once do the same.
/// </summary>
internal sealed class ViewRebuild(GroupCommitJournal journal, Engine engine, TimeProvider clock, ILogger<ViewRebuild> log) : IHostedLifecycleService
{
    private const int Page = 500;
    private readonly DatabaseViews _views = new(engine);

    /// <exception cref="JournalException">The database failed.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in KindCatalog.All)
        {
            var (began, done, last) = (clock.GetTimestamp(), 0, "");
            while (await _views.OfOtherForm(kind.Name, kind.Fold.Format, last, Page, cancellationToken) is { Count: > 0 } streams)
            {
                foreach (var (stream, version) in streams) await Rebuild(kind, stream, version, cancellationToken);
                if (!await journal.Probe()) throw new JournalException("The views could not be written in the form of this version.");
                (done, last) = (done + streams.Count, streams[^1].Stream);
            }
            if (done > 0) log.LogInformation("Folded {Views} views of {Kind} anew in {Seconds:0.0} s.", done, kind.Name, clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Rebuild(Kind kind, string stream, long version, CancellationToken stop)
    {
        var commits = new List<StoredCommit>();
        while ((commits.Count == 0 ? 0 : commits[^1].Version) is var last && last < version)
        {
            var page = await journal.Read(stream, last, (int)Math.Min(Page, version - last), stop);
            if (page.Count == 0) break;
            commits.AddRange(page);
        }
        try
        {
            var (row, details) = kind.Fold.Whole(stream[(kind.Name.Length + 1)..], commits);
            journal.Note(new Rebuilt(stream, version, kind.Fold.Format, row, details));
        }
        catch (Exception fault)
        {
            // One that can't be read is shown as it was; it must not keep the others, or the server, from starting.
            log.LogError(fault, "The view of {Stream} can't be folded anew.", stream);
        }
    }
}
