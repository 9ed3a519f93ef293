using Coordination.Client.Areas.Wall;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using static Coordination.Client.Tests.Areas.Wall.Frames;

namespace Coordination.Client.Tests.Areas.Wall;

public sealed class AreaBoardTests
{
    private const string First = "360424100901001", Second = "360424100901002", Third = "360424100901003";
    private readonly AreaBoard board = new();

    [Fact]
    public void A_snapshot_replaces_all_that_was_before()
    {
        Take(Snapshot(7, Tile(First), Tile(Second)));
        Take(Snapshot(3, Tile(Third)));
        Assert.Equal([$"grids/{Third}"], board.Tiles.Select(t => t.Id));
        Assert.Equal(3, board.Sequence);
    }

    [Fact]
    public void A_delta_changes_only_what_it_holds_and_leaves_places_where_they_were()
    {
        Take(Snapshot(1, Tile(First), Tile(Second), Tile(Third)));
        var arrangement = board.Arrangement;
        Take(Delta(2, Tile(Second, GridLevel.Alert)));
        Assert.Equal(arrangement, board.Arrangement);
        Assert.Equal([First, Second, Third], board.Tiles.Select(AreaBoard.CodeOf));
        Assert.Equal(GridLevel.Alert, board.Tiles.ElementAt(1).Level);
        Assert.NotNull(board.Figures);
    }

    [Fact]
    public void A_new_tile_arranges_the_board_anew()
    {
        Take(Snapshot(1, Tile(Second)));
        var arrangement = board.Arrangement;
        Take(Delta(2, Tile(First)));
        Assert.NotEqual(arrangement, board.Arrangement);
        Assert.Equal([First, Second], board.Tiles.Select(AreaBoard.CodeOf));
    }

    [Fact]
    public void A_tile_that_left_is_gone_and_the_board_arranged_anew()
    {
        Take(Snapshot(1, Tile(First), Tile(Second)));
        var arrangement = board.Arrangement;
        Take(Delta(2) with { Gone = [$"grids/{First}", "grids/360424100901999"] });
        Assert.NotEqual(arrangement, board.Arrangement);
        Assert.Equal([Second], board.Tiles.Select(AreaBoard.CodeOf));
    }

    [Fact]
    public void The_ticker_is_newest_first_and_bounded()
    {
        Take(Snapshot(1, Tile(First)));
        for (var i = 0; i < 30; i++)
            Take(Delta(2 + i) with { Ticker = [new TickerItem($"grids/{First}", AreaCode.Parse(First), "grids.patrol-recorded", At.AddSeconds(i), null)] });
        Assert.Equal(20, board.Ticker.Count);
        Assert.Equal(At.AddSeconds(29), board.Ticker[0].At);
        Assert.Equal(At.AddSeconds(29), board.LatestOf(First)!.At);
    }

    [Fact]
    public void A_happening_that_a_delta_tells_again_stands_once()
    {
        var happening = new TickerItem($"grids/{First}", AreaCode.Parse(First), "grids.patrol-recorded", At, null);
        Take(Snapshot(1) with { Ticker = [happening] });
        Take(Delta(2) with { Ticker = [happening with { At = At.AddSeconds(1) }, happening] });
        Assert.Equal([At.AddSeconds(1), At], board.Ticker.Select(item => item.At));
    }

    [Fact]
    public void A_grid_is_named_without_saying_its_community_twice()
    {
        Take(Snapshot(1, Tile(Third)));
        Assert.Equal(("云溪社区", "03网格"), board.PlaceOf(Frames.Grid));
        Assert.Equal(("", "999999"), board.PlaceOf(AreaCode.Parse("999999")));
    }

    [Fact]
    public void Grids_stand_under_their_community_and_a_single_community_names_its_grids()
    {
        Take(Snapshot(1, Tile(First), Tile(Third), Tile("360424100902001")));
        var county = TileLayout.Of(board);
        Assert.Equal([("云溪社区", 2), ("360424100902", 1)], county.Groups.Select(g => (g.Name, g.Count)));
        Assert.Empty(county.Labels);

        Take(Snapshot(2, Tile(First), Tile(Third)));
        var community = TileLayout.Of(board);
        Assert.Equal(("", 2), community.Groups.Select(g => (g.Name, g.Count)).Single());
        Assert.Equal([First, "云溪社区03网格"], community.Labels);
    }

    [Fact]
    public void Rolled_up_communities_stand_under_their_street_with_their_own_names()
    {
        Take(Snapshot(1, new Tile("communities/360424100901", 1, GridLevel.Busy, 1, 0, 0), new Tile("communities/360424118902", 1, GridLevel.Calm, 1, 0, 0)));
        var layout = TileLayout.Of(board);
        Assert.Equal(["360424100", "360424118"], layout.Groups.Select(g => g.Name));
        Assert.Equal(["云溪社区", "360424118902"], layout.Labels);
    }

    [Fact]
    public void Communities_are_counted_whether_the_tiles_are_theirs_or_their_grids()
    {
        Take(Snapshot(1, Tile(First), Tile(Third), Tile("360424100902001")));
        Assert.Equal(2, TileLayout.Communities(board));
        Take(Snapshot(2, Community("360424100901"), Community("360424100902"), Community("360424118902")));
        Assert.Equal(3, TileLayout.Communities(board));
        Take(Snapshot(3, new Tile("areas/360424100", 1, GridLevel.Calm, 1, 0, 0)));
        Assert.Equal(0, TileLayout.Communities(board));

        static Tile Community(string code) => new($"communities/{code}", 1, GridLevel.Calm, 1, 0, 0);
    }

    private void Take(AreaFrame frame) => Assert.True(board.TryTake(frame, out _));
}
