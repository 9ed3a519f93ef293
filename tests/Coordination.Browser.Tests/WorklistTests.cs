using Coordination.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

[Collection(SharedApp.Name)]
public sealed class WorklistTests(TestApp app)
{
    private const string County = "350981", Password = "sample-Pass-1";

    [Theory]
    [InlineData("zh-CN", "350981100981", "keys-zh")]
    [InlineData("en", "350981100982", "keys-en")]
    public async Task Ten_things_of_four_kinds_are_done_by_keyboard_alone_and_who_has_one_open_is_told_by_whom(string language, string community, string chain)
    {
        var admin = await app.Open("admin");
        var desk = new Desk(community, chain);
        await desk.Register(admin);
        (string, string)[] grants = [("grid-member", desk.Grid), ("member-unit", $"chains/{chain}/units/power")];
        var (one, other) = (await Account(admin, $"one-{chain}", "Worker One", grants), await Account(admin, $"two-{chain}", "Worker Two", grants));
        await Lay(admin, one, desk);
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync($"/?lang={language}");
            await Expect(page.Locator(".desk > header")).ToHaveClassAsync("live", new() { Timeout = 60_000 });
        }
        await Expect(one.Locator(".work li")).ToHaveCountAsync(10);
        for (var left = 10; left > 0; left--)
        {
            if (await one.Locator(".work li.chosen").CountAsync() == 0) await one.Keyboard.PressAsync("j");
            var title = (await one.Locator(".work li.chosen .title").InnerTextAsync()).Trim();
            if (left == 2)
            {
                // Two have the same open: who comes second learns who was first.
                while (await other.Locator(".work li.chosen", new() { HasText = title }).CountAsync() == 0) await other.Keyboard.PressAsync("j");
                await other.Keyboard.PressAsync("Enter");
                await Expect(other.Locator(".work li.open .turn :is(form, fluent-button)").First).ToBeVisibleAsync();
            }
            await one.Keyboard.PressAsync("Enter");
            await Expect(one.Locator(".work li.open .turn :is(form, fluent-button)").First).ToBeVisibleAsync();
            await Expect(one.Locator(".work li.open .turn :focus").First).ToBeVisibleAsync();
            await Act(one);
            await Expect(one.Locator(".work li")).ToHaveCountAsync(left - 1);
            if (left == 2) await Expect(other.Locator(".work li.open .passed")).ToContainTextAsync("Worker One");
        }
        await Expect(one.Locator(".empty")).ToBeVisibleAsync();
        await Expect(other.Locator(".work li:not(.open)")).ToHaveCountAsync(0);
        await Pictures.Keep(other, $"told-by-whom-{language}");
        foreach (var page in new[] { admin, one, other }) await page.Context.CloseAsync();
    }

    // What the row asks for, as its form takes it: a line and its button, or a button alone.
    private static async Task Act(IPage page)
    {
        var of = await page.Locator(".work li.open .title a").GetAttributeAsync("href");
        if (of!.StartsWith("problems/", StringComparison.Ordinal) || of.StartsWith("teams/", StringComparison.Ordinal)) await page.Keyboard.TypeAsync("周五办好");
        if (!of.StartsWith("rotations/", StringComparison.Ordinal)) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Lays ten things before the workers: four matters, three problems, two teams' obstacles and the notice of a term.</summary>
    private async Task Lay(IPage admin, IPage worker, Desk desk)
    {
        await TestApp.Send(admin.Context, $"teams/{desk.Chain}.one/register", new { name = "一队", project = "一期", area = County });
        await TestApp.Send(admin.Context, $"teams/{desk.Chain}.two/register", new { name = "二队", project = "二期", area = County });
        var boss = await Account(admin, $"boss-{desk.Chain}", "Boss", ("community-secretary", desk.Community), ("chain-chief", $"chains/{desk.Chain}"),
            ("team-lead", $"chains/{desk.Chain}/teams/one"), ("team-lead", $"chains/{desk.Chain}/teams/two"));
        for (var n = 0; n < 4; n++)
        {
            var matter = $"matters/{NewId()}";
            await TestApp.Send(worker.Context, $"{matter}/report", new { grid = desk.Grid, item = "other", title = $"井盖松动{n}" });
            foreach (var step in new[] { "file", "dispatch" }) await TestApp.Send(boss.Context, $"{matter}/{step}", new { });
        }
        for (var n = 0; n < 3; n++)
        {
            var problem = $"problems/{NewId()}";
            await TestApp.Send(boss.Context, $"{problem}/file", new { chain = desk.Chain, title = $"用电负荷不足{n}", category = "power", door = "other" });
            await TestApp.Send(boss.Context, $"{problem}/assign", new { unit = desk.Unit, dueAt = Now.AddDays(9) });
        }
        foreach (var team in new[] { "one", "two" })
            await TestApp.Send(boss.Context, $"teams/{desk.Chain}.{team}/raise-obstacle", new { title = "等并网批复", unit = desk.Unit, dueAt = Now.AddDays(5) });
        await TestApp.Send(admin.Context, $"rotations/{desk.Chain}/plan", new
        {
            terms = new[] { new { unit = $"{desk.Chain}.land", from = Now.AddDays(-1), to = Now.AddDays(3) }, new { unit = desk.Unit, from = Now.AddDays(3), to = Now.AddDays(33) } },
        });
        await Eventually.Holds(async () => (await (await worker.Context.APIRequest.GetAsync("api/worklist")).TextAsync()).Contains("\"all\":10", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        await boss.Context.CloseAsync();
    }

    private async Task<IPage> Account(IPage admin, string name, string called, params (string Role, string Place)[] grants)
    {
        var email = $"{name}@sample.test";
        await TestApp.Send(admin.Context, "accounts", new { email, name = called, password = Password, grants = grants.Select(grant => new { role = grant.Role, place = grant.Place }) });
        var page = await app.Open(null, 1440, 900);
        await TestApp.Send(page.Context, "account/login?useCookies=true", new { email, password = Password });
        return page;
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Where they work: a community, a grid and a chain of their own, so that nobody else acts there.</summary>
    private sealed record Desk(string Community, string Chain)
    {
        public string Grid => Community + "001";

        public string Unit => Chain + ".power";

        public async Task Register(IPage admin)
        {
            await TestApp.Send(admin.Context, $"communities/{Community}/register", new { name = "键盘社区" });
            await TestApp.Send(admin.Context, $"grids/{Grid}/register", new { name = "键盘社区01网格" });
            await TestApp.Send(admin.Context, $"chains/{Chain}/register", new { name = "键盘链", area = County });
            foreach (var unit in new[] { "power", "land" }) await TestApp.Send(admin.Context, $"units/{Chain}.{unit}/register", new { name = unit, sort = "department" });
        }
    }
}
