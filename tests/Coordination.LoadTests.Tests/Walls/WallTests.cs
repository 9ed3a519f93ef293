using System.Diagnostics;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Tests.Walls;

public sealed class WallTests
{
    private const string Board = "area/990001", Grid = "990001001001001";

    [Fact]
    public void A_wall_folds_its_frames_and_a_snapshot_replaces_all()
    {
        var fold = new AreaFold("990001");
        fold.Apply(Frame(10, FrameKind.Snapshot, Tile("a", 1), Tile("b", 1)));
        fold.Apply(Frame(11, FrameKind.Delta, Tile("b", 2)));
        fold.Apply(Frame(11, FrameKind.Heartbeat));
        Assert.Equal([1, 2], fold.Tiles.Values.Select(tile => tile.Version));
        Assert.Equal(11, fold.Sequence);

        fold.Apply(Frame(20, FrameKind.Snapshot, Tile("c", 5)));
        Assert.Equal("grids/c", Assert.Single(fold.Tiles).Key);
        Assert.Equal(0, fold.Holes);
    }

    [Theory]
    [InlineData(12, FrameKind.Delta)]
    [InlineData(10, FrameKind.Delta)]
    [InlineData(11, FrameKind.Heartbeat)]
    public void A_hole_in_the_sequence_is_seen(long sequence, FrameKind kind)
    {
        var fold = new AreaFold("990001");
        fold.Apply(Frame(10, FrameKind.Snapshot));
        fold.Apply(Frame(sequence, kind));

        Assert.Equal(1, fold.Holes);
    }

    [Fact]
    public void Wall_latency_runs_to_the_first_frame_that_holds_the_command_whichever_came_first()
    {
        var latency = new WallLatency([new Target("grids", Grid)], 10);
        var wall = new Wall(new AreaFold("990001"), 0, latency.Tracked);
        wall.Take(Frame(1, FrameKind.Snapshot, Tile(Grid, 4)));
        var before = Stopwatch.GetTimestamp();

        // Versions 5 and 6 come in one frame, before the answers are told; 4 was there all along; 7 never comes.
        wall.Take(Frame(2, FrameKind.Delta, Tile(Grid, 6)));
        wall.Take(Frame(3, FrameKind.Delta, Tile(Grid, 6)));
        foreach (var version in (int[])[6, 5, 4, 7])
            latency.Acknowledged(new PlannedCommand(0, "k", new Target("grids", Grid), 1, new RecordPatrol()), version, before);
        var log = new LatencyLog(before, before);
        latency.Join(wall, log);

        Assert.Equal(2, log.Count);
    }

    [Fact]
    public void What_is_tracked_is_spread_evenly_and_bounded()
    {
        var latency = new WallLatency([.. Enumerable.Range(0, 5_000).Select(at => new Target("grids", $"{at:000000}"))], 100);

        Assert.Equal(100, latency.Tracked.Count);
        Assert.Contains("grids/000000", latency.Tracked.Keys);
        Assert.Contains("grids/004950", latency.Tracked.Keys);
    }

    private static Tile Tile(string grid, long version) => new($"grids/{grid}", version, GridLevel.Calm);

    private static AreaFrame Frame(long sequence, FrameKind kind, params Tile[] tiles) =>
        new(Board, sequence, kind, DateTimeOffset.UnixEpoch, null, tiles, [], []);
}
