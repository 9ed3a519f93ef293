using Coordination.Contracts.Areas;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Enterprises;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Enterprises;

public sealed class EnterpriseTests
{
    private const string Id = "steel.blue";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);
    private static readonly AreaCode Area = AreaCode.Parse("350981111");
    private static readonly EnterpriseSettings Settings = new();
    private static readonly Enterprise Known = Do(Enterprise.Empty(Id), new RegisterEnterprise("Blue", Area, Segment.Upstream));

    [Fact]
    public void Before_it_is_registered_there_is_no_such_firm() =>
        Assert.True(Decide(Enterprise.Empty(Id), new ReportLoad(50)).IsUnknown);

    [Theory]
    [InlineData(EnterpriseState.Running, null, null, null)]
    [InlineData(EnterpriseState.Running, StateCause.Power, null, EnterpriseRefusals.RunningHasNoCause)]
    [InlineData(EnterpriseState.Running, null, 1, EnterpriseRefusals.RunningHasNoCause)]
    [InlineData(EnterpriseState.Constrained, null, null, EnterpriseRefusals.NoCause)]
    [InlineData(EnterpriseState.Constrained, StateCause.Power, null, null)]
    [InlineData(EnterpriseState.Stopped, null, null, EnterpriseRefusals.NoCause)]
    [InlineData(EnterpriseState.Stopped, StateCause.Equipment, 2, null)]
    [InlineData(EnterpriseState.Stopped, StateCause.Equipment, 0, EnterpriseRefusals.UntilOutOfRange)]
    [InlineData(EnterpriseState.PlannedStop, StateCause.Inspection, null, EnterpriseRefusals.NoReturnDate)]
    [InlineData(EnterpriseState.PlannedStop, StateCause.Inspection, 30, null)]
    [InlineData(EnterpriseState.PlannedStop, StateCause.Inspection, 3000, EnterpriseRefusals.UntilOutOfRange)]
    public void What_does_not_run_has_a_cause_and_a_planned_stop_a_date_of_return(EnterpriseState state, StateCause? cause, int? days, string? refusal) =>
        Assert.Equal(refusal, Decide(Known, new ReportState(state, cause, null, days is { } ahead ? Now.AddDays(ahead) : null)).Refusal);

    [Fact]
    public void Twenty_organisations_are_the_limit()
    {
        var full = Enumerable.Range(1, 20).Aggregate(Known, (firm, at) => Do(firm, new FoundBranch($"b{at}", "x", BranchForm.Branch)));
        Assert.Equal(EnterpriseRefusals.TooManyBranches, Decide(full, new FoundBranch("b21", "x", BranchForm.Branch)).Refusal);
        Assert.Null(Decide(full, new FoundBranch("b20", "y", BranchForm.Branch)).Refusal);
        Assert.Null(Decide(Do(full, new DissolveBranch("b3")), new FoundBranch("b21", "x", BranchForm.Branch)).Refusal);
    }

    [Fact]
    public void The_state_counts_from_when_it_became_so_and_a_report_again_only_says_that_it_still_is()
    {
        var stopped = Do(Known, new ReportState(EnterpriseState.Stopped, StateCause.Equipment));
        var later = Do(stopped, new ReportState(EnterpriseState.Stopped, StateCause.Equipment, "still"), Now.AddHours(3));
        Assert.Equal((Now, Now.AddHours(3)), (later.StateSince, later.ReportedAt));
        Assert.Equal(Now.AddHours(4), Do(later, new ReportState(EnterpriseState.Stopped, StateCause.Power), Now.AddHours(4)).StateSince);
    }

    [Fact]
    public void A_firm_that_stands_has_no_load()
    {
        var stopped = Do(Do(Known, new ReportLoad(90)), new ReportState(EnterpriseState.Stopped, StateCause.Power));
        Assert.Equal(0, stopped.Load);
        Assert.Equal(EnterpriseRefusals.NotRunning, Decide(stopped, new ReportLoad(1)).Refusal);
        Assert.Null(Decide(stopped, new ReportLoad(0)).Refusal);
    }

    [Fact]
    public void A_firm_falls_silent_when_its_period_has_passed_and_is_heard_again_with_the_next_report()
    {
        var due = Now + Settings.ReportWithin;
        Assert.Equal(due, Known.AlarmAt);
        Assert.Null(Known.OnWake(due.AddTicks(-1)));
        Assert.Empty(Decide(Known, new NoticeSilence(due), due.AddTicks(-1)).Events);
        Assert.Empty(Decide(Known, new NoticeSilence(due.AddHours(1)), due.AddHours(2)).Events);
        var silent = Do(Known, Known.OnWake(due)!, due);
        Assert.Equal((due, null), (silent.SilentSince, silent.AlarmAt));
        Assert.Equal("silent", silent.Row().Status);
        var turn = Assert.Single(silent.Row().Turns);
        Assert.True(turn.IsOf(new RoleGrant(Role.Enterprise, "chains/steel/enterprises/blue")));
        Assert.False(turn.IsOf(new RoleGrant(Role.Enterprise, "chains/steel/enterprises/blue-2")));
        var heard = Do(silent, new ReportLoad(80), due.AddHours(1));
        Assert.Null(heard.SilentSince);
        Assert.Empty(heard.Row().Turns);
        Assert.Equal(due.AddHours(1) + Settings.ReportWithin, heard.AlarmAt);
    }

    [Fact]
    public void During_a_planned_stop_nothing_is_missed_until_the_firm_should_be_back()
    {
        var until = Now.AddDays(9);
        Assert.Equal(until + Settings.ReportWithin, Do(Known, new ReportState(EnterpriseState.PlannedStop, StateCause.Inspection, null, until)).AlarmAt);
    }

    [Theory]
    [InlineData("headcount", 320.0, "persons", null, null)]
    [InlineData("headcount", 320.5, "persons", null, EnterpriseRefusals.OutOfRange)]
    [InlineData("headcount", -1.0, "persons", null, EnterpriseRefusals.OutOfRange)]
    [InlineData("headcount", 320.0, "tonnes", null, EnterpriseRefusals.WrongUnit)]
    [InlineData("headcount", 320.0, null, null, EnterpriseRefusals.WrongUnit)]
    [InlineData("headcount", null, "persons", "many", EnterpriseRefusals.WrongType)]
    [InlineData("rd-share", 101.0, "percent", null, EnterpriseRefusals.OutOfRange)]
    [InlineData("tax-class", null, null, "a", null)]
    [InlineData("tax-class", null, null, "z", EnterpriseRefusals.OutOfRange)]
    [InlineData("tax-class", 1.0, null, null, EnterpriseRefusals.WrongType)]
    [InlineData("shoe-size", 44.0, "cm", null, EnterpriseRefusals.UnknownAttribute)]
    public void An_attribute_has_the_type_the_unit_and_the_bounds_that_are_declared(string attribute, double? number, string? unit, string? word, string? refusal) =>
        Assert.Equal(refusal, Decide(Known, new RecordAttribute(attribute, (decimal?)number, unit, word)).Refusal);

    [Fact]
    public void An_attribute_is_taken_off_by_giving_no_value()
    {
        var with = Do(Known, new RecordAttribute("tax-class", Word: "a"));
        Assert.Single(((EnterpriseDetails)with.Details()).Attributes);
        Assert.Empty(((EnterpriseDetails)Do(with, new RecordAttribute("tax-class")).Details()).Attributes);
        Assert.Empty(Decide(Known, new RecordAttribute("tax-class")).Events);
    }

    [Theory]
    [InlineData(OrganisingWay.Standalone, null, null)]
    [InlineData(OrganisingWay.Standalone, "steel.lead", EnterpriseRefusals.UnitNotNeeded)]
    [InlineData(OrganisingWay.JointByArea, null, EnterpriseRefusals.NoUnit)]
    [InlineData(OrganisingWay.JointByArea, "steel.lead", null)]
    [InlineData(OrganisingWay.JointByArea, "copper.lead", EnterpriseRefusals.ForeignUnit)]
    public void Only_a_standalone_organisation_needs_no_unit_of_the_chain(OrganisingWay way, string? unit, string? refusal) =>
        Assert.Equal(refusal, Decide(Known, new Organise(way, unit)).Refusal);

    [Theory]
    [InlineData(BranchForm.Branch, null, null)]
    [InlineData(BranchForm.Branch, "steel.rush", EnterpriseRefusals.ProjectNotNeeded)]
    [InlineData(BranchForm.Temporary, null, EnterpriseRefusals.NoProject)]
    [InlineData(BranchForm.Temporary, "copper.rush", EnterpriseRefusals.ForeignProject)]
    [InlineData(BranchForm.Temporary, "steel.rush", EnterpriseRefusals.ProjectEnded)] // nothing was gathered: no such project
    public void Only_a_temporary_branch_has_a_project_and_one_that_is_under_way(BranchForm form, string? team, string? refusal) =>
        Assert.Equal(refusal, Decide(Known, new FoundBranch("b1", "Branch", form, team)).Refusal);

    [Fact]
    public void A_firm_has_one_committee()
    {
        var one = Do(Known, new FoundBranch("c1", "Committee", BranchForm.Committee));
        Assert.Equal(EnterpriseRefusals.SecondCommittee, Decide(one, new FoundBranch("c2", "Committee", BranchForm.Committee)).Refusal);
        Assert.Equal(EnterpriseRefusals.OtherForm, Decide(one, new FoundBranch("c1", "Committee", BranchForm.Branch)).Refusal);
        Assert.Equal("New", Do(one, new FoundBranch("c1", "New", BranchForm.Committee)).Branches["c1"].Name);
    }

    [Fact]
    public void A_temporary_branch_tells_its_project_and_ends_with_it()
    {
        var with = Known.Apply(new BranchFounded("p1", "Project branch", BranchForm.Temporary, "steel.rush"));
        Assert.Equal(("teams/steel.rush", new NoteBranch(Id, true)), Assert.Single(with.Notifications(Known)));
        var ended = Do(with, new EndProjectBranches("steel.rush"));
        Assert.Empty(ended.Branches);
        Assert.Equal(("teams/steel.rush", new NoteBranch(Id, false)), Assert.Single(ended.Notifications(with)));
        Assert.Empty(Decide(ended, new EndProjectBranches("steel.rush")).Events);
    }

    [Fact]
    public void A_firm_that_moves_goes_on_in_the_other_chain_as_it_was_and_here_takes_nothing_more()
    {
        var stopped = Do(Known, new ReportState(EnterpriseState.Stopped, StateCause.Power, "line down"));
        var moved = Do(stopped, new MoveEnterprise("copper.blue"));
        Assert.Equal("moved", moved.Row().Status);
        Assert.Equal(EnterpriseRefusals.Moved, Decide(moved, new ReportState(EnterpriseState.Running)).Refusal);
        Assert.Null(moved.OnWake(Now.AddYears(1)));
        var (target, command) = Assert.Single(moved.Notifications(stopped));
        Assert.Equal("enterprises/copper.blue", target);
        var there = Do(Enterprise.Empty("copper.blue"), (EnterpriseCommand)command);
        Assert.Equal((stopped.Name, stopped.Area, stopped.State, stopped.Cause, stopped.StateSince), (there.Name, there.Area, there.State, there.Cause, there.StateSince));
        Assert.Empty(Decide(there, (EnterpriseCommand)command).Events);
    }

    [Fact]
    public void A_firm_whose_new_id_is_taken_stays()
    {
        var moved = Do(Known, new MoveEnterprise("copper.red"));
        var (target, command) = Assert.Single(moved.Notifications(Known));
        var other = Do(Enterprise.Empty("copper.red"), new RegisterEnterprise("Red", Area, Segment.Upstream));
        var refusal = Decide(other, (EnterpriseCommand)command).Refusal;
        Assert.Equal(EnterpriseRefusals.IdTaken, refusal);
        var stays = Do(moved, moved.OnHeard(Message.Of(2, target, command), refusal)!);
        Assert.Null(stays.MovedTo);
        Assert.Null(Decide(stays, new ReportState(EnterpriseState.Running)).Refusal);
        Assert.Equal(EnterpriseRefusals.SameChain, Decide(stays, new MoveEnterprise("steel.red")).Refusal);
    }

    private static Verdict<EnterpriseEvent> Decide(Enterprise state, EnterpriseCommand command, DateTimeOffset? now = null) =>
        state.Decide(command, new DecisionContext(Actor.System, now ?? Now, CommandKey.OfCaller("k"), Settings));

    private static Enterprise Do(Enterprise state, EnterpriseCommand command, DateTimeOffset? now = null)
    {
        var verdict = Decide(state, command, now);
        Assert.Null(verdict.Refusal);
        return verdict.Events.Aggregate(state, (after, happened) => after.Apply(happened));
    }
}
