using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Areas.Wall;

/// <summary>Frames of a small county's board.</summary>
internal static class Frames
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 6, 36, 0, TimeSpan.Zero);
    public static readonly AreaCode Grid = AreaCode.Parse("360424100901003");

    public static AreaFrame Snapshot(long sequence, params Tile[] tiles) => new(
        "area/360424", sequence, FrameKind.Snapshot, At, At, tiles,
        [new(AreaCode.Parse("360424"), "修水县"), new(AreaCode.Parse("360424100901"), "云溪社区"), new(Grid, "云溪社区03网格")],
        [], Figures(), [], []);

    public static AreaFrame Delta(long sequence, params Tile[] tiles) =>
        new("area/360424", sequence, FrameKind.Delta, At, At, tiles, [], []);

    public static AreaFrame Heartbeat(long sequence) => new("area/360424", sequence, FrameKind.Heartbeat, At, At, [], [], []);

    public static Tile Tile(string code, GridLevel level = GridLevel.Calm, int open = 0, int overdue = 0, int onDuty = 1) =>
        new($"grids/{code}", 1, level, onDuty, open, overdue);

    public static Figures Figures(int overdue = 0) => new(
        1, 1, 2, 1, 0, 0, 3, overdue, 4, 5, 6,
        [.. Enum.GetValues<MatterStep>().Where(s => s is not MatterStep.Closed).Select(s => new StepCount(s, 1, 0))],
        new Rates(0.98, 0.5, null));
}
