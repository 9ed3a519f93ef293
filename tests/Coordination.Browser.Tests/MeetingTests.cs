using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>A meeting as its room, its chair and its units see it.</summary>
[Collection(SharedApp.Name)]
public sealed class MeetingTests(TestApp app)
{
    private const string Chain = "room-chain", Password = "Sample-of-a-room-7";
    private static readonly string[] Slugs = ["chair", "port", "power", "land", "sea", "tax", "labour", "safety", "traffic", "market", "bank", "green"];
    private readonly string _id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    [Fact]
    public async Task Every_screen_follows_the_chairs_tap_from_the_call_to_the_decision()
    {
        var admin = await app.Open("admin");
        await Prepare(admin);
        var (chair, unit, others) = (await SignedIn(admin, 1180, 820, "chair"), await SignedIn(admin, 390, 844, "port"), await SignedIn(admin, 390, 844, [.. Slugs.Skip(2)]));
        await Send(chair, "convene", new { chain = Chain, title = "示例联席会议", startsAt = TimeProvider.System.GetUtcNow(), units = Slugs.Select(slug => $"{Chain}.{slug}") });
        foreach (var (title, note) in new[] { ("临港堆场 32 亩用地怎么接", "设备 3 月 28 日到港，堆场只够放 6 天。"), ("夜间用电错峰", "冷轧线夜班负荷顶到上限。") }) await Send(chair, "add-item", new { title, note });

        var room = await app.Open("admin");
        await room.GotoAsync($"/meeting/{_id}");
        await Screens.Live(room, ".room");
        await Expect(room.Locator(".qr")).ToBeVisibleAsync();
        await Look(room, "called");
        await unit.GotoAsync($"/meeting/{_id}/unit");
        await unit.Locator("#check-in").ClickAsync();
        foreach (var slug in Slugs.Skip(2)) await Send(others, "check-in", new { unit = $"{Chain}.{slug}" });
        await chair.GotoAsync($"/meeting/{_id}/chair");
        await chair.Locator(".here button", new() { HasText = "示例主席" }).ClickAsync();
        await Expect(room.Locator(".seats .here")).ToHaveCountAsync(12);

        // Opened, the first item started.
        await Tap(chair, "宣布开会");
        await Expect(room.Locator(".item .title")).ToHaveTextAsync("临港堆场 32 亩用地怎么接");
        await Tap(chair, "开始下一项");
        await Expect(room.Locator(".timing")).ToBeVisibleAsync();
        await unit.Locator("#ask").ClickAsync();
        await Expect(room.Locator(".waiting li")).ToContainTextAsync("示例港航");
        await chair.Locator(".queue-list button", new() { HasText = "请发言" }).ClickAsync();
        await Expect(room.Locator(".speaking .figure").First).ToHaveTextAsync("示例港航");

        // A motion, and the vote as it falls.
        await chair.Locator("#motion").FillAsync("先行供地 32 亩，3 月 15 日前办完用地预审");
        await Tap(chair, "提出动议");
        await Expect(room.Locator(".vote .motion")).ToContainTextAsync("先行供地 32 亩");
        await Tap(chair, "开放表决");
        await unit.Locator("#vote-for").ClickAsync();
        await Expect(unit.Locator(".motion [role=status]")).ToHaveTextAsync("已投票：赞成");
        foreach (var (slug, at) in Slugs.Skip(2).Take(8).Select((slug, at) => (slug, at))) await Send(others, "cast-vote", new { choice = at < 6 ? "for" : at < 7 ? "abstain" : "against", unit = $"{Chain}.{slug}" });
        await Expect(room.Locator(".vote .count")).ToContainTextAsync("9 / 12");
        await Expect(chair.Locator("#primary")).ToContainTextAsync("现在结束就通过");
        await Expect(chair.Locator(".missing")).ToContainTextAsync("还没表 3");
        await Look(room, "vote");
        await Screens.CanBeUsedByAll(chair);
        await Pictures.Keep(chair, "chair-tablet");
        await Screens.CanBeUsedByAll(unit);
        await Pictures.Keep(unit, "meeting-unit");

        // Another device takes over in the middle of the vote: the first is told at once, and can't press.
        var second = await chair.Context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1180, Height = 820 }, BaseURL = app.Server.Url.ToString(), StorageState = await WithoutDevice(chair) });
        var tablet = await second.NewPageAsync();
        await tablet.GotoAsync($"/meeting/{_id}/chair");
        await Expect(chair.Locator(".devices")).ToContainTextAsync("另一台设备也在主持");
        await tablet.Locator("#take-over").ClickAsync();
        await Expect(chair.Locator(".devices")).ToContainTextAsync("另一台设备已接管");
        await Expect(chair.Locator("#primary")).ToBeDisabledAsync();
        await Tap(tablet, "结束表决");
        await Expect(room.Locator(".verdict")).ToContainTextAsync("通过");
        await tablet.Locator("#responsible").SelectOptionAsync($"{Chain}.land");
        await tablet.Locator("#due").FillAsync("2027-03-15");
        await Tap(tablet, "形成决议");
        await Expect(room.Locator(".decided li.now")).ToContainTextAsync("示例自然资源局");
        await Expect(unit.Locator("main")).ToContainTextAsync("示例自然资源局");
        await Look(room, "decided");

        // One that fails by silence, then put aside; the end.
        await Tap(tablet, "开始下一项");
        await tablet.Locator("#motion").FillAsync("夜班错峰两小时");
        await Tap(tablet, "提出动议");
        await Tap(tablet, "开放表决");
        await Tap(tablet, "结束表决");
        await Expect(room.Locator(".verdict")).ToContainTextAsync("没过");
        await tablet.Locator("#aside").ClickAsync();
        await Expect(room.Locator(".title")).ToHaveTextAsync("议程已议完");
        await Tap(tablet, "宣布散会");
        await Tap(tablet, "宣布散会");
        await Expect(room.Locator(".outcomes")).ToContainTextAsync("形成决议 1 项 · 搁置 1 项");
        await Look(room, "over");
        foreach (var one in new[] { admin, chair, unit, others, room, tablet }) await one.Context.CloseAsync();
    }

    [Fact]
    public async Task The_sample_has_a_meeting_that_is_going_on()
    {
        var page = await app.Open("operator-fuan");
        await page.GotoAsync("/meeting/now/fuan-stainless");
        await page.WaitForURLAsync(new Regex("/meeting/[0-9a-f-]{36}$"));
        await Screens.Live(page, ".room");
        await Expect(page.Locator(".seats li")).ToHaveCountAsync(15);
        await Expect(page.Locator(".tally")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Screens.Fits(page, 1920, 1080);
        await Pictures.Keep(page, "meeting-room", documents: true);
        await page.Context.CloseAsync();
    }

    private static async Task Look(IPage room, string state)
    {
        await Screens.Fits(room, 1920, 1080);
        await Screens.CanBeUsedByAll(room);
        await Pictures.Keep(room, $"meeting-{state}");
        await room.SetViewportSizeAsync(3840, 2160);
        await Screens.Fits(room, 3840, 2160);
        await room.SetViewportSizeAsync(1920, 1080);
    }

    private static async Task Tap(IPage chair, string action)
    {
        var primary = chair.Locator("#primary, #close", new() { HasText = action }).First;
        await Expect(primary).ToBeEnabledAsync();
        await primary.ClickAsync();
    }

    private static async Task Prepare(IPage admin)
    {
        string[] names = ["示例主席", "示例港航", "示例供电", "示例自然资源局", "示例海洋局", "示例税务局", "示例人社局", "示例应急局", "示例交通局", "示例市场局", "示例金融办", "示例环境局"];
        await TestApp.Send(admin.Context, $"chains/{Chain}/register", new { name = "示例链", area = "350981" });
        foreach (var (slug, name) in Slugs.Zip(names)) await TestApp.Send(admin.Context, $"units/{Chain}.{slug}/register", new { name, sort = "department" });
        await TestApp.Chaired(admin.Context, Chain, $"{Chain}.chair");
    }

    private Task<string> Send(IPage page, string command, object body) => TestApp.Send(page.Context, $"meetings/{_id}/{command}", body);

    // The same sign-in on a device that never chaired.
    private static async Task<string> WithoutDevice(IPage chair) => Regex.Replace(await chair.Context.StorageStateAsync(), "\"origins\":\\[.*\\]", "\"origins\":[]");

    private async Task<IPage> SignedIn(IPage admin, int width, int height, params string[] slugs)
    {
        var email = $"room-{slugs[0]}-{_id}@sample.test";
        await TestApp.Send(admin.Context, "accounts", new
        {
            email, name = "示例", password = Password, grants = slugs.Select(slug => new { role = "member-unit", place = $"chains/{Chain}/units/{slug}" }),
        });
        var page = await app.Open(null, width, height);
        await TestApp.Send(page.Context, "account/login?useCookies=true", new { email, password = Password });
        return page;
    }
}
