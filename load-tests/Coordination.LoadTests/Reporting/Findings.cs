using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Reporting;

/// <summary>What the readable report shows beyond the figures.</summary>
/// <param name="Acks">Acknowledgements by the second.</param>
/// <param name="Walls">Wall latencies by the second in which the frame came.</param>
/// <param name="AckSpread">Acknowledgement latency, ms, at each of <see cref="Percentiles"/>.</param>
/// <param name="WallSpread">The same for walls; empty when not measured.</param>
/// <param name="Server">The server's process by the second.</param>
/// <param name="Notes">Sentences: counts, refusals, differences.</param>
internal sealed record Findings(
    IReadOnlyList<SecondOfLatency> Acks,
    IReadOnlyList<SecondOfLatency> Walls,
    IReadOnlyList<double> AckSpread,
    IReadOnlyList<double> WallSpread,
    IReadOnlyList<ProcessSample> Server,
    IReadOnlyList<string> Notes)
{
    public static IReadOnlyList<double> Percentiles { get; } = [10, 25, 50, 75, 90, 95, 99, 99.9, 99.99];

    /// <summary>The spread of a log; empty when it holds nothing.</summary>
    public static IReadOnlyList<double> Spread(LatencyLog log) =>
        log.Count == 0 ? [] : [.. Percentiles.Select(percentile => log.Ms(percentile)!.Value)];
}
