using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Boards;
using FsCheck;
using FsCheck.Fluent;
using System.Text.Json;

namespace Coordination.Core.Tests.Boards;

public sealed class BoardFoldTests
{
    private const string Board = "area/360424";
    private static readonly AreaCode County = AreaCode.Parse("360424");
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Facts_in_any_order_and_any_number_of_times_make_the_same_board() => Prop.ForAll(
        Histories, (BoardFact[] facts) =>
        {
            var (straight, shuffled) = (New(), New());
            foreach (var fact in facts) straight.Merge(fact);
            foreach (var fact in facts.Reverse().Concat(facts)) shuffled.Merge(fact);
            return Json(Settled(straight)) == Json(Settled(shuffled));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_snapshot_and_the_deltas_after_it_make_the_later_snapshot() => Prop.ForAll(
        Histories, Gen.Choose(0, 40).ToArbitrary(), (BoardFact[] facts, int cut) =>
        {
            var fold = New();
            foreach (var fact in facts.Take(cut)) fold.Merge(fact);
            var viewer = new Viewer(fold.Snapshot(Board, 1, Now));
            fold.Delta(Board, 1, Now, out _);
            foreach (var fact in facts.Skip(cut))
            {
                fold.Merge(fact);
                if (fold.Delta(Board, 2, Now, out _) is { } delta) viewer.Take(delta);
            }
            return viewer.Equals(fold.Snapshot(Board, 3, Now));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_new_makes_no_delta()
    {
        var fold = New();
        fold.Merge(Grid(1, 1));
        Assert.NotNull(fold.Delta(Board, 1, Now, out _));
        Assert.False(fold.Merge(Grid(1, 1)));
        Assert.Null(fold.Delta(Board, 2, Now, out _));
    }

    [Fact]
    public void A_delta_holds_only_what_changed()
    {
        var fold = New();
        for (var n = 1; n <= 300; n++) fold.Merge(Grid(n, 1));
        fold.Delta(Board, 1, Now, out _);
        fold.Merge(Grid(7, 2, GridLevel.Alert));
        var delta = fold.Delta(Board, 2, Now, out _)!;
        Assert.Equal(new Tile("grids/360424100901007", 2, GridLevel.Alert, 1, 2, 1), Assert.Single(delta.Tiles));
        Assert.Empty(delta.Places);
        Assert.Null(delta.Ranking);
    }

    [Fact]
    public void More_grids_than_a_wall_holds_are_rolled_up()
    {
        var fold = new BoardFold(County, Zone, 10);
        for (var n = 1; n <= 10; n++) fold.Merge(Grid(n, 1));
        fold.Delta(Board, 1, Now, out _);
        fold.Merge(Grid(11, 5, GridLevel.Alert));
        Assert.Null(fold.Delta(Board, 2, Now, out var snapshotNeeded));
        Assert.True(snapshotNeeded);
        Assert.Equal(new Tile("communities/360424100901", 15, GridLevel.Alert, 11, 22, 11), Assert.Single(fold.Snapshot(Board, 2, Now).Tiles));
    }

    [Fact]
    public void Midnight_of_the_place_turns_the_day()
    {
        var fold = New();
        fold.Merge(Matter(1, 3, MatterStep.Closed, Now.AddHours(-2), Now));
        Assert.Equal(1, fold.Snapshot(Board, 1, Now).Figures!.ClosedToday);
        fold.Delta(Board, 1, Now, out _);
        var midnight = new DateTimeOffset(2026, 5, 21, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Null(fold.Delta(Board, 2, midnight.AddSeconds(-1), out _));
        Assert.Equal(0, fold.Delta(Board, 2, midnight, out _)!.Figures!.ClosedToday);
    }

    [Fact]
    public void A_matter_closed_long_ago_counts_in_nothing_and_is_let_go()
    {
        var fold = New();
        fold.Merge(Matter(1, 3, MatterStep.Closed, Now.AddDays(-40), Now.AddDays(-39)));
        var figures = fold.Snapshot(Board, 1, Now).Figures!;
        Assert.Null(figures.Rates.Solved);
        Assert.Empty(fold.Snapshot(Board, 1, Now).Ranking!);
    }

    [Fact]
    public void Rates_are_shares_of_the_last_thirty_days()
    {
        var fold = New();
        fold.Merge(Matter(1, 5, MatterStep.Closed, Now.AddDays(-3), Now) with { ClosedInTime = true, RespondedInTime = true });
        fold.Merge(Matter(2, 5, MatterStep.Closed, Now.AddDays(-3), Now) with { ClosedInTime = false, RespondedInTime = false });
        fold.Merge(Matter(3, 2, MatterStep.Dispatch, Now.AddDays(-3), null));
        fold.Merge(Matter(4, 2, MatterStep.Dispatch, Now.AddDays(-3), null));
        Assert.Equal(new Rates(0.5, 0.5, 0.5), fold.Snapshot(Board, 1, Now).Figures!.Rates);
    }

    [Fact]
    public void The_longest_overdue_stands_first_and_leaves_when_it_moves_on()
    {
        var fold = New();
        for (var n = 1; n <= 30; n++)
            fold.Merge(Matter(n, 2, MatterStep.Handle, Now.AddDays(-1), null) with { Overdue = true, DueAt = Now.AddMinutes(-n) });
        var rows = fold.Snapshot(Board, 1, Now).Overdue!;
        Assert.Equal((20, "30"), (rows.Count, rows[0].Id));
        fold.Merge(Matter(30, 3, MatterStep.Verify, Now.AddDays(-1), null));
        Assert.Equal("29", fold.Delta(Board, 2, Now, out _)!.Overdue![0].Id);
    }

    private static BoardFold New() => new(County, Zone);

    private static Frame Settled(BoardFold fold) => fold.Snapshot(Board, 1, Now) with { Ticker = [] };

    private static string Json(Frame frame) => JsonSerializer.Serialize(frame, WireJson.Options);

    private static GridFact Grid(int n, long version, GridLevel level = GridLevel.Calm) => new(
        $"grids/360424100901{n:000}", version, Now, AreaCode.Parse($"360424100901{n:000}"),
        new Happening("grids.patrol-recorded", Now.AddSeconds(version)), $"{n:00}", level, 1, 1, 2, 1, null);

    private static MatterFact Matter(int n, long version, MatterStep step, DateTimeOffset reportedAt, DateTimeOffset? closedAt) => new(
        $"matters/{n}", version, Now, AreaCode.Parse($"360424100901{(n % 5) + 1:000}"), null, $"Matter {n}", step, false,
        step is MatterStep.Closed ? null : Now, null, reportedAt, null, closedAt, closedAt is null ? null : true);

    private static Arbitrary<BoardFact[]> Histories { get; } = Gen.OneOf(
        from n in Gen.Choose(1, 12)
        from version in Gen.Choose(1, 6)
        select (BoardFact)Grid(n, version, (GridLevel)(((n * 7) + version) % 3)),
        from n in Gen.Choose(1, 12)
        from version in Gen.Choose(1, 6)
        select (BoardFact)(Matter(n, version, (MatterStep)(version - 1), Now.AddDays(-n * 3), version == 6 ? Now : null)
            with { Overdue = version is > 1 and < 5 && n % 2 == 0 }),
        from n in Gen.Choose(1, 4)
        from version in Gen.Choose(1, 3)
        select (BoardFact)new PlaceFact($"communities/36042410090{n}", version, Now, AreaCode.Parse($"36042410090{n}"), null, $"C{n} {version}"))
        .ArrayOf().Resize(60).ToArbitrary();

    /// <summary>What a wall does with frames.</summary>
    private sealed class Viewer(Frame snapshot)
    {
        private readonly Dictionary<string, Tile> _tiles = snapshot.Tiles.ToDictionary(tile => tile.Id);
        private readonly Dictionary<AreaCode, string> _places = snapshot.Places.ToDictionary(place => place.Code, place => place.Name);
        private Frame _last = snapshot;

        public void Take(Frame delta)
        {
            foreach (var tile in delta.Tiles) _tiles[tile.Id] = tile;
            foreach (var place in delta.Places) _places[place.Code] = place.Name;
            _last = _last with
            {
                Figures = delta.Figures ?? _last.Figures,
                Overdue = delta.Overdue ?? _last.Overdue,
                Ranking = delta.Ranking ?? _last.Ranking,
            };
        }

        public bool Equals(Frame snapshot) => Json(Whole(_last)) == Json(Whole(snapshot with { Tiles = [], Places = [] }))
            && snapshot.Tiles.SequenceEqual(_tiles.Values.OrderBy(tile => tile.Id, StringComparer.Ordinal))
            && snapshot.Places.Count == _places.Count && snapshot.Places.All(place => _places[place.Code] == place.Name);

        private static Frame Whole(Frame frame) => frame with { Sequence = 0, Kind = FrameKind.Snapshot, Newest = null, Tiles = [], Places = [], Ticker = [] };
    }
}
