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
        Assert.True(Grid.Empty("360424100901003").Decide(new ReportLevel(GridLevel.Busy), By(Wang)).IsUnknown);

    [Fact]
    public void A_grid_without_members_reports_no_level() =>
        Assert.Equal(GridRefusals.NoMember, Registered.Decide(new ReportLevel(GridLevel.Busy), By(Wang)).Refusal);

    [Fact]
    public void A_level_said_before_changes_nothing()
    {
        var busy = Staffed.Apply(new LevelReported(GridLevel.Busy, "rain", Now));
        Assert.Equal(Verdict<GridEvent>.Nothing, busy.Decide(new ReportLevel(GridLevel.Busy, "rain"), By(Wang)));
        Assert.Equal(new LevelReported(GridLevel.Busy, "flood", Now), Only(busy.Decide(new ReportLevel(GridLevel.Busy, "flood"), By(Wang))));
    }

    [Fact]
    public void Only_who_is_on_the_roster_goes_on_duty()
    {
        Assert.Equal(GridRefusals.NotEnrolled, Staffed.Decide(new GoOnDuty(), By(new Actor("stranger", []))).Refusal);
        Assert.Equal(new MemberOnDuty(Wang.Id, Now), Only(Staffed.Decide(new GoOnDuty(), By(Wang))));
    }

    [Fact]
    public void Going_on_duty_twice_counts_once()
    {
        var onDuty = Staffed.Apply(new MemberOnDuty(Wang.Id, Now));
        Assert.Equal(Verdict<GridEvent>.Nothing, onDuty.Decide(new GoOnDuty(), By(Wang)));
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
        Assert.Equal(GridRefusals.TooManyMembers, full.Decide(new EnrolMember("m200", "Sample"), By(Wang)).Refusal);
        Assert.Equal(new MemberEnrolled("m5", "Other"), Only(full.Decide(new EnrolMember("m5", "Other"), By(Wang))));
    }

    [Fact]
    public void A_patrol_is_remembered_by_its_time() =>
        Assert.Equal(Now, Staffed.Apply(new PatrolRecorded(Wang.Id, null, Now)).View().LastPatrol);

    [Fact]
    public void What_a_grid_once_recorded_of_matters_is_still_read_and_changes_nothing() =>
        Assert.Equal(Registered, Registered.Apply(new MatterNoted("a", 1, MatterStep.File, false)).Apply(new MatterLeft("a")));

    [Fact]
    public void The_view_stays_small_however_long_the_roster_is()
    {
        var full = Enumerable.Range(0, 150).Aggregate(Registered, (grid, n) => grid.Apply(new MemberEnrolled($"0198c0de-0000-7000-8000-{n:000000000000}", "Sample")));
        full = Enumerable.Range(0, 400).Aggregate(full, (grid, n) => grid.Apply(new BuildingRecorded($"{n}", $"Building {n}", "Sample")));
        full = full.Apply(new LevelReported(GridLevel.Alert, new string('急', 200), Now));
        Assert.InRange(full.Row().WithBody().Body.Length, 1, 2048);
        Assert.Equal((150, 400), (full.View().Members, full.View().Buildings));
        Assert.Equal(400, ((GridDetails)full.Details()).Buildings.Count);
    }

    [Fact]
    public void Details_are_written_only_when_roster_buildings_or_units_change()
    {
        Assert.True(Staffed.Apply(new PatrolRecorded(Wang.Id, null, Now)).HasDetailsOf(Staffed));
        Assert.True(Staffed.Apply(new LevelReported(GridLevel.Busy, null, Now)).HasDetailsOf(Staffed));
        Assert.False(Staffed.Apply(new MemberOnDuty(Wang.Id, Now)).HasDetailsOf(Staffed));
        Assert.False(Staffed.Apply(new BuildingRecorded("1", "One", null)).HasDetailsOf(Staffed));
    }

    private static DecisionContext By(Actor actor) => new(actor, Now, CommandKey.OfCaller("key"));

    private static GridEvent Only(Verdict<GridEvent> verdict) => Assert.Single(verdict.Events);
}
