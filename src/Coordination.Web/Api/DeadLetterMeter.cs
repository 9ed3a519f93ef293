using System.Diagnostics.Metrics;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>The gauge <c>journal.dead_letters</c> of meter <c>Coordination.Journal</c>, looked at every 30 s.</summary>
internal sealed partial class DeadLetterMeter : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);
    private readonly IViews _views;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private long _count;

    public DeadLetterMeter(IViews views, IMeterFactory meters, TimeProvider clock, ILogger<DeadLetterMeter> log)
    {
        (_views, _clock, _log) = (views, clock, log);
        meters.Create("Coordination.Journal").CreateObservableGauge(
            "journal.dead_letters", () => Volatile.Read(ref _count), "{message}", "Messages between things that could not be delivered.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        do
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                patience.CancelAfter(Patience);
                Volatile.Write(ref _count, await _views.CountDeadLetters(patience.Token));
            }
            catch (Exception away) when (Outage.IsOrLate(away, stoppingToken))
            {
                LogAway(away);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Dead letters could not be counted: the database is away")]
    private partial void LogAway(Exception away);
}
