using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Teams;
using Coordination.LoadTests.Chains;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Tests.Checking;

namespace Coordination.LoadTests.Tests.Chains;

public sealed class ChainWallFoldTests
{
    private const string Firm = "load-1.f001", Idle = "load-1.f002", Team = "load-1.t001";
    private static readonly DateTimeOffset Since = DateTimeOffset.Parse("2026-11-01T08:00:00Z", null), Help = Since.AddDays(3);

    private readonly Past _past = Histories.Of(
        Histories.Fold($"enterprises/{Firm}",
            ("enterprises.registered.v1", """{"name":"A","segment":"midstream"}"""),
            ("enterprises.load-reported.v1", """{"percent":70}"""),
            ("enterprises.state-reported.v1", """{"state":"stopped","cause":"power","at":"2026-11-01T08:00:00Z"}"""),
            ("enterprises.state-reported.v1", """{"state":"stopped","cause":"power","note":"still","at":"2026-11-02T08:00:00Z"}"""),
            ("enterprises.organised.v1", """{"way":"standalone"}""")),
        Histories.Fold($"enterprises/{Idle}",
            ("enterprises.registered.v1", """{"name":"B","segment":"upstream"}"""),
            ("enterprises.fell-silent.v1", """{"at":"2026-11-02T08:00:00Z"}""")),
        Histories.Fold($"teams/{Team}",
            ("teams.registered.v1", """{"name":"T","project":"P"}"""),
            ("teams.milestone-planned.v1", """{"milestone":"m1","name":"one","plan":"2026-11-10"}"""),
            ("teams.milestone-planned.v1", """{"milestone":"m2","name":"two","plan":"2026-12-10"}"""),
            ("teams.milestone-reached.v1", """{"milestone":"m1","on":"2026-11-03"}"""),
            ("teams.milestone-forecast.v1", """{"milestone":"m2","forecast":"2026-12-01"}"""),
            ("teams.obstacle-raised.v1", """{"obstacle":1,"title":"x","unit":"load-1.u001","dueAt":"2026-11-04T08:00:00Z"}"""),
            ("teams.obstacle-raised.v1", """{"obstacle":2,"title":"y","dueAt":"2026-11-01T08:00:00Z"}"""),
            ("teams.obstacle-raised.v1", """{"obstacle":3,"title":"z"}"""),
            ("teams.obstacle-cleared.v1", """{"obstacle":3}""")),
        Histories.Fold("enterprises/load-2.f001", ("enterprises.registered.v1", """{"name":"C","segment":"upstream"}""")));

    private readonly FirmTile _firm = new(Firm, 5, "A", Segment.Midstream, EnterpriseState.Stopped, StateCause.Power, Since, null, 0, false, true);
    private readonly FirmTile _idle = new(Idle, 2, "B", Segment.Upstream, Silent: true);
    private readonly TeamRow _team = new(Team, 9, "T", "P", new MilestoneView("m2", "two", new(2026, 12, 10), new(2026, 12, 1), null), 7, 2, Help);
    private readonly Coverage _coverage = new(2, 1, [new(OrganisingWay.Standalone, 1)], 0, 0, 0, 0);

    [Fact]
    public void A_wall_that_shows_the_fold_of_history_is_right() => Assert.Null(Difference(_coverage, [_firm, _idle], [_team]));

    [Fact]
    public void A_wall_diverges_by_anything_that_it_shows()
    {
        Assert.NotNull(Difference(_coverage, [_firm with { Version = 4 }, _idle], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm with { Since = Since.AddDays(1) }, _idle], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm with { Load = 70 }, _idle], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm with { Organised = false }, _idle], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm, _idle with { Silent = false }], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm, _idle, _idle with { Id = "load-1.f003" }], [_team]));
        Assert.NotNull(Difference(_coverage, [_firm, _idle], []));
        Assert.NotNull(Difference(_coverage, [_firm, _idle], [_team with { LastLead = 6 }]));
        Assert.NotNull(Difference(_coverage, [_firm, _idle], [_team with { HelpDueAt = null }]));
        Assert.NotNull(Difference(_coverage, [_firm, _idle], [_team with { Obstacles = 3 }]));
        Assert.NotNull(Difference(_coverage with { Covered = 2 }, [_firm, _idle], [_team]));
        Assert.NotNull(Difference(_coverage with { ByWay = [new(OrganisingWay.JointByArea, 1)] }, [_firm, _idle], [_team]));
        Assert.NotNull(Difference(null, [_firm, _idle], [_team]));
    }

    [Fact]
    public void What_is_gone_is_shown_no_more()
    {
        var fold = Shown(_coverage, [_firm, _idle, _idle with { Id = "load-1.f003" }], [_team, _team with { Id = "load-1.t002" }]);
        Assert.NotNull(fold.Difference(_past));
        fold.Apply(new ChainFrame("chain/load-1", 2, FrameKind.Delta, Since, null, [], [], [], GoneFirms: ["load-1.f003"], GoneTeams: ["load-1.t002"]));
        Assert.Null(fold.Difference(_past));
    }

    [Fact]
    public void What_is_read_again_is_what_differs_and_all_firms_for_a_figure()
    {
        Target firm = new("enterprises", Firm), idle = new("enterprises", Idle), team = new("teams", Team);
        Assert.Equal([idle, team], Shown(_coverage, [_firm, _idle with { Version = 1 }], [_team with { Version = 1 }]).Doubtful(_past));
        Assert.Equal([firm, idle], Shown(_coverage with { Firms = 3 }, [_firm, _idle], [_team]).Doubtful(_past).OrderBy(one => one.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_frame_brings_is_timed_by_stream_and_version() =>
        Assert.Equal([($"enterprises/{Firm}", 5L), ($"teams/{Team}", 9L)], new ChainWallFold("load-1").Brought(Snapshot(_coverage, [_firm], [_team])));

    private string? Difference(Coverage? coverage, FirmTile[] firms, TeamRow[] teams) => Shown(coverage, firms, teams).Difference(_past);

    private static ChainWallFold Shown(Coverage? coverage, FirmTile[] firms, TeamRow[] teams)
    {
        var fold = new ChainWallFold("load-1");
        fold.Apply(Snapshot(coverage, firms, teams));
        return fold;
    }

    private static ChainFrame Snapshot(Coverage? coverage, FirmTile[] firms, TeamRow[] teams) =>
        new("chain/load-1", 1, FrameKind.Snapshot, Since, null, firms, teams, [], new ChainHead("L", default(AreaCode), null, null, null, [], 0, 0), coverage);
}
