using System.Net;
using Bunit;
using Coordination.Client.Boards;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Boards;

public sealed class BoardShellTests : Desk
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly WordBoard board = new();
    private int drawn;

    [Fact]
    public async Task A_stream_that_ended_goes_on_after_the_last_sequence_held()
    {
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 5, "five"), Frame(FrameKind.Delta, 6, "six"));
        await Shows(shell, "six");
        Stage.Cut();
        await Resumes(("words/1", 0), ("words/1", 6));
        Stage.Send(Frame(FrameKind.Delta, 7, "seven"));
        await Shows(shell, "seven");
    }

    [Fact]
    public async Task A_hole_is_mended_by_asking_again_for_what_came_after()
    {
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 5, "five"), Frame(FrameKind.Delta, 9, "nine"));
        await Resumes(("words/1", 0), ("words/1", 5));
        Assert.Equal("five", board.Word);
    }

    [Fact]
    public async Task However_many_frames_come_it_is_drawn_at_most_four_times_a_second()
    {
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 1, "1"));
        await Shows(shell, "1");
        var before = drawn;
        for (var i = 2; i <= 100; i++) Stage.Send(Frame(FrameKind.Delta, i, $"{i}"));
        await Eventually.Holds(() => board.Sequence == 100);
        Clock.Advance(Pace - TimeSpan.FromMilliseconds(1));
        Assert.Equal("1", shell.Find("b").TextContent);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        shell.WaitForAssertion(() => Assert.Equal("100", shell.Find("b").TextContent));
        Assert.Equal(before + 1, drawn);
        for (var i = 0; i < 20; i++) Clock.Advance(Pace);
        Assert.Equal(before + 1, drawn);
    }

    [Fact]
    public async Task A_board_that_lost_its_server_says_so_and_since_when_until_the_next_frame()
    {
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 1, "one"));
        await Shows(shell, "one");
        Assert.Equal("live", shell.Find(".wall > header").ClassName);
        Stage.Cut(new IOException("gone"));
        await Turns(shell, "away");
        Assert.StartsWith("不是实时 · 停在 14:36:00", shell.Find("#freshness").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("one", shell.Find("b").TextContent);
        Stage.Send(Frame(FrameKind.Heartbeat, 1));
        await Turns(shell, "live");
    }

    [Fact]
    public async Task A_board_that_the_server_refuses_is_told_apart_from_a_server_that_is_away()
    {
        var shell = Open();
        Assert.Contains("正在连接", shell.Find(".waiting").TextContent, StringComparison.Ordinal);
        Stage.Cut(new HubException("no"));
        await Passing(() => shell.Find(".waiting").TextContent.Contains("没有这块看板", StringComparison.Ordinal));
        await Passing(() => Stage.Watched.Count == 2);
        Stage.Cut(new HttpRequestException(null, null, HttpStatusCode.Unauthorized));
        await Passing(() => shell.Find(".waiting").TextContent.Contains("请先登录", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_past_is_read_once_and_wears_a_frame()
    {
        Office.Answers["/api/boards/words/1"] = _ => Frame(FrameKind.Snapshot, 3, "then") with { At = At.AddDays(-1) };
        var shell = Open("wall/words/1?at=2026-11-22T06:00:00Z");
        await Shows(shell, "then");
        Assert.Equal("wall past", shell.Find("div").ClassName);
        Assert.Equal("replay", shell.Find(".wall.past > header").ClassName);
        Assert.Contains("回放 · 2026-11-22 14:00", shell.Find("#freshness").TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-22T06:00:00Z", shell.Find("i.now").TextContent);
        Assert.Empty(Stage.Watched);
        Assert.Single(Office.Asked, one => one.Path == "/api/boards/words/1?at=2026-11-22T06%3A00%3A00Z");
    }

    [Fact]
    public async Task A_past_that_could_not_be_read_is_asked_for_again()
    {
        Office.Answers["/api/boards/words/1"] = _ => null;
        var shell = Open("wall/words/1?at=2026-11-22T06:00:00Z");
        await Passing(() => Office.Asked.Count(one => one.Path.StartsWith("/api/boards", StringComparison.Ordinal)) > 2);
        Office.Answers["/api/boards/words/1"] = _ => Frame(FrameKind.Snapshot, 3, "then");
        await Passing(() => shell.FindAll("b").Count == 1);
    }

    [Theory, InlineData("#token=a%2Fb"), InlineData("#link=a%2Fb")]
    public async Task A_viewer_link_is_redeemed_before_watching_and_leaves_no_token_in_the_address(string fragment)
    {
        Phone.Fragment = fragment;
        Office.Answers["/api/viewer-links/redeem"] = _ =>
        {
            Assert.Empty(Stage.Watched);
            return new object();
        };
        var shell = Open();
        await Eventually.Holds(() => Stage.Watched.Count == 1);
        Assert.Equal(("/api/viewer-links/redeem", """{"token":"a/b"}"""), Office.Written.Single());
        Assert.Equal("", Phone.Fragment);
    }

    [Fact]
    public async Task Another_board_on_the_same_page_is_followed_from_its_start()
    {
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 5, "five"));
        await Shows(shell, "five");
        shell.Render(p => p.Add(s => s.Board, "words/2"));
        shell.WaitForAssertion(() => Assert.Equal([("words/1", 0), ("words/2", 0)], Stage.Watched));
        Assert.Equal(1, Stage.Left);
        Assert.Empty(shell.FindAll("b"));
        Assert.Equal("starting", shell.Find("header").ClassName);
    }

    [Fact]
    public async Task A_page_that_is_left_follows_nothing_any_more()
    {
        var shell = Open();
        await Eventually.Holds(() => Stage.Watched.Count == 1);
        await DisposeComponentsAsync();
        Assert.Equal(1, Stage.Left);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(Stage.Watched);
    }

    [Fact]
    public async Task On_a_desk_it_has_no_clock_and_fills_no_screen()
    {
        var shell = Open(onDesk: true);
        Stage.Send(Frame(FrameKind.Snapshot, 1, "one"));
        await Shows(shell, "one");
        Assert.Equal("one!", shell.Find(".desk > header h1").TextContent);
        Assert.Empty(shell.FindAll(".wall, .clock, .day, main"));
        Assert.Single(shell.FindAll(".desk > header.live #freshness"));
    }

    [Fact]
    public async Task A_board_of_sample_data_is_marked_and_the_title_is_its_name()
    {
        await SignIn(Role.CountyOperator, "360424");
        var shell = Open();
        Stage.Send(Frame(FrameKind.Snapshot, 1, "one"));
        await Shows(shell, "one");
        Assert.Equal("示例数据", shell.Find("#sample").TextContent);
        Assert.Equal("one!", Render(shell.FindComponent<PageTitle>().Instance.ChildContent!).Markup);
    }

    private static WordFrame Frame(FrameKind kind, long sequence, string? word = null) => new("words/1", sequence, kind, At, At, word);

    private IRenderedComponent<BoardShell<WordFrame>> Open(string address = "wall/words/1", bool onDesk = false)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<BoardShell<WordFrame>>(p => p
            .Add(s => s.Board, "words/1").Add(s => s.Fold, board).Add(s => s.OnDesk, onDesk).Add(s => s.Name, () => $"{board.Word}!")
            .Add(s => s.ChildContent, now =>
            {
                drawn++;
                return $"<b>{board.Word}</b><i class='now'>{now:yyyy-MM-dd'T'HH:mm:ss'Z'}</i>";
            }));
    }

    private Task Shows(IRenderedComponent<BoardShell<WordFrame>> shell, string word) =>
        Passing(() => shell.FindAll("b").SingleOrDefault()?.TextContent == word);

    private Task Turns(IRenderedComponent<BoardShell<WordFrame>> shell, string state) =>
        Passing(() => shell.Find("header").ClassName == state);

    private async Task Resumes(params (string, long)[] watched)
    {
        await Passing(() => Stage.Watched.Count >= watched.Length);
        Assert.Equal(watched, Stage.Watched);
    }

    /// <summary>Lets time pass until it holds.</summary>
    private Task Passing(Func<bool> holds) => Eventually.Holds(() =>
    {
        if (holds()) return true;
        Clock.Advance(Pace);
        return false;
    });
}
