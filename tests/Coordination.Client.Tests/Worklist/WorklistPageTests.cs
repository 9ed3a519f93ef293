using Bunit;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Client.Worklist;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
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
        Assert.Equal(["matters/m1", "matters/m2", "orders/o1", "matters/m3"], Buttons(page).Select(button => button.GetAttribute("href")));
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
        await Press(page, "Enter");
        Assert.Equal("http://localhost/matters/m1", Services.GetRequiredService<NavigationManager>().Uri);
        await Press(page, "?");
        Assert.Contains("下一条", page.Find("fluent-message-bar").TextContent, StringComparison.Ordinal);
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

    private static IEnumerable<AngleSharp.Dom.IElement> Buttons(IRenderedComponent<WorklistPage> page) => page.FindAll("li fluent-anchor-button");

    private static WorklistFrame Delta(long sequence, IReadOnlyList<WorkItem> items, IReadOnlyList<string>? gone = null, WorkCounts? counts = null) =>
        new("worklist/me", sequence, FrameKind.Delta, At, At, items, gone, counts);

    private Task<IRenderedComponent<WorklistPage>> Open(params WorkItem[] items) =>
        Open(items, new(items.Length, items.Count(item => item.DueAt <= At)));

    private async Task<IRenderedComponent<WorklistPage>> Open(WorkItem[] items, WorkCounts counts)
    {
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
