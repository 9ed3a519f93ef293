using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Areas;
using Coordination.Core.Boards;
using FsCheck;
using FsCheck.Fluent;
using System.Text.Json;

namespace Coordination.Core.Tests.Areas;

public sealed class AreaFoldTests
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
            var (fold, now) = (New(), Now);
            foreach (var fact in facts.Take(cut)) fold.Merge(fact);
            var viewer = new Viewer((AreaFrame)fold.Snapshot(Board, 1, now));
            fold.Delta(Board, 1, now);
            foreach (var fact in facts.Skip(cut))
            {
                fold.Merge(fact);
                now = now.AddMilliseconds(100);
                if (fold.Delta(Board, 2, now) is AreaFrame delta) viewer.Take(delta);
            }
            // What is sent at a pace of its own comes within its pace.
            if (fold.Delta(Board, 2, now.AddSeconds(1)) is AreaFrame last) viewer.Take(last);
            var whole = (AreaFrame)fold.Snapshot(Board, 3, now.AddSeconds(1));
            return viewer.Equals(whole with { Places = viewer.Places }) && whole.Places.All(viewer.Places.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_new_makes_no_delta()
    {
        var fold = New();
        fold.Merge(Grid(1, 1));
        Assert.NotNull(fold.Delta(Board, 1, Now));
        Assert.False(fold.Merge(Grid(1, 1)));
        Assert.Null(fold.Delta(Board, 2, Now.AddSeconds(1)));
        Assert.Null(fold.Waits(Now.AddSeconds(1)));
    }

    [Fact]
    public void A_delta_holds_only_what_changed()
    {
        var fold = New();
        for (var n = 1; n <= 300; n++) fold.Merge(Grid(n, 1));
        fold.Delta(Board, 1, Now);
        fold.Merge(Grid(7, 2, GridLevel.Alert));
        var delta = (AreaFrame)fold.Delta(Board, 2, Now)!;
        Assert.Equal(new Tile("grids/360424100901007", 2, GridLevel.Alert, 1), Assert.Single(delta.Tiles));
        Assert.Empty(delta.Places);
        Assert.Empty(delta.Ticker);
        Assert.Null(delta.Figures);
        Assert.Null(delta.Ranking);
        var later = (AreaFrame)fold.Delta(Board, 3, Now.AddSeconds(1))!;
        Assert.Equal((1, 1), (later.Figures!.Alert, later.Ticker.Count));
        Assert.Empty(later.Tiles);
        Assert.Null(later.Ranking);
        Assert.Null(later.Overdue);
    }

    [Fact]
    public void A_figure_that_comes_back_to_what_was_sent_is_not_sent_again()
    {
        var fold = New();
        fold.Merge(Grid(7, 1));
        fold.Delta(Board, 1, Now);
        fold.Merge(Grid(7, 2, GridLevel.Alert));
        fold.Merge(Grid(7, 3));
        var delta = (AreaFrame)fold.Delta(Board, 2, Now.AddSeconds(1))!;
        Assert.Null(delta.Figures);
        Assert.Single(delta.Tiles);
    }

    [Fact]
    public void A_patrol_costs_a_wall_a_tile_and_nothing_that_did_not_change()
    {
        var fold = New();
        for (var n = 1; n <= 50; n++) fold.Merge(Grid(n, 1));
        fold.Delta(Board, 1, Now);
        fold.Merge(Grid(9, 2));
        Assert.InRange(Json((AreaFrame)fold.Delta(Board, 2, Now)!).Length, 1, 300);
    }

    [Fact]
    public void What_left_the_place_leaves_the_board()
    {
        var fold = New();
        fold.Merge(Grid(1, 1));
        fold.Merge(Matter(1, 2, MatterStep.Handle, Now, null) with { Stream = "matters/1" });
        var viewer = new Viewer(Snap(fold, 1));
        fold.Delta(Board, 1, Now);
        fold.Merge(new BoardFact("grids/360424100901001", 2, Now, null));
        fold.Merge(new BoardFact("matters/1", 3, Now, null));
        var delta = (AreaFrame)fold.Delta(Board, 2, Now.AddSeconds(1))!;
        Assert.Equal(["grids/360424100901001"], delta.Gone);
        Assert.Equal((0, 0), (delta.Figures!.Grids, delta.Figures.Open));
        viewer.Take(delta);
        Assert.True(viewer.Equals((AreaFrame)fold.Snapshot(Board, 2, Now.AddSeconds(1)) with { Places = viewer.Places }));
        Assert.False(fold.Merge(Grid(1, 1)));
    }

    [Fact]
    public void What_is_dropped_may_come_again()
    {
        var fold = New();
        fold.Merge(Grid(1, 5));
        fold.Drop("grids/360424100901001", 4);
        Assert.Single(Snap(fold, 1).Tiles);
        fold.Drop("grids/360424100901001", 5);
        Assert.Empty(Snap(fold, 1).Tiles);
        Assert.True(fold.Merge(Grid(1, 5)));
        Assert.Single(Snap(fold, 1).Tiles);
    }

    [Fact]
    public void Open_and_overdue_matters_count_where_they_stand()
    {
        var fold = New();
        for (var n = 1; n <= 5; n++) fold.Merge(Grid(n, 1));
        fold.Merge(Matter(1, 2, MatterStep.Handle, Now, null, overdue: true));
        fold.Merge(Matter(6, 2, MatterStep.File, Now, null));
        Assert.Equal((2, 1), Counts(fold, "360424100901002"));
        fold.Merge(Matter(1, 3, MatterStep.Closed, Now, Now));
        Assert.Equal((1, 0), Counts(fold, "360424100901002"));
        // Dispatched to the next grid.
        fold.Merge(new BoardFact("matters/6", 3, Now, ((MatterFact)Matter(6, 2, MatterStep.Handle, Now, null).Content!) with { Area = AreaCode.Parse("360424100901003") }));
        Assert.Equal((0, 0), Counts(fold, "360424100901002"));
        Assert.Equal((1, 0), Counts(fold, "360424100901003"));
    }

    [Fact]
    public void More_grids_than_a_wall_holds_are_rolled_up()
    {
        var fold = new AreaFold(County, Zone, 10);
        for (var n = 1; n <= 10; n++) fold.Merge(Grid(n, 1));
        fold.Merge(Matter(1, 2, MatterStep.Handle, Now, null, overdue: true));
        fold.Delta(Board, 1, Now);
        fold.Merge(Grid(11, 5, GridLevel.Alert));
        fold.Delta(Board, 2, Now);
        Assert.True(fold.NeedsSnapshot);
        Assert.Equal(new Tile("communities/360424100901", 15, GridLevel.Alert, 11, 1, 1), Assert.Single(Snap(fold, 2).Tiles));
        Assert.False(fold.NeedsSnapshot);
    }

    [Fact]
    public void Midnight_of_the_place_turns_the_day()
    {
        var fold = New();
        fold.Merge(Matter(1, 3, MatterStep.Closed, Now.AddHours(-2), Now));
        Assert.Equal(1, Snap(fold, 1).Figures!.ClosedToday);
        fold.Delta(Board, 1, Now);
        var midnight = new DateTimeOffset(2026, 5, 21, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Null(fold.Delta(Board, 2, midnight.AddSeconds(-1)));
        Assert.Equal(0, ((AreaFrame)fold.Delta(Board, 2, midnight)!).Figures!.ClosedToday);
    }

    [Fact]
    public void A_matter_closed_long_ago_counts_in_no_rate_or_ranking()
    {
        var fold = New();
        fold.Merge(Matter(1, 3, MatterStep.Closed, Now.AddDays(-40), Now.AddDays(-39)));
        var frame = Snap(fold, 1);
        Assert.Null(frame.Figures!.Rates.Solved);
        Assert.Empty(frame.Ranking!);
    }

    [Fact]
    public void Rates_are_shares_of_the_last_thirty_days()
    {
        var fold = New();
        fold.Merge(Matter(1, 5, MatterStep.Closed, Now.AddDays(-3), Now, inTime: true));
        fold.Merge(Matter(2, 5, MatterStep.Closed, Now.AddDays(-3), Now, inTime: false));
        fold.Merge(Matter(3, 2, MatterStep.Dispatch, Now.AddDays(-3), null));
        fold.Merge(Matter(4, 2, MatterStep.Dispatch, Now.AddDays(-3), null));
        Assert.Equal(new Rates(0.5, 0.5, 0.5), Snap(fold, 1).Figures!.Rates);
    }

    [Fact]
    public void The_longest_overdue_stands_first_and_leaves_when_it_moves_on()
    {
        var fold = New();
        for (var n = 1; n <= 30; n++)
            fold.Merge(Matter(n, 2, MatterStep.Handle, Now.AddDays(-1), null, overdue: true, due: Now.AddMinutes(-n)));
        var rows = Snap(fold, 1).Overdue!;
        Assert.Equal((20, "30"), (rows.Count, rows[0].Id));
        fold.Delta(Board, 1, Now);
        fold.Merge(Matter(30, 3, MatterStep.Verify, Now.AddDays(-1), null));
        Assert.Equal("29", ((AreaFrame)fold.Delta(Board, 2, Now.AddSeconds(1))!).Overdue![0].Id);
    }

    private static AreaFold New() => new(County, Zone);

    private static AreaFrame Settled(AreaFold fold) => Snap(fold, 1) with { Ticker = [] };

    private static string Json(AreaFrame frame) => JsonSerializer.Serialize(frame, WireJson.Options);

    private static AreaFrame Snap(AreaFold fold, long sequence) => (AreaFrame)fold.Snapshot(Board, sequence, Now);

    private static (int, int) Counts(AreaFold fold, string grid)
    {
        var tile = Snap(fold, 1).Tiles.Single(tile => tile.Id == $"grids/{grid}");
        return (tile.Open, tile.Overdue);
    }

    private static BoardFact Grid(int n, long version, GridLevel level = GridLevel.Calm) => new(
        $"grids/360424100901{n:000}", version, Now, new GridFact(
            AreaCode.Parse($"360424100901{n:000}"), new Happening("grids.patrol-recorded", Now.AddSeconds(version)), $"{n:00}", level, 1, 1, null));

    private static BoardFact Matter(
        int n, long version, MatterStep step, DateTimeOffset reportedAt, DateTimeOffset? closedAt, bool overdue = false,
        DateTimeOffset? due = null, bool? inTime = null) => new(
        $"matters/{n}", version, Now, new MatterFact(
            $"{n}", AreaCode.Parse($"360424100901{(n % 5) + 1:000}"), null, $"Matter {n}", step, overdue,
            step is MatterStep.Closed ? null : due ?? Now, null, reportedAt, inTime, closedAt, closedAt is null ? null : inTime ?? true));

    // A version of a stream says one thing; the fourth grid and the third matter leave at their fifth version.
    private static Arbitrary<BoardFact[]> Histories { get; } = Gen.OneOf(
        from n in Gen.Choose(1, 12)
        from version in Gen.Choose(1, 6)
        select n == 4 && version == 5 ? Grid(n, version) with { Content = null } : Grid(n, version, (GridLevel)(((n * 7) + version) % 3)),
        from n in Gen.Choose(1, 12)
        from version in Gen.Choose(1, 6)
        select n == 3 && version == 5
            ? Matter(n, version, MatterStep.File, Now, null) with { Content = null }
            : Matter(n, version, (MatterStep)(version - 1), Now.AddDays(-n * 3), version == 6 ? Now : null, version is > 1 and < 5 && n % 2 == 0),
        from n in Gen.Choose(1, 4)
        from version in Gen.Choose(1, 3)
        select new BoardFact($"communities/36042410090{n}", version, Now, new PlaceFact(AreaCode.Parse($"36042410090{n}"), $"C{n} {version}")))
        .ArrayOf().Resize(60).ToArbitrary();

    /// <summary>What a wall does with frames.</summary>
    private sealed class Viewer(AreaFrame snapshot)
    {
        private readonly Dictionary<string, Tile> _tiles = snapshot.Tiles.ToDictionary(tile => tile.Id);
        private readonly Dictionary<AreaCode, string> _places = snapshot.Places.ToDictionary(place => place.Code, place => place.Name);
        private AreaFrame _last = snapshot;

        public PlaceName[] Places => [.. _places.Select(place => new PlaceName(place.Key, place.Value)).OrderBy(place => place.Code)];

        public void Take(AreaFrame delta)
        {
            foreach (var tile in delta.Tiles) _tiles[tile.Id] = tile;
            foreach (var gone in delta.Gone ?? []) _tiles.Remove(gone);
            foreach (var place in delta.Places) _places[place.Code] = place.Name;
            _last = _last with
            {
                Figures = delta.Figures ?? _last.Figures,
                Overdue = delta.Overdue ?? _last.Overdue,
                Ranking = delta.Ranking ?? _last.Ranking,
            };
        }

        public bool Equals(AreaFrame snapshot) => Json(Whole(_last)) == Json(Whole(snapshot with { Tiles = [], Places = [] }))
            && snapshot.Tiles.SequenceEqual(_tiles.Values.OrderBy(tile => tile.Id, StringComparer.Ordinal))
            && snapshot.Places.Count == _places.Count && snapshot.Places.All(place => _places[place.Code] == place.Name);

        private static AreaFrame Whole(AreaFrame frame) => frame with { Sequence = 0, Kind = FrameKind.Snapshot, At = default, Newest = null, Tiles = [], Places = [], Ticker = [] };
    }
}
