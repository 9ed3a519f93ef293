using Coordination.Contracts.Boards;

namespace Coordination.Client.Tests.Boards;

public sealed class BoardFoldTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 6, 36, 0, TimeSpan.Zero);
    private readonly WordBoard board = new();

    [Fact]
    public void A_hole_is_refused_and_changes_nothing()
    {
        Assert.True(Take(FrameKind.Snapshot, 1, "one"));
        Assert.False(board.TryTake(Frame(FrameKind.Delta, 3, "three"), out _));
        Assert.False(board.TryTake(Frame(FrameKind.Heartbeat, 2), out _));
        Assert.Equal((1, "one"), (board.Sequence, board.Word));
    }

    [Fact]
    public void A_delta_that_came_before_does_no_harm()
    {
        Take(FrameKind.Snapshot, 5, "five");
        Assert.False(Take(FrameKind.Delta, 5, "again"));
        Assert.Equal("five", board.Word);
    }

    [Fact]
    public void A_delta_of_a_board_that_is_not_there_is_a_hole() =>
        Assert.False(board.TryTake(Frame(FrameKind.Delta, 1, "one"), out _));

    [Fact]
    public void A_heartbeat_is_time_and_nothing_else()
    {
        Take(FrameKind.Snapshot, 1, "one");
        var told = 0;
        board.Taken += _ => told++;
        Assert.True(board.TryTake(Frame(FrameKind.Heartbeat, 1) with { At = At.AddSeconds(5) }, out var changed));
        Assert.False(changed);
        Assert.Equal(0, told);
        Assert.Equal(At.AddSeconds(5), board.At);
    }

    [Fact]
    public void A_board_that_was_forgotten_is_as_before_its_first_frame()
    {
        Take(FrameKind.Snapshot, 5, "five");
        board.Forget();
        Assert.Equal((0, "", false, null), (board.Sequence, board.Word, board.IsThere, board.At));
    }

    private bool Take(FrameKind kind, long sequence, string word)
    {
        Assert.True(board.TryTake(Frame(kind, sequence, word), out var changed));
        return changed;
    }

    private static WordFrame Frame(FrameKind kind, long sequence, string? word = null) => new("words/1", sequence, kind, At, At, word);
}
