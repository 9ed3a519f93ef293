using Coordination.Contracts.Gate;
using Coordination.Contracts.Numbers;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;
using Coordination.Core.Problems;
using FsCheck;
using FsCheck.Fluent;

namespace Coordination.Core.Tests.Problems;

public sealed class ProblemTests
{
    private const string Id = "01a21a08-5d59-7119-a0e7-5aecc7084301", Other = "01a21a08-5d59-7119-a0e7-5aecc7084302", Meeting = "01a21a08-5d59-7119-a0e7-5aecc7084303";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Now.AddDays(10);
    private static readonly Actor Firm = Of(Role.Enterprise, "chains/steel/enterprises/blue"), Neighbour = Of(Role.Enterprise, "chains/steel/enterprises/red"),
        Land = Of(Role.MemberUnit, "chains/steel/units/land"), Power = Of(Role.MemberUnit, "chains/steel/units/power"), Chief = Of(Role.ChainChief, "chains/steel");

    private static readonly FileProblem ByFirm = new("steel", "Berth too short", ProblemCategory.SeaUse, ProblemDoor.Firm, "steel.blue");
    private static readonly AssignProblem ToLand = new("steel.land", Due);
    private static readonly Problem Filed = Do(Problem.Empty(Id), Firm, ByFirm), Assigned = Do(Filed, Chief, ToLand), Answered = Do(Assigned, Land, new AnswerProblem("Done"));

    [Fact]
    public void What_a_firm_files_is_its_own_by_its_own_door_and_nobody_else_uses_that_door()
    {
        Assert.Equal(("chains/steel/enterprises/blue", "350981111"), (Filed.Row().Chain, Filed.Row().Area));
        Assert.Equal(ProblemRefusals.WrongDoor, Refusal(Problem.Empty(Id), Firm, ByFirm with { Door = ProblemDoor.Visit }));
        Assert.Equal(ProblemRefusals.WrongDoor, Refusal(Problem.Empty(Id), Neighbour, ByFirm));
        Assert.Equal(ProblemRefusals.WrongDoor, Refusal(Problem.Empty(Id), Chief, ByFirm));
        Assert.Equal(ProblemRefusals.WrongDoor, Refusal(Problem.Empty(Id), Chief, ByFirm with { Door = ProblemDoor.Meeting }));
        Assert.Equal(ProblemRefusals.ForeignFirm, Refusal(Problem.Empty(Id), Chief, ByFirm with { Firm = "copper.blue", Door = ProblemDoor.Visit }));
        Assert.Null(Refusal(Problem.Empty(Id), Land, ByFirm with { Door = ProblemDoor.ServiceCentre }));
        Assert.Equal(ProblemRefusals.AlreadyFiled, Refusal(Filed, Firm, ByFirm));
        Assert.True(Problem.Empty(Id).Decide(ToLand, Context(Chief)).IsUnknown);
    }

    [Fact]
    public void It_asks_for_a_number_once_and_keeps_the_first()
    {
        Assert.Equal([("numbers/steel.problems", new AllotNumber($"problems/{Id}"))], Filed.Notifications(Problem.Empty(Id)));
        Assert.Empty(Assigned.Notifications(Filed));
        var numbered = Do(Filed, Actor.System, new NoteProblemNumber(17));
        Assert.Equal(17, numbered.View().Number);
        Assert.Empty(numbered.Decide(new NoteProblemNumber(18), Context(Actor.System)).Events);
    }

    [Fact]
    public void Each_step_waits_for_somebody()
    {
        Assert.Equal([("chains/steel", "assign")], Turns(Filed));
        Assert.Equal([("chains/steel/units/land", "answer")], Turns(Assigned));
        Assert.Equal([("chains/steel/enterprises/blue", "confirm")], Turns(Answered));
        Assert.Empty(Turns(Do(Answered, Firm, new ConfirmProblem())));
    }

    public static TheoryData<AssignProblem, string> WrongAssignments => new()
    {
        { ToLand with { DueAt = Now }, ProblemRefusals.DueOutOfRange },
        { ToLand with { DueAt = Now.AddYears(6) }, ProblemRefusals.DueOutOfRange },
        { ToLand with { Unit = "copper.land" }, ProblemRefusals.WrongUnits },
        { ToLand with { Assisting = ["steel.land"] }, ProblemRefusals.WrongUnits },
        { ToLand with { Assisting = ["steel.power", "steel.power"] }, ProblemRefusals.WrongUnits },
        { ToLand with { Assisting = ["../x"] }, ProblemRefusals.WrongUnits },
    };

