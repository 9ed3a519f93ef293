using Microsoft.Extensions.Logging;

namespace Coordination.Core.Journal;

/// <summary>
/// Wakes things whose deadline has passed or whose messages are still under way, while nobody is looking and after a
/// restart. One in the cluster; key <c>clock</c>.
/// </summary>
[Alias("journal.alarm-clock")]
public interface IAlarmClockGrain : IGrainWithStringKey
{
    /// <summary>Keeps it running; every silo says so every few seconds, so that it comes back after its silo was lost.</summary>
    [Alias("keep-running")]
    ValueTask KeepRunning();
}

/// <inheritdoc/>
[GrainType("alarm-clock")]
internal sealed class AlarmClockGrain(IViews views, IJournal journal, TimeProvider clock, ILogger<AlarmClockGrain> logger)
    : Grain, IAlarmClockGrain
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(10);
    private readonly WakeRound _round = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Look, new GrainTimerCreationOptions(Every, Every) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public ValueTask KeepRunning() => ValueTask.CompletedTask;

    private async Task Look(CancellationToken stop)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            var now = clock.GetUtcNow();
            foreach (var (stream, version) in _round.Take(await views.ToWake(now, WakeRound.Most * 4, patience.Token), now))
                _ = Wake(stream, version, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "Deadlines are looked at again in a second");
        }
    }

    // Not waited for: one that hangs keeps one of the places, not the round. Each ends within its patience.
    private async Task Wake(string stream, long version, CancellationToken stop)
    {
        try
        {
            if (KindCatalog.OfStream(stream) is { } thing)
                await thing.Kind.Grain(GrainFactory, thing.Id).Wake().AsTask().WaitAsync(Patience, clock, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "{Stream} is woken again later", stream);
        }
        if (stop.IsCancellationRequested) return;
        // Found due again at the same version, it did not clear: the pause grows. A commit sets it right by itself.
        journal.Note(new WakePostponed(stream, version, _round.Done(stream, version, clock.GetUtcNow())));
    }
}
