using Bunit;
using Coordination.Client.Boards;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Matters;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Boards;

public sealed class CardTests : BunitContext
{
    public CardTests()
    {
        Services.AddLogging().AddLocalization();
        Reader.Of("zh-CN");
    }

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
        var bar = Render<TickerBar>(p => p.Add(c => c.Board, board).Add(c => c.Items, board.Ticker));
        Assert.Empty(bar.FindAll("script"));
        Assert.Contains("&lt;script&gt;", bar.Markup, StringComparison.Ordinal);
        Assert.Empty(Render<GridCards>(p => p.Add(c => c.Board, board)).FindAll("script"));
    }

    [Fact]
    public void Figures_are_doors_only_where_somebody_can_read_the_list()
    {
        Assert.Empty(Figures(doors: false).FindAll("a"));
        Assert.Equal(4, Figures(doors: true).FindAll("a.door").Count);
    }

    private IRenderedComponent<FiguresCard> Figures(bool doors) => Render<FiguresCard>(p => p
        .AddCascadingValue("Doors", doors).Add(c => c.Figures, Frames.Figures()).Add(c => c.Area, "360424"));

    private static Board Board(Frame frame)
    {
        var board = new Board();
        Assert.True(board.TryApply(frame, out _));
        return board;
    }
}
