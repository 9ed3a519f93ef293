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
internal sealed class AlarmClockGrain(IViews views, TimeProvider clock, ILogger<AlarmClockGrain> logger)
    : Grain, IAlarmClockGrain
{
    private const int MostAtOnce = 1000, Abreast = 32;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), Untold = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(20);

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
            var now = clock.GetUtcNow();
            var streams = await views.ToWake(now, now - Untold, MostAtOnce, stop);
            foreach (var some in streams.Chunk(Abreast)) await Task.WhenAll(some.Select(stream => Wake(stream, stop)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "Deadlines are looked at again in a second");
        }
    }

    private async Task Wake(string stream, CancellationToken stop)
    {
        try
        {
            var slash = stream.IndexOf('/', StringComparison.Ordinal);
            if (KindCatalog.Find(stream[..slash]) is { } kind)
                await kind.Grain(GrainFactory, stream[(slash + 1)..]).Wake().AsTask().WaitAsync(Patience, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "{Stream} is woken again in a second", stream);
        }
    }
}
