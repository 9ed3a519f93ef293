using Coordination.Contracts.Meetings;
using Coordination.Contracts.Numbers;
using Coordination.Contracts.Problems;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

/// <summary>A meeting and the problems of its chain.</summary>
public sealed class MeetingProblemTests
{
    [Fact]
    public void It_asks_for_its_number_once()
    {
        var room = Called();
        Assert.Equal([("numbers/steel.meetings", new AllotNumber("meetings/" + room.Meeting.Id))], room.Told);
        Assert.Null(room.Does(Core.Journal.Actor.System, new NoteMeetingNumber(11)));
        Assert.Null(room.Refusal(Core.Journal.Actor.System, new NoteMeetingNumber(12)));
        Assert.Equal(11, room.Meeting.View().Number);
    }

    [Fact]
    public void An_item_of_a_problem_takes_over_what_is_known_of_it()
    {
        var room = Called();
        room.Problems = [Open("p1") with { Number = 147, Firm = "steel.haiyu", Times = 1, Description = "Ships arrive in March." }];
        Assert.Equal("problems/01a21a08-5d59-7119-a0e7-5aecc7084301", room.Meeting.Gather(new AddItem("01A21A08-5D59-7119-A0E7-5AECC7084301"))!.Stream);
        room.Taps(new AddItem("p1", Minutes: 15));
        Assert.Equal(new AgendaItem(1, "Problem p1", "Ships arrive in March.", "p1", 147, "steel.haiyu", 2, 15, ItemStatus.Planned, 0, null), room.Meeting.Agenda[0]);
        Assert.Equal([("problems/p1", new NotePutOnAgenda(room.Meeting.Id, true))], room.Told);
        Assert.Equal(MeetingRefusals.WrongProblem, room.Refusal(Of(Chair), new AddItem("p1")));
        room.Taps(new DropItem(1));
        Assert.Equal([("problems/p1", new NotePutOnAgenda(room.Meeting.Id, false))], room.Told);
    }

    [Fact]
    public void Only_an_open_problem_that_is_on_no_agenda_is_put_on_one()
    {
        var room = Called();
        foreach (var wrong in new[] { Open("p1") with { Status = ProblemStatus.Solved }, Open("p1") with { Status = ProblemStatus.Merged }, Open("p1") with { Meeting = "m" } })
        {
            room.Problems = [wrong];
            Assert.Equal(MeetingRefusals.WrongProblem, room.Refusal(Of(Chair), new AddItem("p1")));
        }
        room.Problems = [];
        Assert.Equal(MeetingRefusals.WrongProblem, room.Refusal(Of(Chair), new AddItem("p1")));
        Assert.Equal(MeetingRefusals.NothingOpen, room.Refusal(Of(Chair), new FillAgenda()));
    }

    [Fact]
    public void One_tap_fills_the_agenda_what_was_put_aside_first()
    {
        var room = Called();
        room.Problems = [Open("late"), Open("busy") with { Meeting = "m" }, Open("soon"), Open("aside") with { IsPutAside = true }, Open("last")];
        room.Taps(new FillAgenda(3, 5));
        Assert.Equal(["aside", "late", "soon"], room.Meeting.Agenda.Select(one => one.Problem));
        Assert.Equal(["problems/aside", "problems/late", "problems/soon"], room.Told.Select(one => one.Target));
        room.Taps(new FillAgenda());
        Assert.Equal(["aside", "late", "soon", "last"], room.Meeting.Agenda.Select(one => one.Problem));
    }

    [Fact]
    public void A_decision_is_told_to_its_problem_at_once_and_what_is_left_to_those()
    {
        var room = WithProblems("p1", "p2", "p3");
        Decides(room);
        var decision = room.Meeting.Decisions[0];
        Assert.Equal([("problems/p1", new NoteDecision("steel", room.Meeting.Id, "Problem p1", "Do it", Two, decision.Assisting, decision.DueAt, room.Meeting.Area))], room.Told);
        room.Taps(new StartItem(3));
        Assert.Empty(room.Told);
        room.Taps(new CloseMeeting());
        Assert.Equal([("problems/p2", new NotePutAside(room.Meeting.Id)), ("problems/p3", new NotePutAside(room.Meeting.Id))], room.Told);
    }

    [Fact]
    public void A_decision_on_an_item_of_its_own_makes_a_problem()
    {
        var room = Begun();
        Decides(room);
        var (target, told) = Assert.Single(room.Told);
        Assert.Equal($"problems/{room.Meeting.Agenda[0].Problem}", target);
        Assert.Equal("Berth", Assert.IsType<NoteDecision>(told).Title);
    }

    [Fact]
    public void What_was_put_aside_and_is_taken_up_again_is_on_the_agenda_again()
    {
        var room = WithProblems("p1");
        room.Taps(new PutAside());
        Assert.Equal([("problems/p1", new NotePutAside(room.Meeting.Id))], room.Told);
        room.Taps(new StartItem(2));
        Assert.Equal([("problems/p1", new NotePutOnAgenda(room.Meeting.Id, true))], room.Told);
    }

    [Fact]
    public void Called_off_it_frees_its_problems()
    {
        var room = Called();
        room.Problems = [Open("p1")];
        room.Taps(new AddItem("p1"));
        room.Taps(new CancelMeeting("x"));
        Assert.Equal([("problems/p1", new NotePutOnAgenda(room.Meeting.Id, false))], room.Told);
    }

    private static Room WithProblems(params string[] problems)
    {
        var room = Begun(3);
        room.Taps(new EndItem());
        foreach (var problem in problems)
        {
            room.Problems = [Open(problem)];
            room.Taps(new AddItem(problem));
        }
        room.Taps(new StartItem(2));
        return room;
    }

    private static void Decides(Room room)
    {
        room.Taps(new ProposeMotion("Do it"));
        room.Taps(new OpenVote());
        foreach (var unit in room.Meeting.Present) room.Says(unit, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        room.Taps(new TakeDecision(Two, room.Now.AddDays(30), null, [Three]));
    }

    private static ProblemView Open(string id) => new(
        id, "steel", null, null, $"Problem {id}", null, ProblemCategory.LandUse, ProblemDoor.Visit, null, ProblemStatus.Filed, null, [], null, false, null, 0, null, 0,
        false, null, null, null, 0, default, null, null, null);
}
