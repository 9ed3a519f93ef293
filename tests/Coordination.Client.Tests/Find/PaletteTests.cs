using Bunit;
using Coordination.Client.Find;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Find;

public sealed class PaletteTests : Desk
{
    private static readonly FoundItem Lamp = new("matters", "m1", "路灯不亮", null, Code.Value, "handle"), Quay = new("problems", "p1", "码头排期", "W-017", null, "filed"),
        Series = new("numbers", "fuan.w", "fuan.w", null, null, null);

    [Fact]
    public async Task Typed_words_find_things_and_pages_and_the_keyboard_opens_them()
    {
        var palette = await Open(Role.CountyOperator, _ => new FoundPage([Lamp, Quay, Series]));
        await Type(palette, "路灯");
        Assert.Equal("/api/find?size=20&q=%E8%B7%AF%E7%81%AF", Office.Asked.Last(one => one.Path.StartsWith("/api/find", StringComparison.Ordinal)).Path);
        // What has no page of its own isn't shown.
        Assert.Equal(["路灯不亮", "W-017 码头排期"], Lines(palette));
        Assert.Equal("palette-0", palette.Find("input").GetAttribute("aria-activedescendant"));
        await Press(palette, "ArrowDown");
        Assert.Equal("W-017 码头排期", palette.Find("li[aria-selected=true] .title").TextContent.Trim());
        await Press(palette, "ArrowDown");
        await Press(palette, "ArrowUp");
        await Press(palette, "Enter");
        Assert.Equal("http://localhost/problems/p1", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Empty(palette.FindAll("li"));
    }

    [Fact]
    public async Task Opened_again_it_shows_what_was_opened_last_and_where_one_may_go()
    {
        var palette = await Open(Role.CountyOperator, _ => new FoundPage([Lamp]));
        await Type(palette, "路灯");
        await Press(palette, "Enter");
        await palette.InvokeAsync(palette.Instance.Open);
        Assert.Equal("路灯不亮", Lines(palette)[0]);
        Assert.Contains("事项", Lines(palette));
        Assert.DoesNotContain("账号", Lines(palette));
        await Type(palette, "网格");
        Assert.Contains("网格", Lines(palette));
    }

    [Fact]
    public async Task Who_types_and_presses_Enter_before_the_answer_opens_what_it_finds()
    {
        var palette = await Open(Role.CountyOperator, uri => uri.Query.EndsWith("q=W-017", StringComparison.Ordinal) ? new FoundPage([Quay]) : new FoundPage([Lamp]));
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "W-017" });
        await Press(palette, "Enter");
        await Eventually.Holds(() => Services.GetRequiredService<NavigationManager>().Uri == "http://localhost/problems/p1");
    }

    [Fact]
    public async Task A_word_that_is_being_composed_is_left_alone()
    {
        var palette = await Open(Role.CountyOperator, _ => new FoundPage([Lamp]));
        await Type(palette, "ludeng");
        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", IsComposing = true });
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
        await Press(palette, "Escape");
        Assert.Empty(palette.FindAll("li"));
    }

    [Fact]
    public async Task Without_the_network_it_says_so_and_pages_are_still_found()
    {
        var palette = await Open(Role.CountyOperator, _ => null);
        await Type(palette, "网格");
        Assert.Contains("网格", Lines(palette));
        Assert.NotNull(palette.Find("[aria-live=assertive], fluent-message-bar"));
    }

    private async Task<IRenderedComponent<Palette>> Open(Role role, Func<Uri, object?> finds)
    {
        await SignIn(role, "360424");
        Office.Answers["/api/find"] = finds;
        var palette = Render<Palette>();
        await palette.Find("#find").ClickAsync(new());
        return palette;
    }

    private static async Task Type(IRenderedComponent<Palette> palette, string text)
    {
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = text });
        await Eventually.Holds(() => palette.Find(".state").TextContent != "正在读取…");
    }

    private static Task Press(IRenderedComponent<Palette> palette, string key) => palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private static List<string> Lines(IRenderedComponent<Palette> palette) => [.. palette.FindAll("li .title").Select(line => line.TextContent.Trim())];
}
