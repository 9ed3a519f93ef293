using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Tests.Checking;
using Coordination.LoadTests.Tests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Tests.Areas;

public sealed class AreaFoldTests
{
    private const string Area = "990001", Board = "area/990001", Busy = "990001001001001", Quiet = "990001001002001";

    private static readonly (string, string)[] Reported = [("matters.reported.v1", $$"""{"grid":"{{Quiet}}","dueAt":"2026-01-01T00:00:00Z"}""")];
    private static readonly (string, string)[] Overdue =
    [
        ("matters.reported.v1", $$"""{"grid":"{{Quiet}}","dueAt":"2026-01-01T00:00:00Z"}"""),
        ("matters.filed.v1", """{"dueAt":"2026-01-01T00:00:00Z"}"""),
        ("matters.dispatched.v1", $$"""{"grid":"{{Busy}}","dueAt":"2026-01-01T00:00:00Z"}"""),
        ("matters.step-overdue.v1", """{"escalatedTo":"community"}"""),
    ];

    // The last two events of the busy grid are those that older servers recorded of matters: they only count as versions.
    private readonly Past _past = Histories.Of(
        Histories.Fold($"grids/{Busy}",
            ("grids.member-enrolled.v1", """{"member":"m"}"""),
            ("grids.member-on-duty.v1", """{"member":"m"}"""),
            ("grids.level-reported.v1", """{"level":"alert"}"""),
            ("grids.matter-noted.v1", """{"matter":"1","step":"handle","overdue":true}"""),
            ("grids.matter-left.v1", """{"matter":"2"}""")),
        Histories.Fold($"grids/{Quiet}", ("grids.registered.v1", "{}")),
        Histories.Fold("matters/1", Overdue),
        Histories.Fold("matters/2", [.. Reported, ("matters.closed.v1", "{}")]),
        Histories.Fold("matters/3"));

    private readonly Tile _busy = new($"grids/{Busy}", 5, GridLevel.Alert, 1, 1, 1);
    private readonly Tile _quiet = new($"grids/{Quiet}", 1, GridLevel.Calm);

    private readonly Figures _figures = new(
        2, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0,
        [new(MatterStep.File, 0, 0), new(MatterStep.Dispatch, 0, 0), new(MatterStep.Handle, 1, 1), new(MatterStep.Verify, 0, 0), new(MatterStep.Close, 0, 0)],
        new Rates(null, null, null));

    [Fact]
    public void A_wall_that_shows_the_fold_of_history_is_right() => Assert.Null(Difference(_figures, _busy, _quiet));

    [Fact]
    public void A_wall_diverges_by_a_version_a_level_a_count_a_tile_or_a_figure()
    {
        Assert.NotNull(Difference(_figures, _busy with { Version = 4 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Level = GridLevel.Busy }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { OnDuty = 0 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Open = 2 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Overdue = 0 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy));
        Assert.NotNull(Difference(_figures, _busy, _quiet, new Tile("grids/990001001003001", 1, GridLevel.Calm)));
        Assert.NotNull(Difference(_figures with { Open = 2 }, _busy, _quiet));
        Assert.NotNull(Difference(_figures with { Members = 2 }, _busy, _quiet));
        Assert.NotNull(Difference(_figures with { Steps = [] }, _busy, _quiet));
        Assert.NotNull(Difference(_figures with { Steps = [new(MatterStep.Handle, 1, 0)] }, _busy, _quiet));
        Assert.NotNull(Difference(null, _busy, _quiet));
    }

    [Fact]
    public void A_matter_counts_where_it_stands_now() =>
        Assert.NotNull(Difference(_figures, _busy with { Open = 0, Overdue = 0 }, _quiet with { Open = 1, Overdue = 1 }));

    [Fact]
    public void A_wall_of_communities_is_held_against_their_sums()
    {
        Tile[] right = [new("communities/990001001001", 5, GridLevel.Alert, 1, 1, 1), new("communities/990001001002", 1, GridLevel.Calm)];

        Assert.Null(Difference(_figures, right));
        Assert.NotNull(Difference(_figures, right[0] with { Version = 6 }, right[1]));
    }

    [Fact]
    public void A_tile_that_is_gone_is_shown_no_more()
    {
        var fold = Shown(_figures, _busy, _quiet, new Tile("grids/990001001003001", 1, GridLevel.Calm));
        Assert.NotNull(fold.Difference(_past));

        fold.Apply(new AreaFrame(Board, 2, FrameKind.Delta, DateTimeOffset.UnixEpoch, null, [], [], [], Gone: ["grids/990001001003001"]));
        Assert.Null(fold.Difference(_past));
    }

    [Fact]
    public void A_wall_with_a_hole_is_wrong_even_if_it_shows_the_right_thing()
    {
        var fold = Shown(_figures, _busy, _quiet);
        fold.Apply(new AreaFrame(Board, 9, FrameKind.Delta, DateTimeOffset.UnixEpoch, null, [], [], []));

        Assert.NotNull(fold.Difference(_past));
    }

    [Fact]
    public void What_is_read_again_is_what_stands_where_a_tile_differs_all_open_matters_for_a_figure_and_what_was_not_there_yet()
    {
        Target busy = new("grids", Busy), open = new("matters", "1"), unreported = new("matters", "3");

        Assert.Equal([busy, open, unreported], Shown(_figures, _busy with { Open = 2 }, _quiet).Doubtful(_past));
        Assert.Equal([new Target("grids", Quiet), unreported], Shown(_figures, _busy, _quiet with { Version = 2 }).Doubtful(_past));
        Assert.Equal([open, unreported], Shown(_figures with { Steps = [] }, _busy, _quiet).Doubtful(_past));
    }

    [Fact]
    public async Task A_wall_that_is_ahead_of_the_first_reading_is_compared_with_a_second_one()
    {
        var stop = TestContext.Current.CancellationToken;
        var system = new FakeSystem();
        var (ledger, target) = (new Ledger("run"), new Target("grids", Quiet));
        await system.Send(ledger.Plan(target, 1, _ => new ReportLevel(GridLevel.Calm)), stop);
        var history = new HistoryCheck(ledger, system);
        await history.Run([target], null, stop);
        await system.Send(ledger.Plan(target, 1, _ => new ReportLevel(GridLevel.Alert)), stop);
        var wall = new Wall(Shown(Figures(alert: 1), new Tile($"grids/{Quiet}", 2, GridLevel.Alert)), 0);
        var wrong = new Wall(Shown(Figures(alert: 0), new Tile($"grids/{Quiet}", 1, GridLevel.Calm)), 0);

        var differences = await Settling.Differences([wall, wrong], history, TimeSpan.FromSeconds(2), null, stop);

        Assert.Contains("level", Assert.Single(differences), StringComparison.OrdinalIgnoreCase);
    }

    private static Figures Figures(int alert) => new(1, 0, 0, 0, 0, alert, 0, 0, 0, 0, 0, [], new Rates(null, null, null));

    private string? Difference(Figures? figures, params Tile[] tiles) => Shown(figures, tiles).Difference(_past);

    private static AreaFold Shown(Figures? figures, params Tile[] tiles)
    {
        var fold = new AreaFold(Area);
        fold.Apply(new AreaFrame(Board, 1, FrameKind.Snapshot, DateTimeOffset.UnixEpoch, null, tiles, [], [], figures));
        return fold;
    }
}
