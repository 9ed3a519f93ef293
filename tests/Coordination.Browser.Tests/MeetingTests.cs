using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>A meeting as its room, its chair and its units see it.</summary>
[Collection(SharedApp.Name)]
public sealed class MeetingTests(TestApp app)
{
    private const string Chain = "room-chain", Password = "Sample-of-a-room-7";
    private static readonly string[] Slugs = ["chair", "port", "power", "land", "sea", "tax", "labour", "safety", "traffic", "market", "bank", "green", "fire"];
    private readonly string _id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    [Fact]
    public async Task Every_screen_follows_the_chairs_tap_from_the_call_to_the_minutes()
    {
        var admin = await app.Open("admin");
        await Prepare(admin);
        var chair = await SignedIn(admin, 1180, 820, "chair");
        var units = new Dictionary<string, IPage>();
        foreach (var slug in Slugs.Skip(1)) units[slug] = await SignedIn(admin, 390, 844, slug);
        var unit = units["port"];
        await TestApp.Send(units["land"].Context, $"problems/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}/file", new { chain = Chain, title = "临港堆场 32 亩用地怎么接", category = "land-use", door = "other", description = "设备 3 月 28 日到港，堆场只够放 6 天。" });
        await Send(chair, "convene", new { chain = Chain, title = "示例联席会议", startsAt = TimeProvider.System.GetUtcNow(), units = Slugs.Select(slug => $"{Chain}.{slug}") });
        // The agenda comes from what is open.
        await Send(chair, "fill-agenda", new { });
        await Send(chair, "add-item", new { title = "夜间用电错峰", note = "冷轧线夜班负荷顶到上限。" });

        var screens = await Screens6(admin);
        var room = screens[0];
        await Expect(room.Locator(".qr")).ToBeVisibleAsync();
        await Look(screens, "called");
        await unit.GotoAsync($"/meeting/{_id}/unit");
        await unit.Locator("#check-in").ClickAsync();
        foreach (var slug in Slugs.Skip(2)) await Send(units[slug], "check-in", new { });
        await chair.GotoAsync($"/meeting/{_id}/chair");
        await chair.Locator(".here button", new() { HasText = "示例主席" }).ClickAsync();
        foreach (var screen in screens) await Expect(screen.Locator(".seats .here")).ToHaveCountAsync(13);

        // Opened, the first item started.
        await Tap(chair, "宣布开会");
        foreach (var screen in screens) await Expect(screen.Locator(".item .title")).ToHaveTextAsync("临港堆场 32 亩用地怎么接");
        await Tap(chair, "开始下一项");
        foreach (var screen in screens) await Expect(screen.Locator(".timing")).ToBeVisibleAsync();
        await unit.Locator("#ask").ClickAsync();
        await Expect(room.Locator(".waiting li")).ToContainTextAsync("示例港航");
        await chair.Locator(".queue-list button", new() { HasText = "请发言" }).ClickAsync();
        foreach (var screen in screens) await Expect(screen.Locator(".speaking .figure").First).ToHaveTextAsync("示例港航");
        await Look(screens, "speaking");

        // A picture, shown and put away.
        await Bring(chair, "示例平面图.png", await screens[0].ScreenshotAsync());
        await chair.Locator(".pictures button", new() { HasText = "示例平面图" }).ClickAsync();
        foreach (var screen in screens) await Expect(screen.Locator(".paper img")).ToHaveJSPropertyAsync("naturalWidth", 1920);
        await Look(screens, "paper");
        await chair.Locator("#hide-paper").ClickAsync();
        foreach (var screen in screens) await Expect(screen.Locator(".item .title")).ToBeVisibleAsync();

        // A motion; the quorum is lost and regained before it is put to the vote.
        await chair.Locator("#motion").FillAsync("先行供地 32 亩，3 月 15 日前办完用地预审");
        await Tap(chair, "提出动议");
        await Expect(room.Locator(".vote .motion")).ToContainTextAsync("先行供地 32 亩");
        foreach (var slug in Slugs.Skip(6)) await Send(units[slug], "check-out", new { });
        await Expect(chair.Locator("#primary")).ToBeDisabledAsync();
        await Expect(room.Locator(".presence .late")).ToContainTextAsync("人数不够");
        await Look(screens, "no-quorum");
        foreach (var slug in Slugs.Skip(6)) await Send(units[slug], "check-in", new { });

        // The vote as it falls.
        await Tap(chair, "开放表决");
        await unit.Locator("#vote-for").ClickAsync();
        await Expect(unit.Locator(".motion [role=status]")).ToHaveTextAsync("已投票：赞成");
        foreach (var (slug, at) in Slugs.Skip(2).Take(8).Select((slug, at) => (slug, at))) await Send(units[slug], "cast-vote", new { choice = at < 6 ? "for" : at < 7 ? "abstain" : "against" });
        foreach (var screen in screens) await Expect(screen.Locator(".vote .count")).ToContainTextAsync("9 / 13");
        await Expect(chair.Locator("#primary")).ToContainTextAsync("现在结束就通过");
        await Expect(chair.Locator(".missing")).ToContainTextAsync("还没表 4");
        await Look(screens, "vote");
        await Screens.CanBeUsedByAll(chair);
        await Pictures.Keep(chair, "chair-tablet");
        await Screens.CanBeUsedByAll(unit);
        await Pictures.Keep(unit, "meeting-unit");

        // Another device takes over in the middle of the vote: the first is told at once, and can't press.
        var second = await chair.Context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1180, Height = 820 }, BaseURL = app.Server.Url.ToString(), Locale = "zh-CN", StorageState = await WithoutDevice(chair) });
        var tablet = await second.NewPageAsync();
        await tablet.GotoAsync($"/meeting/{_id}/chair");
        await Expect(chair.Locator(".devices")).ToContainTextAsync("另一台设备也在主持");
        await tablet.Locator("#take-over").ClickAsync();
        await Expect(chair.Locator(".devices")).ToContainTextAsync("另一台设备已接管");
        await Expect(chair.Locator("#primary")).ToBeDisabledAsync();
        // The first is cut off; the other leads on.
        await chair.Context.CloseAsync();
        await Tap(tablet, "结束表决");
        await Expect(room.Locator(".verdict")).ToContainTextAsync("通过");
        await tablet.Locator("#responsible").SelectOptionAsync($"{Chain}.land");
        await tablet.Locator("#due").FillAsync("2027-03-15");
        await Tap(tablet, "形成决议");
        foreach (var screen in screens) await Expect(screen.Locator(".decided li.now")).ToContainTextAsync("示例自然资源局");
        await Expect(unit.Locator("main")).ToContainTextAsync("示例自然资源局");
        await Look(screens, "decided");

        // One that fails by silence, then put aside; the end.
        await Tap(tablet, "开始下一项");
        await tablet.Locator("#motion").FillAsync("夜班错峰两小时");
        await Tap(tablet, "提出动议");
        await Tap(tablet, "开放表决");
        await Tap(tablet, "结束表决");
        foreach (var screen in screens) await Expect(screen.Locator(".verdict")).ToContainTextAsync(screen == screens[1] || screen == screens[3] ? "Failed" : "没过");
        await tablet.Locator("#aside").ClickAsync();
        await Expect(room.Locator(".title")).ToHaveTextAsync("议程已议完");
        await Tap(tablet, "宣布散会");
        await Tap(tablet, "宣布散会");
        await Expect(room.Locator(".outcomes")).ToContainTextAsync("形成决议 1 项 · 搁置 1 项");
        await Look(screens, "over");
        await MinutesSay(tablet, "通过：赞成 7，反对 1，弃权 1，未表 4；通过需 7。", "未通过：赞成 0，反对 0，弃权 0，未表 13；通过需 7。", "由 示例自然资源局 于 2027-03-15 23:59 前办结", "搁置。", "应到 13 家，实到 13 家。");
        foreach (var one in units.Values.Concat(screens).Append(admin).Append(tablet)) await one.Context.CloseAsync();
    }

    [Fact]
    public async Task A_room_of_thirty_units_reads_a_long_motion_and_every_name()
    {
        var admin = await app.Open("admin");
        var chain = "hall-chain";
        await TestApp.Send(admin.Context, $"chains/{chain}/register", new { name = "示例大链", area = "350981" });
        var units = Enumerable.Range(0, 30).Select(at => $"{chain}.u{at}").ToList();
        foreach (var (unit, at) in units.Select((unit, at) => (unit, at))) await TestApp.Send(admin.Context, $"units/{unit}/register", new { name = $"示例单位{at}", sort = "department" });
        await TestApp.Chaired(admin.Context, chain, units[0]);
        var chair = await SignedIn(admin, chain, 1180, 820, "u0");
        await Send(chair, "convene", new { chain, title = "示例大会", startsAt = TimeProvider.System.GetUtcNow(), units });
        foreach (var unit in units) await Send(chair, "check-in", new { unit });
        await Send(chair, "add-item", new { title = "临港堆场用地、岸电扩容与海域使用权续期三件事一并怎么接" });
        await Send(chair, "open", new { });
        await Send(chair, "start-item", new { item = 1 });
        await Send(chair, "propose-motion", new { text = string.Concat(Enumerable.Repeat("先行供地三十二亩，三个月内办完用地预审和规划许可；", 4)) });
        var room = await app.Open("admin");
        await room.GotoAsync($"/meeting/{_id}");
        await Screens.Live(room, ".room");
        await Expect(room.Locator(".vote .motion")).ToContainTextAsync("规划许可");
        await Screens.Fits(room, 1920, 1080);
        await Screens.ReadsAcrossTheRoom(room);
        await Send(chair, "open-vote", new { secret = true });
        await Send(chair, "cast-vote", new { choice = "for" });
        await Expect(room.Locator(".vote .count")).ToContainTextAsync("1 / 30");
        await Screens.Fits(room, 1920, 1080);
        await Screens.ReadsAcrossTheRoom(room);
        await Pictures.Keep(room, "meeting-hall");
        foreach (var page in new[] { admin, chair, room }) await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_comes_by_the_code_without_being_signed_in_is_led_back_after_it()
    {
        var phone = await app.Open(null, 390, 844);
        await phone.GotoAsync($"/meeting/{_id}/unit");
        await phone.Locator("header a").ClickAsync();
        await phone.WaitForURLAsync(new Regex($"/sign-in\\?return=meeting%2F{_id}%2Funit$"));
        await phone.Context.CloseAsync();
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

    // In the room in two languages, at two sizes, each with a screen of its own; one that hangs by a link, and one more.
    private async Task<IPage[]> Screens6(IPage admin)
    {
        List<IPage> screens = [];
        foreach (var (width, height, look) in new[] { (1920, 1080, "lang=zh-CN&theme=dark"), (1920, 1080, "lang=en&theme=light"), (3840, 2160, "lang=zh-CN&theme=light"), (3840, 2160, "lang=en&theme=dark"), (1920, 1080, "lang=zh-CN") })
        {
            screens.Add(await app.Open("admin", width, height));
            await screens[^1].GotoAsync($"/meeting/{_id}?{look}");
        }
        using var made = JsonDocument.Parse(await TestApp.Send(admin.Context, "viewer-links", new { board = $"meeting/{_id}", days = 1, label = "示例旁听席" }));
        screens.Add(await app.Open(null));
        await screens[^1].GotoAsync(made.RootElement.GetProperty("url").GetString()!);
        foreach (var screen in screens) await Screens.Live(screen, ".room");
        return [.. screens];
    }

    // Both languages and both themes are looked at by axe, each at some of the states.
    private static async Task Look(IPage[] screens, string state)
    {
        for (var at = 0; at < 4; at++)
        {
            var (width, height) = at < 2 ? (1920, 1080) : (3840, 2160);
            await Screens.Fits(screens[at], width, height);
            await Screens.ReadsAcrossTheRoom(screens[at]);
            if (at == state.Length % 2) await Screens.CanBeUsedByAll(screens[at]);
            await Pictures.Keep(screens[at], $"meeting-{state}-{height}-{(at % 2 == 0 ? "zh-CN" : "en")}");
        }
    }

    private async Task MinutesSay(IPage page, params string[] sentences)
    {
        await page.GotoAsync($"/api/meetings/{_id}/minutes.html?lang=zh-CN");
        foreach (var sentence in sentences) await Expect(page.Locator("main")).ToContainTextAsync(sentence);
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, "meeting-minutes");
    }

    private static async Task Tap(IPage chair, string action)
    {
        var primary = chair.Locator("#primary, #close", new() { HasText = action }).First;
        await Expect(primary).ToBeEnabledAsync();
        await primary.ClickAsync();
    }

    private static async Task Prepare(IPage admin)
    {
        string[] names = ["示例主席", "示例港航", "示例供电", "示例自然资源局", "示例海洋局", "示例税务局", "示例人社局", "示例应急局", "示例交通局", "示例市场局", "示例金融办", "示例环境局", "示例消防"];
        await TestApp.Send(admin.Context, $"chains/{Chain}/register", new { name = "示例链", area = "350981" });
        foreach (var (slug, name) in Slugs.Zip(names)) await TestApp.Send(admin.Context, $"units/{Chain}.{slug}/register", new { name, sort = "department" });
        await TestApp.Chaired(admin.Context, Chain, $"{Chain}.chair");
    }

    private Task<string> Send(IPage page, string command, object body) => TestApp.Send(page.Context, $"meetings/{_id}/{command}", body);

    private async Task Bring(IPage page, string name, byte[] picture)
    {
        var answer = await page.Context.APIRequest.PostAsync($"api/meetings/{_id}/papers?name={Uri.EscapeDataString(name)}", new()
        {
            DataByte = picture,
            Headers = new Dictionary<string, string> { ["X-Requested-With"] = "coordination", ["Content-Type"] = "application/octet-stream" },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    // The same sign-in on a device that never chaired.
    private static async Task<string> WithoutDevice(IPage chair) => Regex.Replace(await chair.Context.StorageStateAsync(), "\"origins\":\\[.*\\]", "\"origins\":[]");

    private Task<IPage> SignedIn(IPage admin, int width, int height, string slug) => SignedIn(admin, Chain, width, height, slug);

    private async Task<IPage> SignedIn(IPage admin, string chain, int width, int height, string slug)
    {
        var email = $"room-{slug}-{_id}@sample.test";
        await TestApp.Send(admin.Context, "accounts", new
        {
            email, name = "示例", password = Password, grants = new[] { new { role = "member-unit", place = $"chains/{chain}/units/{slug}" } },
        });
        var page = await app.Open(null, width, height);
        await TestApp.Send(page.Context, "account/login?useCookies=true", new { email, password = Password });
        return page;
    }
}
