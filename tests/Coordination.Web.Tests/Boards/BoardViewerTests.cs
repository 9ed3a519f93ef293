using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Web.Boards;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Boards;

[Collection(nameof(SharedApp))]
public sealed class BoardViewerTests(SharedApp shared)
{
    // An area that nobody registers: no frame of its own comes between.
    private const string Board = "area/999998";

    [Fact]
    public async Task One_that_falls_behind_gets_a_fresh_snapshot_and_holds_no_more_than_its_queue()
    {
        using var viewer = shared.App.Services.GetRequiredService<BoardRelays>().Join(Board);
        await using var frames = viewer.Frames(0, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);
        var first = await frames.Next();
        for (var n = 1; n <= 5000; n++) viewer.Offer(Delta(first.Sequence + n));
        Assert.Equal(FrameKind.Snapshot, (await frames.Next(frame => frame.Kind is not FrameKind.Heartbeat)).Kind);
    }

    [Fact]
    public async Task A_lost_frame_is_fetched_and_a_repeated_one_is_not_shown_twice()
    {
        using var viewer = shared.App.Services.GetRequiredService<BoardRelays>().Join(Board);
        await using var frames = viewer.Frames(0, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);
        var first = await frames.Next();
        viewer.Offer(Delta(first.Sequence));
        viewer.Offer(Delta(first.Sequence + 1));
        viewer.Offer(Delta(first.Sequence + 1));
        viewer.Offer(Delta(first.Sequence + 3));
        Assert.Equal((FrameKind.Delta, first.Sequence + 1), Of(await frames.Next(NotBeat)));
        Assert.Equal(FrameKind.Snapshot, (await frames.Next(NotBeat)).Kind);
    }

    private static bool NotBeat(Frame frame) => frame.Kind is not FrameKind.Heartbeat;

    private static (FrameKind, long) Of(Frame frame) => (frame.Kind, frame.Sequence);

    private static AreaFrame Delta(long sequence) => new(Board, sequence, FrameKind.Delta, DateTimeOffset.UnixEpoch, null, [], [], []);
}
