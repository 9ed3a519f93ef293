using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Teams;
using Coordination.Core.Boards;
using Coordination.Core.Chains;

namespace Coordination.Core.Tests.Chains;

public sealed class ChainFoldTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);
    private static readonly AreaCode Area = AreaCode.Parse("350981");
    private readonly ChainFold _fold = new(TimeZoneInfo.Utc);
    private int _seconds;

    [Fact]
    public void Whoever_leads_is_said_by_name_also_when_the_name_comes_later()
    {
        Merge("chains/steel", 1, new ChainFact("Steel", Area, null, "steel.blue", [], 12, 5));
        Assert.Equal(("steel.blue", null), (Whole().Chain!.Lead, Whole().Chain!.Chair));
        var chair = new ChairFact(Area, null, "steel.blue", "steel.blue", At, At.AddDays(30), "steel.red", At.AddDays(30), true);
        Merge("rotations/steel", 1, chair);
        Assert.Equal("steel.blue", Delta()!.Chain!.Chair!.Name);
        Merge("units/steel.blue", 1, new UnitFact("steel.blue", "Blue Steel", "steel.blue-works"));
        Assert.Equal(new ChainChair("Blue Steel", "steel.blue-works", At, At.AddDays(30), null, "steel.red", At.AddDays(30), true), Delta()!.Chain!.Chair);
        Assert.Null(Delta()?.Chain);
        Merge("rotations/steel", 2, chair with { Chair = "steel.red" });
        Assert.Equal(("steel.red", "Blue Steel"), (Delta()!.Chain!.Chair!.Name, Whole().Chain!.Chair!.ActsFor));
    }

    [Fact]
    public void Coverage_counts_firms_by_way_and_follows_every_change()
    {
        Merge("enterprises/steel.a", 1, Firm("steel.a", OrganisingWay.Standalone));
        Merge("enterprises/steel.b", 1, Firm("steel.b", null));
        var coverage = Whole().Coverage!;
        Assert.Equal((2, 1, 1), (coverage.Firms, coverage.Covered, coverage.ByWay[0].Firms));
        Merge("enterprises/steel.b", 2, Firm("steel.b", OrganisingWay.SecondedMember));
        Assert.Equal((2, 2, 1), (Delta()!.Coverage!.Firms, Whole().Coverage!.Covered, Whole().Coverage!.ByWay[(int)OrganisingWay.SecondedMember].Firms));
    }

    [Fact]
    public void A_load_alone_sends_the_tile_and_nothing_else()
    {
        Merge("enterprises/steel.a", 1, Firm("steel.a", OrganisingWay.Standalone));
        _ = Delta();
        Merge("enterprises/steel.a", 2, Firm("steel.a", OrganisingWay.Standalone) with { Load = 91 });
        var delta = Delta()!;
        Assert.Equal(91, Assert.Single(delta.Firms).Load);
        Assert.Null(delta.Coverage);
        Assert.Null(delta.Chain);
        Assert.Empty(delta.Ticker);
    }

    [Fact]
    public void A_firm_that_left_the_chain_is_gone_from_the_wall_and_from_the_figures()
    {
        Merge("enterprises/steel.a", 1, Firm("steel.a", OrganisingWay.Standalone));
        _ = Delta();
        Merge("enterprises/steel.a", 2, null);
        var delta = Delta()!;
        Assert.Equal(["steel.a"], delta.GoneFirms);
        Assert.Equal(0, delta.Coverage!.Firms);
        Assert.Empty(Whole().Firms);
    }

    [Fact]
    public void Help_that_is_owed_says_by_whom_also_when_the_name_comes_later_or_changes()
    {
        var owed = new ObstacleView(3, "No grid approval", "steel.power", At.AddDays(1), At, null, null);
        Merge("teams/steel.rush", 1, new TeamFact("steel.rush", Area, null, "Rush", "Line two", null, null, 1, owed.DueAt, owed));
        Assert.Equal(new OwedHelp("No grid approval", "steel.power", At.AddDays(1)), Assert.Single(Whole().Teams).Owed);
        Merge("units/steel.power", 1, new UnitFact("steel.power", "Power office", null));
        Assert.Equal("Power office", Assert.Single(Delta()!.Teams).Owed!.Unit);
        Merge("units/steel.power", 2, new UnitFact("steel.power", "Grid office", null));
        Assert.Equal("Grid office", Assert.Single(Delta()!.Teams).Owed!.Unit);
        Merge("teams/steel.rush", 2, null);
        Merge("units/steel.power", 3, new UnitFact("steel.power", "Power office", null));
        Assert.Equal(["steel.rush"], Delta()!.GoneTeams);
        Assert.Empty(Whole().Teams);
    }

    [Fact]
    public void Problems_are_counted_by_the_door_that_solved_them_and_the_next_due_come_first()
    {
        ProblemFact Open(string id, int days) => new(id, Area, null, null, id, true, false, "steel.blue", At.AddDays(days), null);
        Merge("units/steel.blue", 1, new UnitFact("steel.blue", "Blue Steel", null));
        Merge("problems/1", 1, Open("1", 9));
        Merge("problems/2", 1, Open("2", 3));
        for (var at = 3; at < 9; at++) Merge($"problems/{at}", 1, Open($"{at}", 20) with { DueAt = null, Unit = null });
        var tally = Whole().Problems!;
        Assert.Equal((8, 0), (tally.Open, tally.Overdue));
        Assert.Equal(["2", "1", "3", "4", "5"], tally.Urgent.Select(one => one.Id));
        Assert.Equal(("Blue Steel", null), (tally.Urgent[0].Unit, tally.Urgent[2].Unit));
        Merge("problems/2", 2, Open("2", 3) with { IsOverdue = true });
        Assert.Equal(1, Delta()!.Problems!.Overdue);
        Merge("problems/2", 3, Open("2", 3) with { IsOpen = false, DueAt = null, SolvedBy = ProblemDoor.Meeting });
        Merge("problems/1", 2, Open("1", 9) with { IsOpen = false, SolvedBy = ProblemDoor.Visit });
        var solved = Delta()!.Problems!;
        Assert.Equal((6, 0), (solved.Open, solved.Overdue));
        Assert.Equal([1, 0, 1, 0, 0], solved.Solved.Select(one => one.Problems));
        Merge("problems/1", 3, Open("1", 9));
        Assert.Equal([0, 0, 1, 0, 0], Delta()!.Problems!.Solved.Select(one => one.Problems));
        Merge("problems/1", 4, null);
        Assert.Equal(6, Delta()!.Problems!.Open);
    }

    [Fact]
    public void What_has_no_area_of_its_own_is_told_where_the_chain_stands()
    {
        var fact = new ProblemFact("1", null, new Happening("problems.decided", At, "Berth"), null, "Berth", true, false, null, null, null);
        Merge("problems/1", 1, fact);
        Assert.Empty(Whole().Ticker);
        Merge("chains/steel", 1, new ChainFact("Steel", Area, null, null, [], 0, 0));
        Merge("problems/1", 2, fact with { Latest = new Happening("problems.solved", At, "Berth") });
        Assert.Equal(Area, Assert.Single(Delta()!.Ticker).Area);
    }

    private static FirmFact Firm(string id, OrganisingWay? way) => new(
        id, Area, null, id, Segment.Upstream, EnterpriseState.Running, null, null, null, 80, false, way, 0, 0, 0, true);

    private void Merge(string stream, long version, object? content) => _fold.Merge(new BoardFact(stream, version, At, content));

    private ChainFrame Whole() => (ChainFrame)_fold.Snapshot("chain/steel", 1, At.AddSeconds(_seconds += 2));

    private ChainFrame? Delta() => (ChainFrame?)_fold.Delta("chain/steel", 1, At.AddSeconds(_seconds += 2));
}
