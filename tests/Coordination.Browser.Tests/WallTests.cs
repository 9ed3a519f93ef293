using Coordination.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

[Collection(SharedApp.Name)]
public sealed class WallTests(TestApp app)
{
    private const string County = "/wall/area/360424", Community = "/wall/area/360424100901";

    private const string Long = "地下车库入口积水漫过排水沟并倒灌进三号楼电梯井";

    // Text that runs out of the screen at the right, or out of the element that holds it.
    private const string Outside = """
        () => [...document.querySelectorAll('h1, h2, h3, p, dd, .note')]
          .filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
          .map(e => `${e.tagName} ${e.textContent.trim().slice(0, 40)} (${e.scrollWidth}/${e.clientWidth})`)
        """;

    [Theory]
    [InlineData(County, "county-wall", 1920, 1080, "zh-CN", "dark", "修水县")]
    [InlineData(County, "county-wall", 3840, 2160, "en", "light", "修水县")]
    [InlineData(Community, "community-wall", 1920, 1080, "en", "dark", "云溪社区")]
    [InlineData(Community, "community-wall", 3840, 2160, "zh-CN", "light", "云溪社区")]
    public async Task A_wall_fills_its_screen_without_scrolling_or_clipping(
        string path, string name, int width, int height, string language, string theme, string title)
    {
        var page = await app.Open("operator", width, height);
        await page.GotoAsync($"{path}?lang={language}&theme={theme}");
        await Live(page);
        // Only now: what happens next in the grid takes its place.
        await TestApp.Send(page.Context, $"matters/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}/report", new { grid = "360424100901008", item = "other", title = Long });
        if (path == Community) await Expect(page.Locator(".grid .news", new() { HasText = Long[..16] })).ToBeVisibleAsync();
        await Expect(page.Locator(".wall h1")).ToHaveTextAsync(title);
        await Expect(page.Locator("#sample")).ToHaveTextAsync(language == "en" ? "sample data" : "示例数据");
        await Expect(page.Locator(".figures h2")).ToHaveTextAsync(language == "en" ? "Now" : "此刻");
        await Expect(page.Locator(".ticker time").First).ToBeVisibleAsync();
        // The first deadlines of the sample pass a minute or two after its first start; an empty list clips nothing.
        if (path == County) await Expect(page.Locator(".overdue li").Nth(3)).ToBeVisibleAsync(new() { Timeout = 240_000 });

        await Screens.Fits(page, width, height);
        await Pictures.Keep(page, $"{name}-{height}-{language}-{theme}");
        if (height == 1080) await Pictures.Keep(page, name, documents: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_county_wall_paints_its_tiles_and_lives()
    {
        var page = await app.Open("operator");
        await page.GotoAsync(County);
        await Live(page);
        // The canvas is dark where nothing is painted yet: many colours mean tiles, names and marks.
        await Eventually.Holds(() => page.EvaluateAsync<bool>("""
            () => { const c = document.querySelector('canvas.tiles'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, seen = new Set();
                    for (let i = 0; i < d.length; i += 64) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);
                    return seen.size > 20; }
            """));
        var first = await page.Locator(".ticker").InnerTextAsync();
        await Eventually.Holds(async () => await page.Locator(".ticker").InnerTextAsync() != first);
        Assert.Contains("326", await page.Locator(".map .unseen").TextContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wall_says_so_when_the_server_goes_away_and_resumes_by_itself()
    {
        var page = await app.Open("operator");
        await page.GotoAsync(County);
        await Live(page);
        await app.Server.Kill();
        try
        {
            await Expect(page.Locator(".wall > header")).ToHaveClassAsync("away");
            await Expect(page.Locator("#freshness")).ToContainTextAsync("不是实时 · 停在");
            await Pictures.Keep(page, "county-wall-not-live");
        }
        finally
        {
            await app.Server.Restart(TestContext.Current.CancellationToken);
        }
        await Live(page);
        await Expect(page.Locator("#freshness")).ToContainTextAsync("实时");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wall_whose_drawing_failed_says_so_and_loads_itself_anew()
    {
        var page = await app.Open("operator");
        await page.GotoAsync(County);
        await Live(page);
        // As an extension does that takes out what Blazor drew: the next row that goes has no parent.
        await page.EvaluateAsync("() => { window.before = true; document.querySelector('.ticker').replaceChildren(); }");
        await Expect(page.Locator("#blazor-error-ui")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Pictures.Keep(page, "county-wall-failed");
        await page.WaitForFunctionAsync("() => window.before === undefined", null, new() { Timeout = 60_000 });
        await Live(page);
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_past_wears_a_frame_and_says_replay()
    {
        var page = await app.Open("operator");
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        await page.GotoAsync($"{County}?at={at}");
        await Expect(page.Locator(".wall.past > header.replay #freshness")).ToContainTextAsync("回放");
        await Expect(page.Locator(".figures")).ToBeVisibleAsync();
        await Pictures.Keep(page, "county-wall-replay");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Script_in_a_name_or_title_is_text()
    {
        const string script = "<img src=x onerror=document.title='hit'><script>document.title='hit'</script>";
        var admin = await app.Open("admin");
        await TestApp.Send(admin.Context, "grids/360424100902001/register", new { name = script });
        var secretary = await app.Open("secretary02");
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await TestApp.Send(secretary.Context, $"matters/{id}/report", new { grid = "360424100902001", item = "other", title = script });

        var page = await app.Open("operator");
        await page.GotoAsync("/wall/area/360424100902");
        await Live(page);
        await Expect(page.Locator(".wall .grid h3").First).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await page.Locator(".wall img, .wall script").CountAsync());
        Assert.DoesNotContain("hit", await page.TitleAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/matters/{id}");
        await Expect(page.Locator(".console main h1")).ToContainTextAsync("<script>");
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(Outside));

        var phone = await app.Open("grid02", 390, 844);
        await phone.GotoAsync("/grid/360424100902001");
        await Expect(phone.Locator(".phone h1")).ToContainTextAsync("<img src=x");
        await Expect(phone.Locator(".matter h3", new() { HasText = "<script>" })).ToBeVisibleAsync();
        Assert.Equal(0, await phone.Locator(".phone img, .phone script").CountAsync());
        Assert.Empty(await phone.EvaluateAsync<string[]>(Outside));
        foreach (var one in new[] { admin, secretary, page, phone }) await one.Context.CloseAsync();
    }

    [Fact]
    public async Task No_script_may_stand_in_the_page_itself()
    {
        var page = await app.Open(null);
        var answer = await page.GotoAsync("/sign-in");
        var policy = await answer!.HeaderValueAsync("content-security-policy");
        var scripts = policy!.Split(';').Single(rule => rule.TrimStart().StartsWith("script-src ", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", scripts, StringComparison.Ordinal);
        await page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.inlineRan = true'; document.body.append(s); }");
        Assert.False(await page.EvaluateAsync<bool>("() => window.inlineRan === true"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_viewer_link_opens_its_wall_and_leaves_no_token_in_the_address()
    {
        var admin = await app.Open("admin");
        await admin.GotoAsync("/viewer-links");
        await admin.Locator("fluent-dropdown").ClickAsync();
        await admin.Locator("fluent-option", new() { HasText = "修水县" }).First.ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "挂在哪里" }).FillAsync("大厅");
        await admin.Locator("fluent-button[type=submit]").ClickAsync();
        var url = await admin.Locator("code").InnerTextAsync();

        var wall = await app.Open(null);
        await wall.GotoAsync(url);
        await Live(wall);
        Assert.EndsWith("/wall/area/360424", wall.Url, StringComparison.Ordinal);
        Assert.Equal(0, await wall.Locator(".wall a").CountAsync());
        await admin.Context.CloseAsync();
        await wall.Context.CloseAsync();
    }

    private static Task Live(IPage page) => Screens.Live(page, ".figures");
}
