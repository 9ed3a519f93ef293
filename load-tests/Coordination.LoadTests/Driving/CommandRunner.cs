using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coordination.LoadTests.Driving;

/// <summary>Is told of every acknowledged command.</summary>
/// <param name="command">The command.</param>
/// <param name="version">The version that holds it.</param>
/// <param name="intended">The timestamp at which it was to be sent.</param>
internal delegate void Acknowledged(PlannedCommand command, long version, long intended);

/// <summary>Sends one command until its fate is known, as a phone with a queue would: always under the same key.</summary>
internal sealed class CommandRunner(ICommandSender sender, Ledger ledger, LatencyLog latencies, Acknowledged? told = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly ConcurrentDictionary<string, int> _reasons = new();

    /// <summary>Why commands were refused, and how often.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _reasons;

    public long Retries => Interlocked.Read(ref _retries);
    private long _retries;

    /// <summary>Latency counts from <paramref name="intended"/>, so a late start counts as latency too.</summary>
    public async Task<Fate> Run(PlannedCommand command, long intended, CancellationToken stop)
    {
        var fate = Fate.Unknown;
        for (var attempt = 0; fate is Fate.Unknown && Stopwatch.GetElapsedTime(intended) < Patience; attempt++)
        {
            if (attempt > 0)
            {
                Interlocked.Increment(ref _retries);
                await Task.Delay(Math.Min(25 << Math.Min(attempt, 5), 500), stop);
            }
            var result = await sender.Send(command, stop);
            if (result.Outcome is SendOutcome.Acknowledged)
            {
                fate = Fate.Acknowledged;
                latencies.Record(intended, Stopwatch.GetTimestamp());
                told?.Invoke(command, result.Version, intended);
            }
            else if (result.Outcome is SendOutcome.Refused)
            {
                fate = Fate.Refused;
                _reasons.AddOrUpdate($"{command.Body.GetType().Name}: {result.Why}", 1, (_, count) => count + 1);
            }
        }
        ledger.Settle(command, fate);
        return fate;
    }
}
