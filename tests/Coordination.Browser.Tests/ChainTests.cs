using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>The sample chain: its wall, its firms and teams on phones, and who sees what of it.</summary>
[Collection(SharedApp.Name)]
public sealed class ChainTests(TestApp app)
{
    private const string Chain = "fuan-stainless", Wall = $"/wall/chain/{Chain}", Own = $"{Chain}.haiyu", Neighbour = $"{Chain}.yubei", Silent = $"{Chain}.muchuan", Team = $"{Chain}.lengzha";

    [Theory]
    [InlineData(1920, 1080, "zh-CN", "dark")]
    [InlineData(1920, 1080, "en", "light")]
    [InlineData(3840, 2160, "en", "dark")]
    public async Task The_wall_fills_its_screen_without_scrolling_or_clipping(int width, int height, string language, string theme)
    {
        var page = await app.Open("operator-fuan", width, height);
        await page.GotoAsync($"{Wall}?lang={language}&theme={theme}");
        await Live(page);
        await Expect(page.Locator(".firm")).ToHaveCountAsync(29);
        await Expect(page.Locator("[data-team]")).ToHaveCountAsync(8);
        await Expect(page.Locator("#sample")).ToHaveTextAsync(language == "en" ? "sample data" : "示例数据");
        await Screens.Fits(page, width, height);
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, $"chain-wall-{height}-{language}-{theme}");
        if (language == "zh-CN" && height == 1080) await Pictures.Keep(page, "chain-wall", documents: true);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en", 29)]
    [InlineData("zh-CN", 52)]
    [InlineData("en", 120)]
    [InlineData("zh-CN", 170)]
    public async Task A_wall_fits_however_many_firms_it_has_though_its_chair_is_in_need(string language, int firmCount)
    {
        var chain = $"chain-of-{firmCount}";
        var admin = await app.Open("admin");
        await TestApp.Send(admin.Context, $"chains/{chain}/register", new { name = "大链", area = "350981" });
        var firms = new StringBuilder("id,name,area,segment\n");
        for (var at = 0; at < firmCount; at++)
            firms.Append(CultureInfo.InvariantCulture, $"{chain}.f{at},示例第{at}精密制造厂,350981111,{new[] { "upstream", "midstream", "downstream", "supporting" }[at % 4]}\n");
        await TestApp.Import(admin.Context, "enterprises/import", firms.ToString());
        var teams = new StringBuilder("id,name,project,area\n");
        for (var at = 0; at < 20; at++) teams.Append(CultureInfo.InvariantCulture, $"{chain}.t{at},示例第{at}攻坚突击队,示例项目,350981111\n");
        await TestApp.Import(admin.Context, "teams/import", teams.ToString());
        await TestApp.Send(admin.Context, $"units/{chain}.f0/register", new { name = "示例第0精密制造厂", sort = "firm", enterprise = $"{chain}.f0" });
        await TestApp.Chaired(admin.Context, chain, $"{chain}.f0");
        var firm = await SignedIn(admin, chain, "f0");
        await TestApp.Send(firm.Context, $"enterprises/{chain}.f0/report-state", new { state = "constrained", cause = "labour" });

        var page = await app.Open("operator-fuan");
        await page.GotoAsync($"/wall/chain/{chain}?lang={language}");
        await Live(page);
        await Expect(page.Locator(".firm")).ToHaveCountAsync(firmCount);
        await Expect(page.Locator(".firm.busy .seal")).ToHaveCountAsync(1);
        await Screens.Fits(page, 1920, 1080);
        await Pictures.Keep(page, $"chain-wall-{firmCount}");
        foreach (var one in new[] { admin, firm, page }) await one.Context.CloseAsync();
    }

