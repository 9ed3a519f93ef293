using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Contracts;

namespace Coordination.LoadTests.Reporting;

/// <summary>How fast walls of one sort were.</summary>
internal sealed record WallTimes(int Walls, double? P50Ms, double? P99Ms);

/// <summary>How fast the screens of a meeting's room were: until the last of them showed a tap or a vote.</summary>
internal sealed record ScreenTimes(int Screens, double? LastP50Ms, double? LastP99Ms);

/// <summary>
/// <c>report.json</c>. What was not measured is null. Latencies are milliseconds, sizes as their names say; every
/// rate is per second of the measured time.
/// </summary>
/// <param name="Mode"><c>http</c>, <c>bulk</c> or <c>in-process</c>.</param>
/// <param name="AckedPerSecond">Commands acknowledged.</param>
/// <param name="AckP50Ms">From the moment a command was due to its acknowledgement.</param>
/// <param name="AckP99Ms">The same.</param>
/// <param name="WallP50Ms">From the moment a command was due to a wall's frame that holds it, over all walls.</param>
/// <param name="WallP99Ms">The same.</param>
/// <param name="WallsBySort">The same by the sort of wall: <c>county</c>, <c>street</c>, <c>community</c>, <c>chain</c>, <c>meeting</c>.</param>
/// <param name="Screens">The screens of joint meetings; null when there were none.</param>
/// <param name="WallBytesPerSecond">Received by one wall, on average.</param>
/// <param name="Lost">Acknowledged commands that history lacks.</param>
/// <param name="Duplicated">Commands that history holds more often than it may.</param>
/// <param name="WallsDiverged">Walls that do not show what history says.</param>
/// <param name="WorkListsDiverged">Work lists that do not show what history says; null when none was watched.</param>
/// <param name="StreamsEnded">Hub streams of walls and work lists that ended while the database stood still; null without a stall.</param>
/// <param name="StreamsNotResumed">Walls and work lists that showed nothing more after it.</param>
/// <param name="ServerCpuSeconds">CPU time of the server's process during the measured time; in-process: of everything.</param>
/// <param name="ServerRssMiB">Its highest resident memory.</param>
/// <param name="JournalLimitPerSecond">Appends of the journal alone; for a hot grid, one append after the other.</param>
/// <param name="EchoLimitPerSecond">Commands that a bare endpoint answers under the same HTTP load.</param>
/// <param name="BroadcastP99Ms">From a bare broadcast of the same frames at the same pace to its arrival.</param>
/// <param name="BroadcastLimitPerSecond">Frames that such a broadcast delivers, all walls together.</param>
/// <param name="Settings">What the run was told to do.</param>
internal sealed record Report(
    string Mode,
    double? AckedPerSecond,
    double? AckP50Ms,
    double? AckP99Ms,
    double? WallP50Ms,
    double? WallP99Ms,
    IReadOnlyDictionary<string, WallTimes> WallsBySort,
    ScreenTimes? Screens,
    double? WallBytesPerSecond,
    long? Lost,
    long? Duplicated,
    long? WallsDiverged,
    long? WorkListsDiverged,
    long? StreamsEnded,
    long? StreamsNotResumed,
    double? ServerCpuSeconds,
    [property: JsonPropertyName("serverRssMiB")] double? ServerRssMiB,
    double? JournalLimitPerSecond,
    double? EchoLimitPerSecond,
    double? BroadcastP99Ms,
    double? BroadcastLimitPerSecond,
    object Settings)
{
    private static readonly JsonSerializerOptions Options = new(WireJson.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>True when nothing was lost or duplicated, nothing watched diverged or stayed away, and something was acknowledged at all.</summary>
    [JsonIgnore]
    public bool IsGood => this is
    {
        Lost: 0, Duplicated: 0, WallsDiverged: 0, WorkListsDiverged: null or 0, StreamsNotResumed: null or 0, AckedPerSecond: > 0,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";
}
