using System.Text.Json;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Tests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Tests.Checking;

public sealed class WallCheckTests
{
    private const string Board = "area/990001", Busy = "990001001001001", Quiet = "990001001002001";

    private readonly Dictionary<string, GridFold> _history = new()
    {
        [Busy] = Fold(Busy,
            ("grids.member-enrolled.v1", """{"member":"m"}"""),
            ("grids.member-on-duty.v1", """{"member":"m"}"""),
            ("grids.level-reported.v1", """{"level":"alert"}"""),
            ("grids.matter-noted.v1", """{"matter":"1","step":"handle","overdue":true}"""),
            ("grids.matter-noted.v1", """{"matter":"2","step":"file","overdue":false}"""),
            ("grids.matter-left.v1", """{"matter":"2"}""")),
        [Quiet] = Fold(Quiet, ("grids.registered.v1", "{}")),
    };

    private readonly Tile _busy = new($"grids/{Busy}", 6, GridLevel.Alert, 1, 1, 1);
    private readonly Tile _quiet = new($"grids/{Quiet}", 1, GridLevel.Calm, 0, 0, 0);

    private readonly Figures _figures = new(
        2, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0,
        [new(MatterStep.File, 0, 0), new(MatterStep.Dispatch, 0, 0), new(MatterStep.Handle, 1, 1), new(MatterStep.Verify, 0, 0), new(MatterStep.Close, 0, 0)],
        new Rates(null, null, null));

    [Fact]
    public void A_wall_that_shows_the_fold_of_history_is_right() => Assert.Null(Difference(_figures, _busy, _quiet));

    [Fact]
    public void A_wall_diverges_by_a_version_a_level_a_count_a_tile_or_a_figure()
    {
        Assert.NotNull(Difference(_figures, _busy with { Version = 5 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Level = GridLevel.Busy }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { OnDuty = 0 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Open = 2 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy with { Overdue = 0 }, _quiet));
        Assert.NotNull(Difference(_figures, _busy));
        Assert.NotNull(Difference(_figures, _busy, _quiet, new Tile("grids/990001001003001", 1, GridLevel.Calm, 0, 0, 0)));
        Assert.NotNull(Difference(_figures with { Open = 2 }, _busy, _quiet));
        Assert.NotNull(Difference(_figures with { Members = 2 }, _busy, _quiet));
        Assert.NotNull(Difference(_figures with { Steps = [] }, _busy, _quiet));
        Assert.NotNull(Difference(null, _busy, _quiet));
    }

    [Fact]
    public void A_wall_of_communities_is_held_against_their_sums()
    {
        Tile[] right = [new("communities/990001001001", 6, GridLevel.Alert, 1, 1, 1), new("communities/990001001002", 1, GridLevel.Calm, 0, 0, 0)];

        Assert.Null(Difference(_figures, right));
        Assert.NotNull(Difference(_figures, right[0] with { Version = 7 }, right[1]));
    }

    [Fact]
    public void A_wall_with_a_hole_is_wrong_even_if_it_shows_the_right_thing()
    {
        var fold = Shown(_figures, _busy, _quiet);
        fold.Apply(new Frame(Board, 9, FrameKind.Delta, DateTimeOffset.UnixEpoch, null, [], [], []));

        Assert.NotNull(WallCheck.Difference(Board, fold, _history));
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
        var wall = new Wall(Board, new Dictionary<string, int>());
        wall.Take(Frame(Figures(alert: 1), new Tile($"grids/{Quiet}", 2, GridLevel.Alert, 0, 0, 0)));
        var wrong = new Wall(Board, new Dictionary<string, int>());
        wrong.Take(Frame(Figures(alert: 0), new Tile($"grids/{Quiet}", 1, GridLevel.Calm, 0, 0, 0)));

        var differences = await Settling.Differences([wall, wrong], history, TimeSpan.FromSeconds(2), stop);

        Assert.Contains("level", Assert.Single(differences), StringComparison.OrdinalIgnoreCase);
    }

    private static Figures Figures(int alert) => new(1, 0, 0, 0, 0, alert, 0, 0, 0, 0, 0, [], new Rates(null, null, null));

    private string? Difference(Figures? figures, params Tile[] tiles) => WallCheck.Difference(Board, Shown(figures, tiles), _history);

    private static WallFold Shown(Figures? figures, params Tile[] tiles)
    {
        var fold = new WallFold();
        fold.Apply(Frame(figures, tiles));
        return fold;
    }

    private static Frame Frame(Figures? figures, params Tile[] tiles) =>
        new(Board, 1, FrameKind.Snapshot, DateTimeOffset.UnixEpoch, null, tiles, [], [], figures);

    private static GridFold Fold(string grid, params (string Type, string Body)[] events)
    {
        var fold = new GridFold(grid);
        var version = 0;
        foreach (var (type, body) in events)
        {
            using var json = JsonDocument.Parse(body);
            fold.Apply(new RecordedEvent(++version, "somebody", type, "k", json.RootElement));
        }
        return fold;
    }
}
