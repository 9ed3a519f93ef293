using Coordination.Client.Boards;
using Bunit;
using Coordination.Client.Areas.Wall;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Areas.Wall;

public sealed class CardTests : Desk
{
    [Fact]
    public void The_overdue_list_shows_the_longest_and_says_how_many_more()
    {
        var rows = Enumerable.Range(0, 9).Select(i => new OverdueRow(
            $"m{i}", $"路灯不亮 {i}", Frames.Grid, MatterStep.Handle, Frames.At.AddMinutes(-372 + i), AreaLevel.Street)).ToList();
        var card = Render<OverdueCard>(p => p.Add(c => c.Board, Board(Frames.Snapshot(1) with { Overdue = rows, Figures = Frames.Figures(40) })).Add(c => c.Now, Frames.At));
        Assert.Equal(OverdueCard.Shown, card.FindAll("li").Count);
        Assert.Contains("+6 时 12 分", card.Find("li em").TextContent, StringComparison.Ordinal);
        Assert.Contains("已升级 街道", card.Find("li .to").TextContent, StringComparison.Ordinal);
        Assert.Equal("还有 34 件", card.Find(".more").TextContent);
    }

    [Fact]
    public void A_ranking_too_long_shows_the_best_and_the_last_two()
    {
        var rows = Enumerable.Range(1, 26).Select(i => new RankingRow(AreaCode.Parse($"3604241009{i:00}"), 100, 100 - i)).ToList();
        var card = Render<RankingCard>(p => p.Add(c => c.Board, Board(Frames.Snapshot(1) with { Ranking = rows })).Add(c => c.Grids, false).Add(c => c.Room, 10));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "25", "26"], card.FindAll("li i").Select(i => i.TextContent));
        Assert.Equal("74%", card.FindAll("li em")[^1].TextContent);
    }

    [Fact]
    public void Script_in_a_name_is_text()
    {
        const string script = "<script>document.title='x'</script>";
        var frame = Frames.Snapshot(1, Frames.Tile(Frames.Grid.Value)) with
        {
            Places = [new(Frames.Grid, script)],
            Ticker = [new($"grids/{Frames.Grid}", Frames.Grid, "matters.reported", Frames.At, script)],
        };
        var board = Board(frame);
        var bar = Ticker(board);
        Assert.Empty(bar.FindAll("script"));
        Assert.Contains("&lt;script&gt;", bar.Markup, StringComparison.Ordinal);
        Assert.Empty(Render<GridCards>(p => p.Add(c => c.Board, board)).FindAll("script"));
    }

    [Theory]
    [InlineData(Role.CountyOperator, "360424", 4)]
    [InlineData(Role.Administrator, "*", 1)]
    [InlineData(Role.CommunitySecretary, "360424100901", 0)]
    [InlineData(Role.Viewer, "area/360424", 0)]
    [InlineData(Role.Enterprise, "chains/x/enterprises/y", 0)]
    public async Task Figures_are_doors_only_for_who_may_read_the_list_behind_them(Role role, string place, int doors)
    {
        await SignIn(role, place);
        var card = Render<FiguresCard>(p => p.Add(c => c.Figures, Frames.Figures()).Add(c => c.Area, "360424"));
        Assert.Equal(doors, card.FindAll("a.door").Count);
    }

    [Fact]
    public void Figures_are_no_doors_while_nobody_is_signed_in() =>
        Assert.Empty(Render<FiguresCard>(p => p.Add(c => c.Figures, Frames.Figures()).Add(c => c.Area, "360424")).FindAll("a"));

    [Fact]
    public void The_ticker_rests_for_two_seconds_however_much_happens()
    {
        var board = Board(Frames.Snapshot(1) with { Ticker = [Happening(0)] });
        var bar = Ticker(board);
        Assert.True(board.TryTake(Frames.Delta(2) with { Ticker = [Happening(1)] }, out _));
        bar.Render(p => p.Add(c => c.Items, board.Ticker));
        Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Single(bar.FindAll("time"));
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        bar.WaitForAssertion(() => Assert.Equal(2, bar.FindAll("time").Count));

        static TickerItem Happening(int second) => new($"grids/{Frames.Grid}", Frames.Grid, "grids.patrol-recorded", Frames.At.AddSeconds(second), null);
    }

    private static AreaBoard Board(AreaFrame frame)
    {
        var board = new AreaBoard();
        Assert.True(board.TryTake(frame, out _));
        return board;
    }

    private IRenderedComponent<TickerBar> Ticker(AreaBoard board) => Render<TickerBar>(p => p
        .Add(c => c.Items, board.Ticker).Add(c => c.PlaceOf, item => board.PlaceOf(item.Area)));
}
