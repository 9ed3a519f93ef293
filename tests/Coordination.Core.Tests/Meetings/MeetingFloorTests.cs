using Coordination.Contracts.Meetings;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingFloorTests
{
    [Fact]
    public void Who_asks_waits_for_the_floor_in_order()
    {
        var room = Begun(4);
        foreach (var unit in new[] { Two, Three, Four }) room.Says(unit, new AskToSpeak());
        Assert.Null(room.Refusal(Of(Two), new AskToSpeak()));
        Assert.Equal(MeetingRefusals.NotPresent, room.Refusal(Of(Five), new AskToSpeak()));
        Assert.Equal(MeetingRefusals.NotYourUnit, room.Refusal(Of(Two), new AskToSpeak(Five)));
        room.Taps(new MoveBack(Two));
        Assert.Equal([Three, Two, Four], room.Meeting.Floor.Queue);
        Assert.Equal(MeetingRefusals.NotInQueue, room.Refusal(Of(Chair), new MoveBack(Four)));
        Assert.Equal(MeetingRefusals.NotInQueue, room.Refusal(Of(Chair), new MoveBack(Five)));
        room.Says(Two, new WithdrawRequest());
        Assert.Null(room.Refusal(Of(Two), new WithdrawRequest()));
        room.Taps(new GiveFloor(Four));
        Assert.Equal([Three], room.Meeting.Floor.Queue);
    }

    [Fact]
    public void The_floor_is_for_those_present_while_an_item_is_in_hand()
    {
        var room = Begun(4);
        Assert.Equal(MeetingRefusals.NotPresent, room.Refusal(Of(Chair), new GiveFloor(Five)));
        Assert.Equal(MeetingRefusals.NotInvited, room.Refusal(Of(Chair), new GiveFloor("steel.guest")));
        foreach (var tap in new ChairTap[] { new PauseFloor(), new ResumeFloor(), new GiveFloor(Two, Between: true) })
            Assert.Equal(MeetingRefusals.NobodySpeaks, room.Refusal(Of(Chair), tap));
        Assert.Null(room.Refusal(Of(Chair), new EndFloor()));
        room.Taps(new EndItem());
        Assert.Equal(MeetingRefusals.NoItemInHand, room.Refusal(Of(Chair), new GiveFloor(Two)));
        Assert.Equal(MeetingRefusals.NoItemInHand, room.Refusal(Of(Two), new AskToSpeak()));
    }

    [Fact]
    public void Time_that_is_paused_is_not_spoken()
    {
        var room = Begun();
        room.Taps(new GiveFloor(Two, 120));
        room.Pass(TimeSpan.FromSeconds(30));
        room.Taps(new PauseFloor());
        Assert.Null(room.Refusal(Of(Chair), new PauseFloor()));
        room.Pass(TimeSpan.FromMinutes(5));
        room.Taps(new ResumeFloor());
        Assert.Null(room.Refusal(Of(Chair), new ResumeFloor()));
        room.Pass(TimeSpan.FromSeconds(12));
        room.Taps(new EndFloor());
        Assert.Equal([new SpokenTime(Two, 42)], room.Meeting.Floor.Spoken);
    }

    [Fact]
    public void A_question_between_gives_the_floor_back()
    {
        var room = Begun();
        room.Taps(new GiveFloor(Two));
        room.Pass(TimeSpan.FromSeconds(60));
        room.Taps(new GiveFloor(Three, 30, Between: true));
        Assert.Equal(MeetingRefusals.AlreadyBetween, room.Refusal(Of(Chair), new GiveFloor(Four, 30, Between: true)));
        room.Pass(TimeSpan.FromSeconds(20));
        room.Taps(new EndFloor());
        Assert.Equal((Two, 60, room.Now), (room.Meeting.Floor.Speaker!.Unit, room.Meeting.Floor.Speaker.Used, room.Meeting.Floor.Speaker.Since!.Value));
        room.Pass(TimeSpan.FromSeconds(5));
        room.Taps(new GiveFloor(Four));
        room.Taps(new EndFloor());
        Assert.Equal([new SpokenTime(Three, 20), new SpokenTime(Two, 65)], room.Meeting.Floor.Spoken);
    }

    [Fact]
    public void Who_leaves_neither_speaks_nor_waits_to()
    {
        var room = Begun();
        room.Taps(new GiveFloor(Two));
        room.Says(Three, new AskToSpeak());
        room.Pass(TimeSpan.FromSeconds(7));
        room.Taps(new GiveFloor(Four, 30, Between: true));
        room.Says(Three, new CheckOut());
        room.Says(Two, new CheckOut());
        room.Says(Four, new CheckOut());
        Assert.Equal((null, null), (room.Meeting.Floor.Speaker, room.Meeting.Floor.Interrupted));
        Assert.Empty(room.Meeting.Floor.Queue);
        Assert.Equal([new SpokenTime(Two, 7)], room.Meeting.Floor.Spoken);
    }

    [Fact]
    public void With_the_item_goes_the_floor_and_times_add_up_over_items()
    {
        var room = Begun();
        room.Taps(new AddItem(Title: "Land"));
        room.Taps(new GiveFloor(Two));
        room.Says(Three, new AskToSpeak());
        room.Pass(TimeSpan.FromSeconds(10));
        room.Taps(new StartItem(2));
        Assert.Null(room.Meeting.Floor.Speaker);
        Assert.Empty(room.Meeting.Floor.Queue);
        room.Taps(new GiveFloor(Two));
        room.Pass(TimeSpan.FromSeconds(5));
        room.Taps(new EndItem());
        Assert.Equal([new SpokenTime(Two, 15)], room.Meeting.Floor.Spoken);
    }
}
