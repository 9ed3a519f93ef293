using Coordination.Contracts.Areas;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Teams;

namespace Coordination.Core.Tests.Teams;

public sealed class TeamTests
{
    // Already the 27th at the place.
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly Team Known = Do(Team.Empty("steel.rush"), new RegisterTeam("Rush", "Line two", AreaCode.Parse("350981111")));
    private static readonly Team Planned = Do(Known, new PlanMilestone("m1", "Trial run", Today.AddDays(40)));

    [Fact]
    public void A_milestone_is_planned_before_it_is_reached() =>
        Assert.Equal(TeamRefusals.NotPlanned, Decide(Known, new ReachMilestone("m1")).Refusal);

    [Theory]
    [InlineData(0, null)]
    [InlineData(-30, null)]
    [InlineData(1, TeamRefusals.InFuture)]
    [InlineData(-20000, TeamRefusals.DayOutOfRange)]
    [InlineData(40000, TeamRefusals.DayOutOfRange)]
    public void A_milestone_is_reached_today_or_before_by_the_day_of_the_place(int days, string? refusal) =>
        Assert.Equal(refusal, Decide(Planned, new ReachMilestone("m1", Today.AddDays(days))).Refusal);

    [Fact]
    public void A_milestone_that_was_reached_stays_so()
    {
        var reached = Do(Planned, new ReachMilestone("m1"));
        Assert.Equal(Today, reached.Milestones[0].Reached);
        Assert.Empty(Decide(reached, new ReachMilestone("m1", Today)).Events);
        Assert.Equal(TeamRefusals.AlreadyReached, Decide(reached, new ReachMilestone("m1", Today.AddDays(-1))).Refusal);
        Assert.Equal(TeamRefusals.AlreadyReached, Decide(reached, new PlanMilestone("m1", "Trial run", Today)).Refusal);
        Assert.Equal(TeamRefusals.AlreadyReached, Decide(reached, new ForecastMilestone("m1", Today)).Refusal);
        Assert.Equal(TeamRefusals.AlreadyReached, Decide(reached, new DropMilestone("m1")).Refusal);
    }

    [Fact]
    public void A_hundred_milestones_are_the_limit()
    {
        var full = Enumerable.Range(1, 100).Aggregate(Known, (team, at) => Do(team, new PlanMilestone($"m{at}", "x", Today.AddDays(at))));
        Assert.Equal(TeamRefusals.TooManyMilestones, Decide(full, new PlanMilestone("m101", "x", Today)).Refusal);
        Assert.Null(Decide(full, new PlanMilestone("m100", "y", Today)).Refusal);
    }

    [Theory]
    [InlineData(122, null, null, 122)] // a forecast 122 days before the plan
    [InlineData(-12, null, null, -12)]
    [InlineData(null, null, 5, 5)] // without a forecast the last lead is kept
    [InlineData(null, null, null, 0)]
    [InlineData(30, -10, null, -10)] // the plan passed ten days ago, whatever was said
    public void The_lead_is_plan_less_forecast_and_a_plan_that_passed_is_at_least_so_late(int? lead, int? planIn, int? lastLead, int expected)
    {
        var plan = Today.AddDays(planIn ?? 200);
        Assert.Equal(expected, SignedLead.Days(new MilestoneView("m", "x", plan, lead is { } days ? plan.AddDays(-days) : null, null), lastLead, Today));
    }

    [Fact]
    public void Fifty_open_obstacles_and_a_hundred_firms_with_a_branch_are_the_limit()
    {
        var stuck = Enumerable.Range(1, 50).Aggregate(Known, (team, at) => Do(team, new RaiseObstacle($"x{at}")));
        Assert.Equal(TeamRefusals.TooManyObstacles, Decide(stuck, new RaiseObstacle("y")).Refusal);
        Assert.Null(Decide(Do(stuck, new ClearObstacle(7)), new RaiseObstacle("y")).Refusal);
        var served = Enumerable.Range(1, 100).Aggregate(Known, (team, at) => Do(team, new NoteBranch($"steel.f{at}", true)));
        Assert.Equal(TeamRefusals.TooManyBranches, Decide(served, new NoteBranch("steel.f101", true)).Refusal);
        Assert.Null(Decide(served, new NoteBranch("steel.f7", false)).Refusal);
    }