    [Fact]
    public async Task A_firm_that_stops_without_a_network_turns_on_the_wall_when_the_phone_is_back()
    {
        var wall = await app.Open("operator-fuan");
        await wall.GotoAsync(Wall);
        await Live(wall);
        var tile = wall.Locator($"[data-firm='{Own}']");
        var phone = await app.Open("firm01", 390, 844);
        await phone.GotoAsync("/");
        await phone.WaitForURLAsync($"**/firm/{Own}");
        await phone.Locator("#state-running").ClickAsync();
        await Expect(phone.Locator("#queue")).ToHaveTextAsync("全部已送达");
        await Expect(tile).ToHaveClassAsync("firm calm");

        await phone.Context.SetOfflineAsync(true);
        await phone.Locator("#state-stopped").ClickAsync();
        await phone.Locator("#cause-power").ClickAsync();
        await phone.Locator("#note").FillAsync("园区限电，等通知");
        await phone.Locator("#state-send").ClickAsync();
        await Expect(phone.Locator("#queue")).ToContainTextAsync("1 条待发送");
        await Expect(phone.Locator("#state-stopped")).ToHaveAttributeAsync("aria-pressed", "true");
        await Pictures.Keep(phone, "phone-firm-offline");
        await Expect(tile).ToHaveClassAsync("firm calm");

        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Locator("#queue")).ToHaveTextAsync("全部已送达");
        await Expect(tile).ToHaveClassAsync("firm alert");
        await Expect(tile.Locator(".why")).ToHaveTextAsync("电");
        await phone.Context.CloseAsync();
        await wall.Context.CloseAsync();
    }

    [Fact]
    public async Task A_team_reaches_a_milestone_and_its_bar_moves()
    {
        var wall = await app.Open("operator-fuan");
        await wall.GotoAsync(Wall);
        await Live(wall);
        var row = wall.Locator($"[data-team='{Team}']");
        var before = await row.Locator("div > span").InnerTextAsync();
        var bar = await row.Locator(".lead").GetAttributeAsync("width");
        var phone = await app.Open("team02", 390, 844);
        await phone.GotoAsync("/");
        await phone.WaitForURLAsync($"**/team/{Team}");
        await Expect(phone.Locator(".milestone .name")).ToBeVisibleAsync();
        await Pictures.Keep(phone, "phone-team");
        await phone.Locator("#report").ClickAsync();
        await phone.Locator("#reach").ClickAsync();
        await Expect(phone.Locator("#queue")).ToHaveTextAsync("全部已送达");

        await Expect(row.Locator("div > span")).Not.ToHaveTextAsync(before);
        await Expect(row.Locator(".lead")).Not.ToHaveAttributeAsync("width", bar!);
        await phone.Context.CloseAsync();
        await wall.Context.CloseAsync();
    }

    [Fact]
    public async Task A_firm_that_is_not_heard_of_turns_dashed_by_the_clock()
    {
        var admin = await app.Open("admin");
        var wall = await app.Open("operator-fuan");
        await wall.GotoAsync(Wall);
        await Live(wall);
        var tile = wall.Locator($"[data-firm='{Silent}']");
        var firm = await SignedIn(admin, Chain, "muchuan");
        await TestApp.Send(firm.Context, $"enterprises/{Silent}/report-state", new { state = "running" });
        await Expect(tile).ToHaveClassAsync("firm calm");
        // Nobody does anything: the deadline of its next report passes.
        await Expect(tile).ToHaveClassAsync("firm off", new() { Timeout = 120_000 });
        await firm.GotoAsync($"/firm/{Silent}");
        await Expect(firm.Locator(".note.late")).ToBeVisibleAsync();
        foreach (var one in new[] { admin, wall, firm }) await one.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stranger_a_neighbour_and_a_viewer_see_what_they_may_and_nothing_else()
    {
        var stranger = await app.Open(null, 1400, 900);
        await stranger.GotoAsync(Wall);
        await Expect(stranger.Locator(".wall main")).ToContainTextAsync("请先登录");
        await Expect(stranger.Locator(".firm")).ToHaveCountAsync(0);
        await stranger.GotoAsync($"/firm/{Own}");
        await Expect(stranger.Locator(".phone main")).ToHaveCountAsync(0);

        var neighbour = await app.Open("firm02", 390, 844);
        await neighbour.GotoAsync($"/firm/{Own}");
        await Expect(neighbour.Locator(".phone .note").First).ToBeVisibleAsync();
        await Expect(neighbour.Locator(".phone main")).ToHaveCountAsync(0);
        Assert.DoesNotContain("海屿", await neighbour.InnerTextAsync("body"), StringComparison.Ordinal);
        await neighbour.GotoAsync($"/team/{Team}");
        await Expect(neighbour.Locator(".phone main")).ToHaveCountAsync(0);
        await neighbour.GotoAsync(Wall);
        await Expect(neighbour.Locator(".firm")).ToHaveCountAsync(0);
        await Expect(neighbour.Locator("body")).Not.ToContainTextAsync("海屿");

        var member = await app.Open("grid01", 390, 844);
        await member.GotoAsync(Wall);
        await Expect(member.Locator(".firm")).ToHaveCountAsync(0);

        var admin = await app.Open("admin", 1400, 900);
        var link = System.Text.Json.JsonDocument.Parse(await TestApp.Send(admin.Context, "viewer-links", new { board = $"chain/{Chain}", days = 1, label = "大厅" }));
        var viewer = await app.Open(null);
        await viewer.GotoAsync(link.RootElement.GetProperty("url").GetString()!);
        await Live(viewer);
        Assert.EndsWith(Wall, viewer.Url, StringComparison.Ordinal);
        Assert.Equal(0, await viewer.Locator(".wall a").CountAsync());
        Assert.Equal(404, (await viewer.Context.APIRequest.GetAsync($"api/enterprises/{Neighbour}")).Status);
        foreach (var one in new[] { stranger, neighbour, member, admin, viewer }) await one.Context.CloseAsync();
    }

    [Theory]
    [InlineData("firm03", "zh-CN")]
    [InlineData("firm03", "en")]
    [InlineData("team01", "zh-CN")]
    [InlineData("team01", "en")]
    public async Task Pages_of_firms_and_teams_fit_a_thumb_in_the_sun(string who, string language)
    {
        var page = await app.Open(who, 390, 844);
        await page.GotoAsync("/");
        await page.WaitForURLAsync(who.StartsWith("firm", StringComparison.Ordinal) ? "**/firm/*" : "**/team/*");
        await page.GotoAsync($"{page.Url.Split('?')[0]}?lang={language}&theme=light");
        await Expect(page.Locator(".phone main section").First).ToBeVisibleAsync();
        await Screens.FitsAThumb(page);
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, $"phone-{who}-{language}-light");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("chief01", $"chains/{Chain}", "zh-CN", "light")]
    [InlineData("chief01", $"enterprises/{Own}", "en", "dark")]
    [InlineData("chief01", $"teams/{Team}", "zh-CN", "dark")]
    [InlineData("unit03", $"units/{Chain}.gongdian", "en", "light")]
    [InlineData("operator-fuan", "enterprises", "zh-CN", "light")]
    [InlineData("admin", "import-chain", "en", "dark")]
    public async Task Pages_on_the_console_can_be_used_by_all(string who, string path, string language, string theme)
    {
        var page = await app.Open(who, 1400, 900);
        await page.GotoAsync($"/{path}?lang={language}&theme={theme}");
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(page.Locator("main :is(dl, table, pre)").First).ToBeVisibleAsync();
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, path.Replace('/', '-'));
        await page.Context.CloseAsync();
    }

    private static Task Live(IPage page) => Screens.Live(page, ".firms");

    // A phone of a new person of that firm.
    private async Task<IPage> SignedIn(IPage admin, string chain, string firm)
    {
        const string password = "Sample-of-a-firm-7";
        var email = $"{firm}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}@sample.test";
        await TestApp.Send(admin.Context, "accounts", new
        {
            email, name = "示例", password, grants = new[] { new { role = "enterprise", place = $"chains/{chain}/enterprises/{firm}" } },
        });
        var phone = await app.Open(null, 390, 844);
        await TestApp.Send(phone.Context, "account/login?useCookies=true", new { email, password });
        return phone;
    }
}