    [Theory]
    [MemberData(nameof(WrongAssignments))]
    public void A_wrong_assignment_is_refused(AssignProblem said, string refusal) => Assert.Equal(refusal, Refusal(Filed, Chief, said));

    [Fact]
    public void Only_its_owner_answers_and_only_the_firm_that_asked_closes_it()
    {
        Assert.Equal(ProblemRefusals.NotAssigned, Refusal(Filed, Land, new AnswerProblem("x")));
        Assert.Equal(ProblemRefusals.NotOwner, Refusal(Assigned, Power, new AnswerProblem("x")));
        Assert.Equal(ProblemRefusals.NotOwner, Refusal(Assigned, Of(Role.MemberUnit, "chains/steel"), new AnswerProblem("x")));
        Assert.Equal(ProblemRefusals.NotAnswered, Refusal(Assigned, Firm, new ConfirmProblem()));
        foreach (var by in new[] { Neighbour, Chief, Land, Of(Role.Enterprise, "chains/steel") })
        {
            Assert.Equal(ProblemRefusals.OnlyFirm, Refusal(Answered, by, new ConfirmProblem()));
            Assert.Equal(ProblemRefusals.OnlyFirm, Refusal(Answered, by, new ReopenProblem("x")));
        }
        var solved = Do(Answered, Firm, new ConfirmProblem("Thanks"));
        Assert.Equal((ProblemStatus.Solved, ProblemDoor.Firm, null), (solved.Status, solved.SolvedBy, solved.View().DueAt));
        Assert.Empty(solved.Decide(new ConfirmProblem(), Context(Firm)).Events);
        Assert.Equal(ProblemRefusals.Closed, Refusal(solved, Chief, ToLand));
    }

    [Fact]
    public void A_problem_of_the_chain_is_closed_by_who_gives_it_an_owner()
    {
        var own = Do(Do(Do(Problem.Empty(Id), Chief, ByFirm with { Firm = null, Door = ProblemDoor.Other }), Chief, ToLand), Land, new AnswerProblem("x"));
        Assert.Equal([("chains/steel", "confirm")], Turns(own));
        Assert.Equal(ProblemRefusals.OnlyFirm, Refusal(own, Firm, new ConfirmProblem()));
        Assert.Equal(ProblemDoor.Other, Do(own, Chief, new ConfirmProblem()).SolvedBy);
    }

    [Fact]
    public void What_is_reopened_is_owed_again_with_as_much_time()
    {
        var again = Do(Answered, Firm, new ReopenProblem("Not yet"), Now.AddDays(3));
        Assert.Equal((ProblemStatus.Assigned, Now.AddDays(13), 1, null), (again.Status, again.DueAt, again.Reopened, again.Answer));
        var solved = Do(Answered, Firm, new ConfirmProblem());
        Assert.Equal(ProblemStatus.Assigned, Do(solved, Firm, new ReopenProblem("Not yet"), Now.AddDays(30)).Status);
        Assert.Equal(ProblemRefusals.TooLate, solved.Decide(new ReopenProblem("x"), Context(Firm, Now.AddDays(31))).Refusal);
        Assert.Equal(ProblemRefusals.NotAnswered, Refusal(Assigned, Firm, new ReopenProblem("x")));
        Assert.Equal(Now.AddDays(1), Do(Do(Do(Filed, Chief, new AssignProblem("steel.land", Now.AddMinutes(5))), Land, new AnswerProblem("x")), Firm, new ReopenProblem("x")).DueAt);
    }