    [Fact]
    public void The_milestone_in_hand_is_the_first_by_plan_that_is_not_reached()
    {
        var team = Do(Do(Planned, new PlanMilestone("m0", "Earlier", Today.AddDays(10))), new ReachMilestone("m0", Today.AddDays(-20)));
        Assert.Equal("m1", team.View().InHand!.Milestone);
        Assert.Equal(30, team.View().LastLead);
        Assert.Equal((1, 2), (team.View().Reached, team.View().Milestones));
    }

    [Fact]
    public void A_unit_that_owes_help_is_asked_and_only_it_answers()
    {
        var asked = Known.Apply(new ObstacleRaised(1, "No grid approval", "steel.power", Now.AddDays(2), Now)).Apply(new ObstacleRaised(2, "No land", "steel.land", null, Now));
        var turn = asked.Row().Turns[0];
        Assert.Equal(("answer-obstacle", "chains/steel/units/power"), (turn.Action, turn.Place));
        var power = new Actor("power", [new RoleGrant(Role.MemberUnit, "chains/steel/units/power")]);
        Assert.Equal("No grid approval", asked.View().Owed!.Title);
        Assert.True(Decide(asked, new AnswerObstacle(2, "x"), power).IsUnknown);
        Assert.Equal(TeamRefusals.NoSuchObstacle, Decide(asked, new AnswerObstacle(3, "x"), power).Refusal);
        Assert.Equal(TeamRefusals.NoSuchObstacle, Decide(asked, new ClearObstacle(3)).Refusal);
        var answered = Do(asked, new AnswerObstacle(1, "On Friday"), power);
        Assert.DoesNotContain(answered.Row().Turns, one => one.Place == "chains/steel/units/power");
        Assert.Contains(answered.Row().Turns, one => one.Action == "clear-obstacle");
        Assert.Equal("No land", answered.View().Owed!.Title);
        Assert.Equal(1, Do(answered, new ClearObstacle(1)).View().Obstacles);
    }

    [Fact]
    public void Help_is_asked_of_units_of_the_chain()
    {
        Assert.Equal(TeamRefusals.UnknownUnit, Decide(Known, new RaiseObstacle("x", "copper.power")).Refusal);
        Assert.Equal(TeamRefusals.UnknownUnit, Decide(Known, new RaiseObstacle("x", "steel.power")).Refusal); // nothing was gathered
        Assert.Equal(TeamRefusals.DueOutOfRange, Decide(Known, new RaiseObstacle("x", null, Now)).Refusal);
        Assert.Null(Decide(Known, new RaiseObstacle("x")).Refusal);
    }

    [Fact]
    public void A_project_ends_when_every_milestone_is_reached_and_tells_the_firms_that_serve_it()
    {
        Assert.Equal(TeamRefusals.MilestonesOpen, Decide(Known, new FinishProject()).Refusal);
        Assert.Equal(TeamRefusals.MilestonesOpen, Decide(Planned, new FinishProject()).Refusal);
        var reached = Do(Do(Planned, new NoteBranch("steel.blue", true)), new ReachMilestone("m1"));
        var finished = Do(reached, new FinishProject());
        Assert.Equal(("enterprises/steel.blue", new EndProjectBranches("steel.rush")), Assert.Single(finished.Notifications(reached)));
        Assert.Equal(TeamRefusals.Finished, Decide(finished, new ReportProgress("x")).Refusal);
        Assert.Equal(TeamRefusals.Finished, Decide(finished, new NoteBranch("steel.red", true)).Refusal);
        Assert.Null(Decide(finished, new NoteBranch("steel.blue", false)).Refusal);
        Assert.Empty(Decide(finished, new FinishProject()).Events);
    }

    private static Verdict<TeamEvent> Decide(Team state, TeamCommand command, Actor? by = null) =>
        state.Decide(command, new DecisionContext(by ?? Actor.System, Now, CommandKey.OfCaller("k"), new BoardOptions()));

    private static Team Do(Team state, TeamCommand command, Actor? by = null)
    {
        var verdict = Decide(state, command, by);
        Assert.Null(verdict.Refusal);
        Assert.False(verdict.IsUnknown);
        return verdict.Events.Aggregate(state, (after, happened) => after.Apply(happened));
    }
}
