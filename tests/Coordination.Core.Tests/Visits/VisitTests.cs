using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Visits;
using Coordination.Core.Journal;
using Coordination.Core.Problems;
using Coordination.Core.Visits;

namespace Coordination.Core.Tests.Visits;

public sealed class VisitTests
{
    private const string Id = "01a21a08-5d59-7119-a0e7-5aecc708438b", Firm = "steel.works";
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor By = new("a", [new RoleGrant(Role.MemberUnit, "chains/steel/units/land")]);
    private static readonly RecordVisit Record = new(Firm, VisitSort.TeaDay, new(2026, 11, 26), "steel.land", "Two berths are full");

    [Fact]
    public void A_visit_stands_at_its_firm_and_in_its_area()
    {
        var visit = Do(Visit.Empty(Id), Record);
        Assert.Equal(new Standing("350981", "chains/steel/enterprises/works"), visit.Row().Stands);
        Assert.Empty(Decide(visit, Record).Events);
        Assert.Equal(VisitSort.Other, Do(visit, Record with { Sort = VisitSort.Other }).Sort);
    }

    [Fact]
    public void What_came_up_is_filed_as_the_firms_problem_by_the_visits_door()
    {
        var before = Do(Visit.Empty(Id), Record);
        var after = Do(before, new RaiseProblem("Berth too short", ProblemCategory.SeaUse));
        var (target, note) = Assert.Single(after.Notifications(before));
        Assert.Equal($"problems/{Assert.Single(after.Problems)}", target);
        var problem = Problem.Empty("p");
        foreach (var happened in problem.Decide((NoteRaised)note, Context()).Events) problem = problem.Apply(happened);
        Assert.Equal((ProblemDoor.Visit, Firm, Id, "350981"), (problem.Door, problem.Firm, problem.Visit, problem.Area?.Value));
        Assert.Empty(problem.Decide((NoteRaised)note, Context()).Events);
        Assert.Empty(Do(after, new WithdrawVisit("twice")).Notifications(after));
    }

    [Fact]
    public void Two_that_came_up_with_the_same_words_are_two()
    {
        var first = Do(Do(Visit.Empty(Id), Record), new RaiseProblem("x", ProblemCategory.Other), "k1");
        var second = Do(first, new RaiseProblem("x", ProblemCategory.Other), "k2");
        Assert.Equal(2, second.Problems.Distinct().Count());
        Assert.Single(second.Notifications(first));
    }

    public static TheoryData<RecordVisit, string> WrongRecords => new()
    {
        { Record with { On = new(2026, 11, 29) }, VisitRefusals.DayOutOfRange },
        { Record with { On = new(2020, 1, 1) }, VisitRefusals.DayOutOfRange },
        { Record with { On = DateOnly.MaxValue }, VisitRefusals.DayOutOfRange },
        { Record with { Unit = "copper.land" }, VisitRefusals.ForeignUnit },
        { Record with { Unit = "../units" }, VisitRefusals.ForeignUnit },
        { Record with { Firm = "steel.other" }, VisitRefusals.OtherFirm },
    };

    [Theory]
    [MemberData(nameof(WrongRecords))]
    public void A_wrong_record_is_refused(RecordVisit said, string refusal) => Assert.Equal(refusal, Decide(Do(Visit.Empty(Id), Record), said).Refusal);

    [Fact]
    public void What_was_taken_back_raises_no_more_and_a_visit_raises_fifty_at_most()
    {
        var visit = Do(Visit.Empty(Id), Record);
        var withdrawn = Do(visit, new WithdrawVisit("twice"));
        Assert.Equal(VisitRefusals.Withdrawn, Decide(withdrawn, new RaiseProblem("x", ProblemCategory.Other)).Refusal);
        Assert.Equal(VisitRefusals.Withdrawn, Decide(withdrawn, Record).Refusal);
        Assert.Empty(Decide(withdrawn, new WithdrawVisit("twice")).Events);
        for (var at = 0; at < 50; at++) visit = Do(visit, new RaiseProblem("x", ProblemCategory.Other), $"k{at}");
        Assert.Equal(VisitRefusals.TooManyProblems, Decide(visit, new RaiseProblem("x", ProblemCategory.Other)).Refusal);
    }

    [Fact]
    public void A_unit_records_and_corrects_its_own_visits_and_who_leads_the_chain_those_of_all()
    {
        var (visit, correction) = (Do(Visit.Empty(Id), Record), Record with { Note = "Three" });
        Actor power = new("b", [new RoleGrant(Role.MemberUnit, "chains/steel/units/power"), new RoleGrant(Role.MemberUnit, "chains/steel")]), chair = new("c", [new RoleGrant(Role.ChairUnit, "chains/steel")]);
        Assert.Equal(VisitRefusals.NotYourUnit, Visit.Empty(Id).Decide(Record, Context() with { By = power }).Refusal);
        Assert.Null(Visit.Empty(Id).Decide(Record with { Unit = null }, Context() with { By = power }).Refusal);
        foreach (var said in new[] { correction, correction with { Unit = "steel.power" }, correction with { Unit = null } })
            Assert.Equal(VisitRefusals.NotYourUnit, visit.Decide(said, Context() with { By = power }).Refusal);
        Assert.Single(visit.Decide(correction, Context()).Events);
        Assert.Single(visit.Decide(correction with { Unit = "steel.power" }, Context() with { By = chair }).Events);
    }

    [Fact]
    public void A_firm_that_is_not_there_and_a_visit_that_was_not_recorded_are_unknown()
    {
        Assert.True(Visit.Empty(Id).Decide(Record, Context() with { Gathered = new([], 0, null) }).IsUnknown);
        Assert.True(Decide(Visit.Empty(Id), new RaiseProblem("x", ProblemCategory.Other)).IsUnknown);
    }

    private static Visit Do(Visit visit, VisitCommand command, string key = "k")
    {
        var verdict = Decide(visit, command, key);
        Assert.Null(verdict.Refusal);
        return verdict.Events.Aggregate(visit, (state, happened) => state.Apply(happened));
    }

    private static Verdict<VisitEvent> Decide(Visit visit, VisitCommand command, string key = "k") => visit.Decide(command, Context(key));

    private static DecisionContext Context(string key = "k") => new(
        By, Now, CommandKey.OfCaller(key), null,
        new([new StoredView($"enterprises/{Firm}", 1, Now, new ViewRow("enterprises", null) { Area = AreaCode.Parse("350981").Value })], 1, null));
}
