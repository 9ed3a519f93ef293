using Coordination.Contracts.Meetings;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MinutesTests
{
    [Fact]
    public void Who_came_and_when_and_who_left_is_kept()
    {
        var room = Called();
        room.Says(Chair, new CheckIn());
        var came = room.Now;
        room.Pass(TimeSpan.FromMinutes(5));
        room.Says(Two, new CheckIn());
        room.Pass(TimeSpan.FromMinutes(5));
        room.Says(Two, new CheckOut());
        room.Says(Three, new CheckIn());
        room.Says(Three, new CheckOut());
        room.Pass(TimeSpan.FromMinutes(5));
        room.Says(Three, new CheckIn());
        var attendance = Of(room).Attendance;
        Assert.Equal(Invited, attendance.Select(one => one.Unit));
        Assert.Equal([new Stay(came, null)], attendance[0].Stays);
        Assert.Equal([new Stay(came.AddMinutes(5), came.AddMinutes(10))], attendance[1].Stays);
        Assert.Equal([new Stay(came.AddMinutes(10), came.AddMinutes(10)), new Stay(came.AddMinutes(15), null)], attendance[2].Stays);
        Assert.Empty(attendance[3].Stays);
    }

    [Fact]
    public void Every_motion_of_an_item_is_kept_with_how_it_went()
    {
        var room = Begun();
        room.Says(Five, new DeclareInterest());
        room.Taps(new ProposeMotion("Extend the berth"));
        room.Taps(new ProposeMotion("Extend the berth by a year"));
        room.Taps(new OpenVote());
        room.Says(Chair, new CastVote(VoteChoice.Against));
        room.Taps(new CloseVote());
        room.Taps(new ProposeMotion("Extend it by two"));
        room.Taps(new OpenVote(true));
        foreach (var unit in new[] { Chair, Two, Three }) room.Says(unit, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        room.Taps(new TakeDecision(Two, room.Now.AddDays(3)));
        room.Taps(new EndItem());
        var item = Assert.Single(Of(room).Items);
        Assert.Equal([Five], item.Interested);
        Assert.Equal(["Extend the berth by a year", "Extend it by two"], item.Motions.Select(one => one.Text));
        Assert.Equal([(false, false, 1), (true, true, 0)], item.Motions.Select(one => (one.Result!.Carried, one.Secret, one.Result.Against)));
        Assert.DoesNotContain(Five, item.Motions[0].Voters);
        Assert.NotNull(item.EndedAt);
    }

    [Fact]
    public void Who_declares_an_interest_during_a_vote_was_no_voter()
    {
        var room = Voting();
        room.Says(Five, new DeclareInterest());
        foreach (var unit in new[] { Chair, Two, Three }) room.Says(unit, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        var motion = Assert.Single(Assert.Single(Of(room).Items).Motions);
        Assert.Equal([Chair, Two, Three, Four], motion.Voters);
        Assert.Equal(motion.Voters.Count, motion.Result!.Voters);
    }

    [Fact]
    public void What_was_never_taken_up_and_what_was_put_aside_are_there_too()
    {
        var room = Begun();
        room.Taps(new AddItem(Title: "Later"));
        room.Taps(new PutAside(Reason: "no papers"));
        var items = Of(room).Items;
        Assert.Equal([ItemStatus.PutAside, ItemStatus.Planned], items.Select(one => one.Item.Status));
        Assert.Null(items[1].StartedAt);
    }

    [Fact]
    public void A_meeting_that_was_only_called_has_minutes_without_anything_done()
    {
        var minutes = Of(Called());
        Assert.Empty(minutes.Items);
        Assert.All(minutes.Attendance, one => Assert.Empty(one.Stays));
    }

    private static Minutes Of(Room room) => Minutes.Of(room.Meeting.Id, room.Events);
}
