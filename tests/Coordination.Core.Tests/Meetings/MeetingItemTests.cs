using Coordination.Contracts.Meetings;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingItemTests
{
    [Fact]
    public void An_item_has_a_title_and_its_number_stays()
    {
        var room = Called();
        Assert.Equal(MeetingRefusals.NoTitle, room.Refusal(Of(Chair), new AddItem()));
        foreach (var title in new[] { "a", "b", "c" }) room.Taps(new AddItem(Title: title));
        room.Taps(new MoveItem(3, 1));
        room.Taps(new DropItem(1));
        Assert.Null(room.Refusal(Of(Chair), new DropItem(1)));
        room.Taps(new AddItem(Title: "d"));
        Assert.Equal([(3, "c"), (2, "b"), (4, "d")], room.Meeting.Agenda.Select(one => (one.Item, one.Title)));
        Assert.Null(room.Refusal(Of(Chair), new MoveItem(4, 50)));
        foreach (var wrong in new ChairTap[] { new MoveItem(9, 1), new DropItem(9), new DropItem(0), new DropItem(-3) })
            Assert.Equal(MeetingRefusals.NoSuchItem, room.Refusal(Of(Chair), wrong));
    }

    [Fact]
    public void Fifty_items_are_the_limit()
    {
        var room = Called();
        for (var at = 0; at < 50; at++) room.Taps(new AddItem(Title: "x"));
        Assert.Equal(MeetingRefusals.TooManyItems, room.Refusal(Of(Chair), new AddItem(Title: "x")));
    }

    [Fact]
    public void Its_clock_ends_at_a_moment_and_overruns()
    {
        var room = Begun();
        var began = room.Now;
        Assert.Equal(began.AddMinutes(10), room.Meeting.InHand!.EndsAt);
        room.Pass(TimeSpan.FromMinutes(12));
        room.Taps(new ExtendItem());
        Assert.Equal(began.AddMinutes(11), room.Meeting.InHand!.EndsAt);
        room.Taps(new EndItem());
        Assert.Null(room.Meeting.InHand);
        Assert.Equal((ItemStatus.Ended, 720, 11), (room.Meeting.Agenda[0].Status, room.Meeting.Agenda[0].Used, room.Meeting.Agenda[0].Minutes));
    }

    [Fact]
    public void An_item_that_is_taken_up_again_goes_on_where_it_was()
    {
        var room = Begun();
        room.Taps(new AddItem(Title: "Land"));
        room.Pass(TimeSpan.FromMinutes(4));
        room.Taps(new StartItem(2));
        Assert.Equal([ItemStatus.Ended, ItemStatus.InHand], room.Meeting.Agenda.Select(one => one.Status));
        Assert.Null(room.Refusal(Of(Chair), new StartItem(2)));
        room.Pass(TimeSpan.FromMinutes(1));
        room.Taps(new StartItem(1));
        Assert.Equal(room.Now.AddMinutes(6), room.Meeting.InHand!.EndsAt);
        Assert.Equal(60, room.Meeting.Agenda[1].Used);
        Assert.Equal(MeetingRefusals.NoSuchItem, room.Refusal(Of(Chair), new StartItem(3)));
        Assert.Equal(MeetingRefusals.ItemBegun, room.Refusal(Of(Chair), new DropItem(2)));
    }

    [Fact]
    public void Put_aside_is_the_item_in_hand_or_one_to_come()
    {
        var room = Voting();
        room.Taps(new AddItem(Title: "Land"));
        room.Says(Two, new CastVote(VoteChoice.For));
        room.Taps(new PutAside(Reason: "Figures missing"));
        Assert.Equal((ItemStatus.PutAside, "Figures missing"), (room.Meeting.Agenda[0].Status, room.Meeting.Agenda[0].Reason));
        Assert.Null(room.Meeting.Vote);
        Assert.Null(room.Meeting.Motion);
        Assert.Equal(MeetingRefusals.NoItemInHand, room.Refusal(Of(Chair), new PutAside()));
        Assert.Null(room.Refusal(Of(Chair), new PutAside(1)));
        room.Taps(new PutAside(2));
        Assert.Equal(MeetingRefusals.NoSuchItem, room.Refusal(Of(Chair), new PutAside(3)));
        room.Taps(new StartItem(1));
        Assert.Null(room.Meeting.Agenda[0].Reason);
        room.Taps(new EndItem());
        Assert.Equal(MeetingRefusals.ItemBegun, room.Refusal(Of(Chair), new PutAside(1)));
    }

    [Fact]
    public void Nothing_moves_on_while_a_vote_is_open()
    {
        var room = Voting();
        room.Taps(new AddItem(Title: "Land"));
        foreach (var tap in new ChairTap[] { new StartItem(2), new EndItem(), new CloseMeeting(), new ProposeMotion("x"), new TakeDecision(Two, room.Now.AddDays(1)) })
            Assert.Equal(MeetingRefusals.VoteOpen, room.Refusal(Of(Chair), tap));
    }

    [Fact]
    public void What_is_left_at_the_end_is_put_aside()
    {
        var room = Begun();
        room.Taps(new AddItem(Title: "Land"));
        room.Taps(new CloseMeeting());
        Assert.Equal([ItemStatus.Ended, ItemStatus.PutAside], room.Meeting.Agenda.Select(one => one.Status));
        Assert.Equal(("closed", room.Now), (room.Meeting.Row().Status, room.Meeting.ClosedAt));
    }
}