    [Fact]
    public void A_deadline_that_passes_is_told_to_the_chiefs_once()
    {
        Assert.Null(Assigned.OnWake(Due.AddSeconds(-1)));
        var late = Do(Assigned, Actor.System, Assert.IsType<EscalateProblem>(Assigned.OnWake(Due)), Due);
        Assert.True(late.Overdue);
        Assert.Null(late.Row().AlarmAt);
        Assert.Equal([("chains/steel/units/land", "answer"), ("chains/steel", "assign")], Turns(late));
        Assert.Empty(Assigned.Decide(new EscalateProblem(Due.AddDays(-1)), Context(Actor.System, Due)).Events);
        Assert.False(Do(late, Chief, new AssignProblem("steel.power", Due.AddDays(5)), Due).Overdue);
    }

    [Fact]
    public void A_meetings_decision_is_its_next_step_and_the_door_it_is_solved_by()
    {
        var on = Do(Filed, Actor.System, new NotePutOnAgenda(Meeting, true));
        Assert.Equal((Meeting, 1), (on.View().Meeting, on.View().Times));
        Assert.Empty(on.Decide(new NotePutOnAgenda(Meeting, true), Context(Actor.System)).Events);
        var decided = Do(on, Actor.System, new NoteDecision("steel", Meeting, "t", "Extend it", "steel.land", ["steel.power"], Due));
        Assert.Equal(("steel.land", Due, Meeting, null), (decided.Unit, decided.DueAt, decided.DecidedBy, decided.Meeting));
        var solved = Do(Do(decided, Land, new AnswerProblem("x")), Firm, new ConfirmProblem());
        Assert.Equal((ProblemDoor.Firm, ProblemDoor.Meeting), (solved.Door, solved.SolvedBy));
        foreach (var closed in new[] { solved, Do(Filed, Firm, new WithdrawProblem("x")), Do(Filed, Chief, new MergeProblem(Other), gathered: Into(Other, "filed")) })
        {
            Assert.Empty(closed.Decide(new NotePutOnAgenda(Meeting, true), Context(Actor.System)).Events);
            var again = Do(closed, Actor.System, new NoteDecision("steel", Meeting, "t", "x", "steel.land", [], Due));
            Assert.Equal((ProblemStatus.Assigned, "x", null, null, null), (again.Status, again.Decision, again.SolvedAt, again.SolvedBy, again.MergedInto));
        }
    }

    [Fact]
    public void A_decision_on_a_meetings_own_item_files_it()
    {
        var own = Do(Problem.Empty(Id), Actor.System, new NoteDecision("steel", Meeting, "Night power", "Shift it", "steel.power", [], Due));
        Assert.Equal(("Night power", ProblemDoor.Meeting, ProblemStatus.Assigned, "chains/steel"), (own.Title, own.Door, own.Status, own.Row().Chain));
    }

    [Fact]
    public void Put_aside_it_stays_open_and_comes_before_the_next_meeting()
    {
        var aside = Do(Do(Filed, Actor.System, new NotePutOnAgenda(Meeting, true)), Actor.System, new NotePutAside(Meeting));
        Assert.Equal((true, null, 1), (aside.IsPutAside, aside.Meeting, aside.View().Times));
        Assert.Empty(aside.Decide(new NotePutAside(Meeting), Context(Actor.System)).Events);
        var dropped = Do(Do(aside, Actor.System, new NotePutOnAgenda(Other, true)), Actor.System, new NotePutOnAgenda(Other, false));
        Assert.Equal((1, null), (dropped.View().Times, dropped.Meeting));
    }

    [Fact]
    public void It_goes_on_in_another_open_problem_of_its_chain()
    {
        Assert.Equal("problems/" + Other, Filed.Gather(new MergeProblem(Other))!.Stream);
        Assert.Equal(ProblemRefusals.WrongTarget, Refusal(Filed, Chief, new MergeProblem(Id), Into(Id, "filed")));
        Assert.Equal(ProblemRefusals.WrongTarget, Refusal(Filed, Chief, new MergeProblem(Other), Into(Other, "merged")));
        Assert.Equal(ProblemRefusals.WrongTarget, Refusal(Filed, Chief, new MergeProblem("x"), new ViewPage([], 0, null)));
        var merged = Do(Filed, Chief, new MergeProblem(Other), gathered: Into(Other, "assigned"));
        Assert.Equal([($"problems/{Other}", new NoteMergedProblem(Id))], merged.Notifications(Filed));
        Assert.Empty(Turns(merged));
        Assert.Equal(1, Do(Assigned, Actor.System, new NoteMergedProblem(Other)).Merged);
        // Both at once: one of the two goes on.
        Assert.Equal(ProblemStatus.Filed, Do(merged, Actor.System, new NoteMergedProblem(Other)).Status);
    }

