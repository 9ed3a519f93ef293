using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingTests
{
    [Fact]
    public void It_is_called_by_the_chain_and_chaired_by_its_chair_unit()
    {
        var view = Called().Meeting.View();
        Assert.Equal((Chair, 3, MeetingStatus.Called, "350981"), (view.Chair, view.Quorum, view.Status, view.Area!.Value.Value));
        var turn = Assert.Single(Called().Meeting.Row().Turns);
        Assert.Equal((Role.ChairUnit, "chains/steel", "open"), (turn.Roles[0], turn.Place, turn.Action));
    }

    [Fact]
    public void Before_it_is_called_it_is_unknown() =>
        Assert.True(Meeting.Empty("x").Decide(new OpenMeeting(), new DecisionContext(Of(Chair), DateTimeOffset.UnixEpoch, CommandKey.OfCaller("k"))).IsUnknown);

    [Fact]
    public void A_chain_without_a_chair_calls_none() =>
        Assert.Equal(MeetingRefusals.NoChair, new Room().Does(Chief, Convene(), null));

    public static TheoryData<ConveneMeeting, string> WrongCalls => new()
    {
        { Convene() with { Units = [Two, Three] }, MeetingRefusals.ChairNotInvited },
        { Convene() with { Units = [Chair, Two, Two] }, MeetingRefusals.WrongUnits },
        { Convene() with { Units = [Chair, "copper.two"] }, MeetingRefusals.WrongUnits },
        { Convene() with { Units = [Chair, "../units"] }, MeetingRefusals.WrongUnits },
        { Convene() with { Quorum = 0 }, MeetingRefusals.QuorumOutOfRange },
        { Convene() with { Quorum = 6 }, MeetingRefusals.QuorumOutOfRange },
        { Convene() with { StartsAt = new Room().Now.AddYears(3) }, MeetingRefusals.StartOutOfRange },
        { Convene() with { StartsAt = new Room().Now.AddYears(-2) }, MeetingRefusals.StartOutOfRange },
        { Convene() with { StartsAt = DateTimeOffset.MaxValue }, MeetingRefusals.StartOutOfRange },
    };

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public void A_wrong_call_is_refused(ConveneMeeting call, string refusal)
    {
        Assert.Equal(refusal, new Room().Refusal(Chief, call));
        Assert.Equal(refusal, Called().Refusal(Chief, call));
    }

    [Fact]
    public void It_is_called_anew_until_it_begins()
    {
        var room = Called();
        room.Says(Five, new CheckIn());
        Assert.Empty(room.Meeting.Decide(Convene(), new DecisionContext(Chief, room.Now, CommandKey.OfCaller("k"), null, Leaders())).Events);
        Assert.Null(room.Does(Chief, Convene() with { Units = [Chair, Two, Three], Majority = Majority.TwoThirds }));
        Assert.Empty(room.Meeting.Present);
        Assert.Equal((2, Majority.TwoThirds), (room.Meeting.Quorum, room.Meeting.Majority));
        Assert.Equal(MeetingRefusals.OtherChain, room.Refusal(Chief, Convene() with { Chain = "copper" }));
        Assert.Equal(MeetingRefusals.AlreadyOpen, Begun().Refusal(Chief, Convene()));
    }

    [Fact]
    public void Only_its_chair_presses()
    {
        var room = Begun();
        foreach (var by in new[] { Of(Two), Chief, new Actor("x", [new RoleGrant(Role.ChairUnit, "chains/steel")]), new Actor("y", [new RoleGrant(Role.MemberUnit, "chains/steel")]) })
            Assert.Equal(MeetingRefusals.NotChair, room.Refusal(by, new ExtendItem()));
        Assert.Null(room.Does(Of(Chair), new ExtendItem()));
    }

    [Fact]
    public void Until_it_begins_it_is_chaired_by_whoever_chairs_the_chain()
    {
        var room = Called();
        Assert.Equal(MeetingRefusals.NotChair, room.Refusal(Of(Two), new JoinChair("tablet", "Room")));
        Assert.Null(room.Does(Of(Two), new JoinChair("tablet", "Room"), Two));
        Assert.Equal((Two, "tablet"), (room.Meeting.Chair, Assert.Single(room.Meeting.Devices).Device));
        Assert.Equal(MeetingRefusals.NotChair, room.Does(Of(Chair), new ShowMessage("x"), Two));
        Assert.Null(room.Does(Of("steel.guest"), new AddItem(Title: "x"), "steel.guest"));
        Assert.Equal([.. Invited, "steel.guest"], room.Meeting.Units);
        Assert.Null(room.Does(Actor.System, new NoteChair(Chair)));
        Assert.Equal((Chair, 0), (room.Meeting.Chair, room.Meeting.Devices.Count));
        foreach (var unit in Invited) room.Says(unit, new CheckIn());
        room.Taps(new OpenMeeting());
        Assert.Null(room.Refusal(Actor.System, new NoteChair(Two)));
        Assert.Equal(MeetingRefusals.NotChair, room.Does(Of(Two), new AddItem(Title: "x"), Two));
    }

    [Fact]
    public void One_that_is_under_way_goes_on_under_who_stands_in_for_its_chair()
    {
        var room = Begun();
        Assert.Contains(room.Meeting.Row().Turns, turn => (turn.Place, turn.Action) == ("chains/steel/units/chair", "close"));
        room.Taps(new JoinChair("tablet", "Room"));
        Assert.Null(room.Does(Actor.System, new NoteChair(Two, true)));
        Assert.Equal((Two, 0), (room.Meeting.Chair, room.Meeting.Devices.Count));
        Assert.Equal(MeetingRefusals.NotChair, room.Refusal(Of(Chair), new ExtendItem()));
        Assert.Null(room.Does(Of(Two), new ExtendItem()));
        Assert.Null(room.Does(Actor.System, new NoteChair(Chair, true)));
        room.Taps(new CloseMeeting());
        Assert.Null(room.Refusal(Actor.System, new NoteChair(Two, true)));
        Assert.Empty(room.Meeting.Row().Turns);
    }

    [Fact]
    public void What_binds_a_unit_its_chair_does_not_say_for_it()
    {
        var room = Voting();
        foreach (var word in new UnitWord[] { new CastVote(VoteChoice.For, Unit: Two), new DeclareInterest(Two), new WithdrawInterest(Two) })
            Assert.Equal(MeetingRefusals.NotYourUnit, room.Refusal(Of(Chair), word));
        Assert.Equal(5, room.Meeting.Vote!.Voters.Count);
    }

    [Fact]
    public void A_unit_checks_in_for_itself_or_is_checked_in_by_the_chair()
    {
        var room = Called();
        room.Says(Two, new CheckIn());
        room.Says(Chair, new CheckIn(Three));
        Assert.Equal(MeetingRefusals.NotYourUnit, room.Refusal(Of(Two), new CheckIn(Four)));
        Assert.Equal(MeetingRefusals.NotInvited, room.Refusal(Of("steel.guest"), new CheckIn()));
        Assert.Equal(MeetingRefusals.NotInvited, room.Refusal(Of(Chair), new CheckIn("steel.guest")));
        Assert.Equal(MeetingRefusals.WhichUnit, room.Refusal(new Actor("both", [.. Of(Four).Places, .. Of(Five).Places]), new CheckIn()));
        Assert.Null(room.Refusal(Of(Two), new CheckIn()));
        Assert.Equal([Two, Three], room.Meeting.Present);
        room.Says(Two, new CheckOut());
        Assert.Equal([Three], room.Meeting.Present);
    }

    [Fact]
    public void Nobody_checks_in_days_before()
    {
        var room = new Room();
        Assert.Null(room.Does(Chief, Convene() with { StartsAt = room.Now.AddHours(3) }));
        Assert.Equal(MeetingRefusals.TooEarly, room.Refusal(Of(Two), new CheckIn()));
        room.Pass(TimeSpan.FromHours(1));
        Assert.Null(room.Does(Of(Two), new CheckIn()));
    }

    [Fact]
    public void It_begins_with_a_quorum_and_ends_once()
    {
        var room = Called();
        room.Says(Chair, new CheckIn());
        room.Says(Two, new CheckIn());
        Assert.Equal(MeetingRefusals.NotOpen, room.Refusal(Of(Chair), new StartItem(1)));
        Assert.Equal(MeetingRefusals.NotOpen, room.Refusal(Of(Two), new AskToSpeak()));
        Assert.Equal(MeetingRefusals.NoQuorum, room.Refusal(Of(Chair), new OpenMeeting()));
        room.Says(Three, new CheckIn());
        room.Taps(new OpenMeeting());
        Assert.Null(room.Refusal(Of(Chair), new OpenMeeting()));
        Assert.Equal(MeetingRefusals.AlreadyOpen, room.Refusal(Of(Chair), new CancelMeeting("x")));
        room.Taps(new CloseMeeting());
        Assert.Null(room.Refusal(Of(Chair), new CloseMeeting()));
        Assert.Equal(MeetingRefusals.Over, room.Refusal(Of(Chair), new OpenMeeting()));
        Assert.Equal(MeetingRefusals.Over, room.Refusal(Of(Two), new CheckIn()));
        Assert.Equal(MeetingRefusals.Over, room.Refusal(Chief, Convene()));
    }

    [Fact]
    public void It_is_called_off_before_it_begins()
    {
        var room = Called();
        room.Taps(new CancelMeeting("Typhoon"));
        Assert.Equal("cancelled", room.Meeting.Row().Status);
        Assert.Empty(room.Meeting.Row().Turns);
        Assert.Null(room.Refusal(Of(Chair), new CancelMeeting("Typhoon")));
        Assert.Equal(MeetingRefusals.Over, room.Refusal(Of(Chair), new AddItem(Title: "x")));
    }

    [Fact]
    public void Devices_press_side_by_side_until_one_takes_over()
    {
        var room = Begun();
        room.Taps(new JoinChair("tablet", "Room"));
        room.Taps(new JoinChair("phone", "Own"));
        room.Taps(new ExtendItem(1, "tablet"));
        room.Taps(new ExtendItem(1, "phone"));
        Assert.Equal(MeetingRefusals.UnknownDevice, room.Refusal(Of(Chair), new TakeOver("desk")));
        room.Taps(new TakeOver("phone"));
        Assert.Equal(MeetingRefusals.OtherDevice, room.Refusal(Of(Chair), new ExtendItem(1, "tablet")));
        Assert.Equal(MeetingRefusals.OtherDevice, room.Refusal(Of(Chair), new ExtendItem()));
        Assert.Equal(MeetingRefusals.NotChair, room.Refusal(Of(Two), new TakeOver("phone")));
        room.Taps(new ExtendItem(1, "phone"));
        room.Taps(new TakeOver("tablet"));
        room.Taps(new ExtendItem(1, "tablet"));
        room.Taps(new LeaveChair("tablet"));
        Assert.Null(room.Meeting.OnlyDevice);
        room.Taps(new ExtendItem(1, "phone"));
        for (var at = 0; at < 9; at++) room.Taps(new JoinChair($"d{at}", "x"));
        Assert.Equal(MeetingRefusals.TooManyDevices, room.Refusal(Of(Chair), new JoinChair("d9", "x")));
    }

    [Fact]
    public void The_room_is_shown_a_message_until_it_is_taken_away()
    {
        var room = Begun();
        room.Taps(new ShowMessage("Ten minutes' rest"));
        Assert.Equal("Ten minutes' rest", room.Meeting.View().Message);
        Assert.Null(room.Refusal(Of(Chair), new ShowMessage("Ten minutes' rest")));
        room.Taps(new ShowMessage());
        Assert.Null(room.Meeting.Message);
    }

    private static ConveneMeeting Convene() => new("steel", "Joint meeting", new Room().Now, Invited);

    private static ViewPage Leaders() =>
        new([new StoredView("chains/steel", 1, default, new ViewRow("chains", "x") { Area = "350981", Owner = Chair })], 1, null);
}
