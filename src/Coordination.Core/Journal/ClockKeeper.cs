using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Journal;

/// <summary>Keeps the cluster's <see cref="IAlarmClockGrain"/> running, from every silo.</summary>
internal sealed class ClockKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ClockKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await grains.GetGrain<IAlarmClockGrain>("clock").KeepRunning();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The alarm clock is asked again in {Every}", Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