    [Fact]
    public void The_firm_takes_it_back_until_a_unit_works_on_it()
    {
        Assert.Equal(ProblemRefusals.OnlyFirm, Refusal(Filed, Neighbour, new WithdrawProblem("x")));
        Assert.Equal(ProblemStatus.Withdrawn, Do(Filed, Firm, new WithdrawProblem("x")).Status);
        Assert.Equal(ProblemRefusals.AlreadyAssigned, Refusal(Assigned, Firm, new WithdrawProblem("x")));
        Assert.Equal(ProblemRefusals.OnlyFirm, Refusal(Assigned, Chief, new WithdrawProblem("x")));
        var chains = Do(Problem.Empty(Id), Chief, ByFirm with { Firm = null, Door = ProblemDoor.ServiceCentre });
        Assert.Equal(ProblemStatus.Withdrawn, Do(Do(chains, Chief, ToLand), Chief, new WithdrawProblem("x")).Status);
    }

    [Fact]
    public void Whatever_happens_a_solved_problem_counts_for_one_door_and_an_open_one_for_none() => Prop.ForAll(
        Gen.Choose(0, 9).ArrayOf().Resize(40).ToArbitrary(), steps =>
        {
            var (problem, now) = (Filed, Now);
            foreach (var step in steps)
            {
                now = now.AddHours(7);
                (Actor, ProblemCommand) asked = step switch
                {
                    0 => (Chief, new AssignProblem("steel.land", now.AddDays(2))),
                    1 => (Land, new AnswerProblem("x")),
                    2 or 3 => (Firm, new ConfirmProblem()),
                    4 => (Firm, new ReopenProblem("x")),
                    5 => (Actor.System, new NotePutOnAgenda(Meeting, true)),
                    6 => (Actor.System, new NoteDecision("steel", Meeting, "t", "x", "steel.land", [], now.AddDays(1))),
                    7 => (Actor.System, problem.OnWake(now) ?? new NotePutAside(Meeting)),
                    8 => (Chief, new MergeProblem(Other)),
                    _ => (Firm, new WithdrawProblem("x")),
                };
                foreach (var happened in problem.Decide(asked.Item2, Context(asked.Item1, now, Into(Other, "filed"))).Events) problem = problem.Apply(happened);
                if (problem.Status is ProblemStatus.Solved != problem.SolvedBy is not null) return false;
                if (problem.Status is ProblemStatus.Assigned != problem.View().Unit is not null && problem.Status is ProblemStatus.Assigned or ProblemStatus.Answered && problem.Unit is null) return false;
                if (problem.SolvedBy is { } by && by != (problem.DecidedBy is null ? ProblemDoor.Firm : ProblemDoor.Meeting)) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Actor Of(Role role, string place) => new($"{role}", [new RoleGrant(role, place)]);

    private static (string, string)[] Turns(Problem problem) => [.. problem.Row().Turns.Select(turn => (turn.Place, turn.Action))];

    private static string? Refusal(Problem problem, Actor by, ProblemCommand command, ViewPage? gathered = null) =>
        problem.Decide(command, Context(by, gathered: gathered)).Refusal;

    private static Problem Do(Problem problem, Actor by, ProblemCommand command, DateTimeOffset? now = null, ViewPage? gathered = null)
    {
        var verdict = problem.Decide(command, Context(by, now, gathered));
        Assert.NotEmpty(verdict.Events);
        return verdict.Events.Aggregate(problem, (state, happened) => state.Apply(happened));
    }

    private static ViewPage Into(string id, string status) => new([new StoredView($"problems/{id}", 1, Now, new ViewRow("problems", null) { Status = status })], 1, null);

    private static DecisionContext Context(Actor by, DateTimeOffset? now = null, ViewPage? gathered = null) => new(
        by, now ?? Now, CommandKey.OfCaller("k"), null,
        gathered ?? new ViewPage([new StoredView("enterprises/steel.blue", 1, Now, new ViewRow("enterprises", null) { Area = "350981111" })], 1, null));
}
