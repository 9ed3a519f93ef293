using Coordination.Client.Meetings;
using Coordination.Client.Meetings.Chair;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Meetings;

namespace Coordination.Client.Tests.Meetings;

/// <summary>What the tablet offers next, and what it says of it, is what the server's rules will do.</summary>
public sealed class ChairPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 6, 30, 0, TimeSpan.Zero);
    private static readonly AgendaItem First = Item(1, ItemStatus.InHand), Second = Item(2, ItemStatus.Planned);
    private static readonly Vote Open = new(1, false, ["a", "b", "c"], 2, [new("a", VoteChoice.For)], Now, null, null, null);

    [Fact]
    public void It_is_opened_once_there_is_a_quorum()
    {
        Assert.Equal(("open", "chair-lacks-quorum", 1), Plan(Board(MeetingStatus.Called, present: 1)));
        Assert.Equal(("open", null, 0), Plan(Board(MeetingStatus.Called)));
        Assert.Equal(("close", null, 0), Plan(Board(agenda: [])));
        Assert.Equal((null, null, 0), Plan(Board(MeetingStatus.Closed)));
    }

    [Fact]
    public void An_item_goes_from_its_motion_over_the_vote_to_the_decision()
    {
        Assert.Equal("start", Plan(Board()).Item1);
        Assert.Equal("propose", Plan(Board(inHand: 1)).Item1);
        Assert.Equal("open-vote", Plan(Board(inHand: 1, motion: true)).Item1);
        Assert.Equal(("open-vote", "chair-lacks-quorum", 1), Plan(Board(inHand: 1, motion: true, present: 1)));
        Assert.Equal("close-vote", Plan(Board(inHand: 1, motion: true, vote: Open)).Item1);
        Assert.Equal("decide", Plan(Board(inHand: 1, motion: true, vote: Open with { ClosedAt = Now, Carried = true })).Item1);
        Assert.Equal("start", Plan(Board(inHand: 1, motion: true, vote: Open with { ClosedAt = Now, Carried = false })).Item1);
        Assert.Equal("close", Plan(Board(inHand: 1, motion: true, vote: Open with { ClosedAt = Now, Carried = false }, agenda: [First])).Item1);
    }

    [Fact]
    public void It_tells_how_the_vote_would_end_now_and_whose_is_missing()
    {
        var plan = ChairPlan.Of(Board(inHand: 1, motion: true, vote: Open));
        Assert.Equal(false, plan.WouldCarry);
        Assert.Equal(["b", "c"], plan.Missing);
        // How a secret one stands nobody knows before it is closed.
        var secret = Open with { Secret = true, Votes = [new("a", null)] };
        Assert.Null(ChairPlan.Of(Board(inHand: 1, motion: true, vote: secret)).WouldCarry);
        Assert.False(ChairPlan.Of(Board(inHand: 1, motion: true, vote: secret with { Voters = ["a"] })).WouldCarry);
        Assert.False(ChairPlan.Of(Board(inHand: 1, motion: true, vote: Open with { Voters = ["a"], Votes = [new("a", VoteChoice.For)], Needed = 1 })).WouldCarry);
        Assert.True(ChairPlan.Of(Board(inHand: 1, motion: true, vote: Open with { Votes = [new("a", VoteChoice.For), new("b", VoteChoice.For)] })).WouldCarry);
    }

    [Fact]
    public void Its_steps_say_what_is_done_and_what_is_next()
    {
        string Steps(RoomBoard board) => string.Join(' ', ChairPlan.Of(board).Steps().Select(one => one.State));
        Assert.Equal("now later later later", Steps(Board()));
        Assert.Equal("done now later later", Steps(Board(inHand: 1, motion: true)));
        Assert.Equal("done done now later", Steps(Board(inHand: 1, motion: true, vote: Open with { ClosedAt = Now, Carried = true })));
    }

    [Fact]
    public void Clocks_count_from_the_servers_moments_and_overrun()
    {
        var hand = new RoomItem(1, Now, Now.AddMinutes(10), null);
        Assert.Equal("8:05", RoomTime.Clock(RoomTime.Spent(hand, First, Now.AddSeconds(485))));
        Assert.Equal(("11:32", "1:32"), (RoomTime.Clock(RoomTime.Spent(hand, First, Now.AddSeconds(692))), RoomTime.Clock(RoomTime.Over(hand, Now.AddSeconds(692)))));
        Assert.Equal("1:02:03", RoomTime.Clock(3723));
        Assert.Equal("0:42", RoomTime.Clock(RoomTime.Spoken(new Speaker("a", null, 42, 60), Now.AddHours(1))));
        Assert.Equal(Now.AddMinutes(25), RoomTime.EndOf(hand, [First, Second with { Minutes = 15 }], Now));
        Assert.Equal(Now.AddMinutes(35), RoomTime.EndOf(hand, [First, Second with { Minutes = 15 }], Now.AddMinutes(20)));
    }

    private static (string?, string?, int) Plan(RoomBoard board) => ChairPlan.Of(board) is var plan ? (plan.Next, plan.Locked, plan.Locked is null ? 0 : plan.Lacking) : default;

    private static AgendaItem Item(int number, ItemStatus status) => new(number, $"item {number}", null, null, null, null, 1, 10, status, 0, null);

    private static RoomBoard Board(MeetingStatus status = MeetingStatus.Open, int present = 3, int inHand = 0, bool motion = false, Vote? vote = null, IReadOnlyList<AgendaItem>? agenda = null)
    {
        var board = new RoomBoard();
        string[] units = ["a", "b", "c"];
        Assert.True(board.TryTake(new MeetingFrame(
            "meeting/x", 1, FrameKind.Snapshot, Now, Now, new MeetingState("x", "y", 1, null, status, "a", Now, null, null, 2, Majority.Half, null, [], null),
            new RoomItem(inHand, null, null, null), new RoomSpeaker(null, null), [], motion ? new Motion(1, "m") : new Motion(0, ""),
            vote ?? new Vote(0, false, [], 0, [], default, null, null, null), [.. units.Select((unit, at) => new Seat(unit, unit, at < present, false, 0))],
            agenda ?? (inHand == 0 ? [Second] : [First, Second]), []), out _));
        return board;
    }
}
