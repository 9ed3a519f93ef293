using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Tests.Walls;

public sealed class InterruptionTests
{
    private readonly Wall[] _walls = [new(new AreaFold("990001"), 0), new(new AreaFold("990001"), 0)];

    [Fact]
    public async Task Streams_that_ended_meanwhile_are_counted_and_walls_that_showed_nothing_since()
    {
        _walls[0].StreamEnded();
        Show(_walls[0]);
        var stalled = new Interruption(_walls);
        _walls[0].StreamEnded();
        _walls[1].StreamEnded();
        Show(_walls[1]);
        stalled.Over();
        _walls[1].StreamEnded();
        Show(_walls[0]);
        await stalled.Await(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (stalled.StreamsEnded, stalled.NotResumed));
    }

    [Fact]
    public async Task A_wall_that_comes_back_late_is_waited_for()
    {
        var stalled = new Interruption(_walls);
        stalled.Over();
        var back = stalled.Await(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        foreach (var wall in _walls) Show(wall);
        await back;

        Assert.Equal(0, stalled.NotResumed);
    }

    private static void Show(Wall wall) =>
        wall.Take(new AreaFrame(wall.Board, 0, FrameKind.Heartbeat, DateTimeOffset.UnixEpoch, null, [], [], []));
}
