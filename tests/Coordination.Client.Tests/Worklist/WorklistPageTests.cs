using Bunit;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Client.Worklist;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Worklist;
using Coordination.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Worklist;

public sealed class WorklistPageTests : Desk
{
    private static readonly WorkItem
        Late = new("matters/m1", 1, "路面塌陷", "dispatch", Code.Value, "dispatch", At.AddHours(-6).AddMinutes(-12)),
        Today = new("matters/m2", 1, "路灯不亮", "handle", Code.Value, "handle", At.AddHours(2)),
        Tomorrow = new("orders/o1", 1, "镍铁化验急件", null, "chains/fuan/enterprises/y", "accept", At.AddDays(1)),
        Whenever = new("matters/m3", 1, "占道摊点", "verify", Community.Value, "verify", null);

    [Theory]
    [InlineData(Role.GridMember, "360424100901003", "grid/360424100901003")]
    [InlineData(Role.Viewer, "area/360424", "wall/area/360424")]
    [InlineData(Role.CommunitySecretary, "360424100901", "")]
    [InlineData(Role.ProjectLead, "360424", "")]
    public async Task Who_works_in_one_grid_starts_on_its_page_and_a_wall_on_its_board(Role role, string place, string starts)
    {
        await SignIn(role, place);
        Render<WorklistPage>();
        Assert.Equal($"http://localhost/{starts}", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Who_holds_more_than_one_place_starts_at_what_waits()
    {
        Office.Answers["/api/account/me"] = _ => new Me("me", "我", null, [new(Role.GridMember, Code.Value), new(Role.BuildingHead, "360424100901004")], false);
        await Services.GetRequiredService<Coordination.Client.Shell.Session>().Load();
        Render<WorklistPage>();
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task What_waits_stands_in_the_order_of_urgency_with_its_place_its_verb_and_its_deadline()
    {
        var page = await Open(Whenever, Tomorrow, Late, Today);
        Assert.Equal([("worklist/me", 0)], Stage.Watched);
        Assert.Equal(["超时 1", "今天到期 1", "以后 2"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["路面塌陷", "路灯不亮", "镍铁化验急件", "占道摊点"], page.FindAll("li > bdi").Select(title => title.TextContent));
        Assert.Equal(["云溪社区 03网格", "云溪社区 03网格", "chains/fuan/enterprises/y", "云溪社区"], page.FindAll(".place").Select(place => place.TextContent));
        Assert.Equal(["+6 时 12 分", "16:36", "11-24 14:36", ""], page.FindAll(".due").Select(due => due.TextContent));
        Assert.Single(page.FindAll(".due .late .corner"));
        Assert.Equal(["派遣", "处置", "办理", "核查"], Buttons(page).Select(button => button.TextContent.Trim()));
        // What can be done in its place is; the rest has a page of its own.
        Assert.Equal([null, null, "orders/o1", null], Buttons(page).Select(button => button.GetAttribute("href")));
        Assert.Equal("4 件 · 1 件超时", page.Find(".sub").TextContent);
    }

    [Fact]
    public async Task A_thing_that_came_waits_until_it_is_asked_for_and_one_that_was_done_is_gone()
    {
        var page = await Open(Today);
        Stage.Send(Delta(2, [Late], counts: new(2, 1)));
        await Passing(() => page.FindAll("#show-new").Count == 1);
        Assert.Equal("1 条新", page.Find("#show-new").TextContent.Trim());
        Assert.Equal(["路灯不亮"], page.FindAll("li > bdi").Select(title => title.TextContent));
        await Press(page, "n");
        Assert.Equal(["路面塌陷", "路灯不亮"], page.FindAll("li > bdi").Select(title => title.TextContent));
        Stage.Send(Delta(3, [], [Late.Id], new(1, 0)));
        await Passing(() => page.FindAll("li").Count == 1);
        Assert.Equal("1 件 · 0 件超时", page.Find(".sub").TextContent);
    }

    [Fact]
    public async Task It_is_worked_through_by_keyboard()
    {
        var page = await Open(Late, Today, Tomorrow);
        await Press(page, "j", "j");
        Assert.Equal("路灯不亮", page.Find("li.chosen > bdi").TextContent);
        await Press(page, "j", "j", "k", "k", "k");
        Assert.Equal("路面塌陷", page.Find("li.chosen > bdi").TextContent);
        await Press(page, "o");
        Assert.Equal("http://localhost/matters/m1", Services.GetRequiredService<NavigationManager>().Uri);
        await Press(page, "?");
        Assert.Contains("下一条", page.Find("fluent-message-bar").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_action_is_done_in_its_place_and_the_hand_goes_on_to_the_next()
    {
        var matter = Matter("m1", "路面塌陷", MatterStep.Dispatch);
        Office.Answers["/api/matters/m1"] = _ => new CommandAnswer<MatterView>(1, matter.View);
        Office.Answers["/api/matters/m1/dispatch"] = _ => new CommandAnswer<MatterView>(2, matter.View with { Step = MatterStep.Handle });
        var page = await Open(Late, Today);
        await Press(page, "j", "Enter");
        await Passing(() => page.FindAll("li.open form").Count == 1);
        await page.Find("li.open form").SubmitAsync();
        await Passing(() => page.FindAll("li.open").Count == 0);
        Assert.Equal("/api/matters/m1/dispatch", Assert.Single(Office.Written).Path);
        Assert.Equal("路灯不亮", page.Find("li.chosen > bdi").TextContent);
    }

    [Fact]
    public async Task Who_acts_second_is_told_by_whom_and_when_it_was_done()
    {
        var matter = Matter("m1", "路面塌陷", MatterStep.Dispatch);
        var version = 1;
        Office.Answers["/api/matters/m1"] = _ => new CommandAnswer<MatterView>(version, matter.View with { Step = version == 1 ? MatterStep.Dispatch : MatterStep.Handle });
        Office.Answers["/api/matters/m1/dispatch"] = _ =>
        {
            version = 2;
            return Office.No("现在不是这一步。");
        };
        Office.Answers["/api/matters/m1/history"] = _ => new HistoryPage([new(2, At, "a7", "matters.dispatched.v1", "k", System.Text.Json.JsonDocument.Parse("{}").RootElement)], null);
        Office.Answers["/api/people"] = _ => new[] { new Person("a7", "林知远", Role.CountyOperator, "360424") };
        var page = await Open(Late);
        await Press(page, "j", "Enter");
        await Passing(() => page.FindAll("li.open form").Count == 1);
        await page.Find("li.open form").SubmitAsync();
        await Passing(() => page.FindAll(".passed").Count == 1);
        Assert.Contains("2026-11-23 14:36", page.Find(".passed").TextContent, StringComparison.Ordinal);
        Assert.Contains("林知远 · 指挥中心值班员", page.Find(".passed").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("li.open form"));
    }

    [Fact]
    public async Task What_is_open_stays_under_the_hand_when_another_does_it_and_tells_by_whom()
    {
        var matter = Matter("m1", step: MatterStep.Dispatch);
        var version = 1;
        Office.Answers["/api/matters/m1"] = _ => new CommandAnswer<MatterView>(version, matter.View with { Step = version == 1 ? MatterStep.Dispatch : MatterStep.Handle });
        Office.Answers["/api/matters/m1/history"] = _ => new HistoryPage([new(2, At, "a7", "matters.dispatched.v1", "k", System.Text.Json.JsonDocument.Parse("{}").RootElement)], null);
        Office.Answers["/api/people"] = _ => new[] { new Person("a7", "林知远", Role.CountyOperator, "360424") };
        var page = await Open(Late, Today);
        await Press(page, "j", "Enter");
        await Passing(() => page.FindAll("li.open form").Count == 1);
        version = 2;
        Stage.Send(Delta(2, [], [Late.Id], new(1, 0)));
        await Passing(() => page.FindAll("li.open .passed").Count == 1);
        Assert.Contains("林知远", page.Find(".passed").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("li.open form"));
        await Press(page, "Escape");
        Assert.Equal(["路灯不亮"], page.FindAll("li > bdi").Select(title => title.TextContent));
    }

    [Fact]
    public async Task An_empty_list_says_what_will_stand_here_and_the_first_thing_comes_by_itself()
    {
        var page = await Open();
        Assert.Contains("轮到你时", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Stage.Send(Delta(2, [Today], counts: new(1, 0)));
        await Passing(() => page.FindAll("li").Count == 1);
        Assert.Empty(page.FindAll(".empty, #show-new"));
    }

    [Fact]
    public async Task A_list_too_long_says_how_many_more_wait()
    {
        var page = await Open([Today], new(700, 3));
        Assert.Contains("还有 699 件", page.Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_in_a_title_is_text() =>
        Assert.Empty((await Open(Today with { Title = "<script>document.title='x'</script>" })).FindAll("script"));

    private static IEnumerable<AngleSharp.Dom.IElement> Buttons(IRenderedComponent<WorklistPage> page) => page.FindAll("li > fluent-button, li > fluent-anchor-button");

    private static WorklistFrame Delta(long sequence, IReadOnlyList<WorkItem> items, IReadOnlyList<string>? gone = null, WorkCounts? counts = null) =>
        new("worklist/me", sequence, FrameKind.Delta, At, At, items, gone, counts);

    private Task<IRenderedComponent<WorklistPage>> Open(params WorkItem[] items) =>
        Open(items, new(items.Length, items.Count(item => item.DueAt <= At)));

    private async Task<IRenderedComponent<WorklistPage>> Open(WorkItem[] items, WorkCounts counts)
    {
        Stage.Plays = board => board == "worklist/me";
        await SignIn(Role.CountyOperator, "360424");
        var page = Render<WorklistPage>();
        Stage.Send(new WorklistFrame("worklist/me", 1, FrameKind.Snapshot, At, At, items, null, counts));
        await Passing(() => page.FindAll(".live").Count == 1 && page.FindAll("li").Count == items.Length);
        return page;
    }

    private static async Task Press(IRenderedComponent<WorklistPage> page, params string[] keys)
    {
        foreach (var key in keys) await page.FindComponent<ListKeys>().Instance.Pressed(key);
    }

    // The clock goes on by milliseconds only, so that deadlines stay where they are.
    private Task Passing(Func<bool> holds) => Eventually.Holds(() =>
    {
        if (holds()) return true;
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        return false;
    });
}
