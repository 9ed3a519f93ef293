using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Grids;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Grids;

public sealed class GridTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Actor Wang = new("member-1", []);
    private static readonly Grid Registered = Grid.Empty("360424100901003").Apply(new GridRegistered("03", Now));
    private static readonly Grid Staffed = Registered.Apply(new MemberEnrolled(Wang.Id, "Sample"));

    [Fact]
    public void A_grid_nobody_registered_is_unknown() =>
        Assert.True(Grid.Empty("360424100901003").Decide(new ReportLevel(GridLevel.Busy), Wang, Now).IsUnknown);

    [Fact]
    public void A_grid_without_members_reports_no_level() =>
        Assert.Equal(GridRefusals.NoMember, Registered.Decide(new ReportLevel(GridLevel.Busy), Wang, Now).Refusal);

    [Fact]
    public void A_level_said_before_changes_nothing()
    {
        var busy = Staffed.Apply(new LevelReported(GridLevel.Busy, "rain", Now));
        Assert.Equal(Verdict<GridEvent>.Nothing, busy.Decide(new ReportLevel(GridLevel.Busy, "rain"), Wang, Now));
        Assert.Equal(new LevelReported(GridLevel.Busy, "flood", Now), Only(busy.Decide(new ReportLevel(GridLevel.Busy, "flood"), Wang, Now)));
    }

    [Fact]
    public void Only_who_is_on_the_roster_goes_on_duty()
    {
        Assert.Equal(GridRefusals.NotEnrolled, Staffed.Decide(new GoOnDuty(), new Actor("stranger", []), Now).Refusal);
        Assert.Equal(new MemberOnDuty(Wang.Id, Now), Only(Staffed.Decide(new GoOnDuty(), Wang, Now)));
    }

    [Fact]
    public void Going_on_duty_twice_counts_once()
    {
        var onDuty = Staffed.Apply(new MemberOnDuty(Wang.Id, Now));
        Assert.Equal(Verdict<GridEvent>.Nothing, onDuty.Decide(new GoOnDuty(), Wang, Now));
        Assert.Equal(1, onDuty.View().OnDuty);
        Assert.Equal(0, onDuty.Apply(new MemberOffDuty(Wang.Id, Now)).View().OnDuty);
    }

    [Fact]
    public void Who_leaves_the_roster_leaves_duty() =>
        Assert.Equal(0, Staffed.Apply(new MemberOnDuty(Wang.Id, Now)).Apply(new MemberRetired(Wang.Id)).View().OnDuty);

    [Fact]
    public void The_roster_has_a_limit()
    {
        var full = Enumerable.Range(0, 200).Aggregate(Registered, (grid, n) => grid.Apply(new MemberEnrolled($"m{n}", "Sample")));
        Assert.Equal(GridRefusals.TooManyMembers, full.Decide(new EnrolMember("m200", "Sample"), Wang, Now).Refusal);
        Assert.Equal(new MemberEnrolled("m5", "Other"), Only(full.Decide(new EnrolMember("m5", "Other"), Wang, Now)));
    }

    [Fact]
    public void A_patrol_is_remembered_by_its_time() =>
        Assert.Equal(Now, Staffed.Apply(new PatrolRecorded(Wang.Id, null, Now)).View().LastPatrol);

    [Fact]
    public void Open_and_overdue_matters_follow_what_the_matters_tell()
    {
        var grid = Told(Told(Registered, new NoteMatter("a", 1, MatterStep.File, false, false)), new NoteMatter("b", 3, MatterStep.Handle, true, false));
        Assert.Equal((2, 1), (grid.View().OpenMatters, grid.View().OverdueMatters));
        Assert.Equal(1, grid.View().Steps[MatterStep.Handle]);

        grid = Told(grid, new NoteMatter("b", 5, MatterStep.Closed, false, false));
        Assert.Equal((1, 0), (grid.View().OpenMatters, grid.View().OverdueMatters));
    }

    [Fact]
    public void Old_news_of_a_matter_changes_nothing()
    {
        var grid = Told(Registered, new NoteMatter("a", 4, MatterStep.Handle, false, false));
        Assert.Equal(Verdict<GridEvent>.Nothing, grid.Decide(new NoteMatter("a", 3, MatterStep.Dispatch, true, false), Actor.System, Now));
    }

    [Fact]
    public void A_matter_that_went_elsewhere_is_no_longer_counted() =>
        Assert.Equal(0, Told(Told(Registered, new NoteMatter("a", 1, MatterStep.File, false, false)),
            new NoteMatter("a", 3, MatterStep.Handle, false, true)).View().OpenMatters);

    private static Grid Told(Grid grid, NoteMatter told) => grid.Apply(Only(grid.Decide(told, Actor.System, Now)));

    private static GridEvent Only(Verdict<GridEvent> verdict) => Assert.Single(verdict.Events);
}
