using System.Diagnostics;
using HdrHistogram;

namespace Coordination.LoadTests.Driving;

/// <summary>One second of a run.</summary>
internal readonly record struct SecondOfLatency(int Second, long Count, double P50Ms, double P99Ms);

/// <summary>Latencies, in all and by the second in which they ended. Thread-safe.</summary>
/// <param name="begun">Timestamp at which second 0 begins.</param>
/// <param name="warm">Timestamp before which nothing counts in all; it still shows by the second.</param>
internal sealed class LatencyLog(long begun, long warm)
{
    private const long Longest = 600_000_000;
    private const int SecondsKept = 90_000;
    private readonly LongConcurrentHistogram _all = new(1, Longest, 3);
    private readonly LongConcurrentHistogram?[] _seconds = new LongConcurrentHistogram?[SecondsKept];
    private long _last;

    /// <summary>Records what took from <paramref name="from"/> to <paramref name="to"/>, both timestamps.</summary>
    public void Record(long from, long to)
    {
        var micros = Math.Clamp((long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds, 1, Longest);
        var second = (int)Math.Clamp(Stopwatch.GetElapsedTime(begun, to).TotalSeconds, 0, SecondsKept - 1);
        var slot = Volatile.Read(ref _seconds[second])
            ?? Interlocked.CompareExchange(ref _seconds[second], new LongConcurrentHistogram(1, Longest, 2), null)
            ?? _seconds[second]!;
        slot.RecordValue(micros);
        if (to < warm) return;
        _all.RecordValue(micros);
        InterlockedMax(ref _last, to);
    }

    public long Count => _all.TotalCount;

    /// <summary>Counted per second of the time from the end of the warm-up to <paramref name="until"/>.</summary>
    public double? PerSecond(long until) =>
        Count == 0 ? null : Count / Math.Max(0.001, Stopwatch.GetElapsedTime(warm, Math.Max(until, _last)).TotalSeconds);

    public double? Ms(double percentile) => Count == 0 ? null : _all.GetValueAtPercentile(percentile) / 1000.0;

    public IReadOnlyList<SecondOfLatency> Seconds() =>
        [.. _seconds.Select((one, second) => (one, second)).Where(pair => pair.one is not null).Select(pair => new SecondOfLatency(
            pair.second, pair.one!.TotalCount, pair.one.GetValueAtPercentile(50) / 1000.0, pair.one.GetValueAtPercentile(99) / 1000.0))];

    private static void InterlockedMax(ref long place, long value)
    {
        var seen = Volatile.Read(ref place);
        while (value > seen)
        {
            var before = Interlocked.CompareExchange(ref place, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
