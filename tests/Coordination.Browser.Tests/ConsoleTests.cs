using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

[Collection(SharedApp.Name)]
public sealed class ConsoleTests(TestApp app)
{
    [Fact]
    public async Task An_operator_finds_a_matter_by_keyboard_and_sees_its_history()
    {
        var page = await app.Open("operator", 1400, 900);
        await page.GotoAsync("/matters");
        await Expect(page.Locator(".count")).ToContainTextAsync("/");
        await page.Locator("tbody tr").First.WaitForAsync();
        await Pictures.Keep(page, "matters");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("tr.chosen")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/matters/*");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("上报");
        await Pictures.Keep(page, "matter");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_waits_for_a_secretary_comes_and_goes_by_itself_and_never_under_the_hand()
    {
        const string title = "楼道堆物挡住消防栓";
        var page = await app.Open("secretary01", 1400, 900);
        await page.GotoAsync("/worklist");
        await Expect(page.Locator(".desk > header")).ToHaveClassAsync("live", new() { Timeout = 60_000 });
        await Expect(page.Locator(".work li, .empty").First).ToBeVisibleAsync();
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await TestApp.Send(page.Context, $"matters/{id}/report", new { grid = "360424100901008", item = "other", title });
        var row = page.Locator(".work li", new() { HasText = title });
        // What is new waits to be asked for, unless the list was empty.
        await Expect(row.Or(page.Locator("#show-new")).First).ToBeVisibleAsync();
        if (await page.Locator("#show-new").CountAsync() > 0) await page.Locator("#show-new").ClickAsync();
        await Expect(row).ToBeVisibleAsync();
        await Expect(row.Locator("> fluent-button")).ToHaveTextAsync("立案");
        await Expect(row).Not.ToContainTextAsync("360424");
        await Pictures.Keep(page, "worklist");
        await TestApp.Send(page.Context, $"matters/{id}/file", new { });
        await Expect(row.Locator("> fluent-button")).ToHaveTextAsync("派遣");
        await TestApp.Send(page.Context, $"matters/{id}/dispatch", new { });
        await Expect(row).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_the_demos_own_machine_one_press_signs_in_as_a_sample_person()
    {
        var page = await app.Open(null, 1280, 800);
        await page.GotoAsync("/sign-in");
        await Expect(page.Locator(".samples li").First).ToBeVisibleAsync();
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, "sign-in");
        await page.Locator(".samples button", new() { HasText = "指挥中心值班员" }).First.ClickAsync();
        await Expect(page.Locator(".desk > header")).ToHaveClassAsync("live", new() { Timeout = 60_000 });
        foreach (var email in new[] { "nobody@sample.test", "" })
        {
            var answer = await page.Context.APIRequest.PostAsync("api/demo/sign-in", new() { DataObject = new { email }, Headers = new Dictionary<string, string> { ["X-Requested-With"] = "coordination" } });
            Assert.Contains(answer.Status, new[] { 400, 404 });
        }
        var foreign = await page.Context.APIRequest.PostAsync("api/demo/sign-in", new() { DataObject = new { email = "admin@sample.test" } });
        Assert.Equal(403, foreign.Status);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_operator_acts_by_keyboard_alone_and_another_ones_screen_follows()
    {
        const string title = "示例：井盖松动";
        var (one, other) = (await app.Open("secretary01", 1440, 900), await app.Open("secretary01", 1440, 900));
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await TestApp.Send(one.Context, $"matters/{id}/report", new { grid = "360424100901008", item = "other", title });
        await one.GotoAsync("/");
        await other.GotoAsync($"/matters/{id}");
        await Expect(one.Locator(".desk > header")).ToHaveClassAsync("live", new() { Timeout = 60_000 });
        await Expect(one.Locator(".work li", new() { HasText = title })).ToBeVisibleAsync();
        await Expect(other.Locator(".way .here")).ToHaveTextAsync("立案");
        for (var at = 0; at < 500 && await one.Locator(".work li.chosen", new() { HasText = title }).CountAsync() == 0; at++) await one.Keyboard.PressAsync("j");
        await one.Keyboard.PressAsync("Enter");
        await Expect(one.Locator(".work li.open .turn form")).ToBeVisibleAsync();
        await Screens.CanBeUsedByAll(one);
        await Pictures.Keep(one, "work-in-place");
        await one.Keyboard.PressAsync("Tab");
        await Expect(one.Locator("li.open #step-done")).ToBeFocusedAsync();
        await one.Keyboard.PressAsync("Enter");
        await Expect(one.Locator(".work li.open")).ToHaveCountAsync(0);
        // Nobody loads the other's page anew.
        await Expect(other.Locator(".way .here")).ToHaveTextAsync("派遣");
        await Expect(other.Locator(".history li").Last).ToContainTextAsync("立案");
        foreach (var page in new[] { one, other }) await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_role_cannot_use_is_not_shown()
    {
        var admin = await app.Open("admin", 1400, 900);
        await admin.GotoAsync("/");
        await Expect(admin.Locator(".console nav")).ToContainTextAsync("导入区划");
        await Expect(admin.Locator(".console nav")).Not.ToContainTextAsync("事项");
        var secretary = await app.Open("secretary01", 1400, 900);
        await secretary.GotoAsync("/");
        await Expect(secretary.Locator(".console nav")).ToContainTextAsync("事项");
        await Expect(secretary.Locator(".console nav")).Not.ToContainTextAsync("账号");
        await Pictures.Keep(secretary, "home");
        await secretary.GotoAsync("/boards");
        await Expect(secretary.Locator(".boards")).ToContainTextAsync("云溪社区");
        await admin.Context.CloseAsync();
        await secretary.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_the_language_is_remembered()
    {
        var page = await app.Open(null, 1400, 900);
        await page.GotoAsync("/sign-in?lang=zh-CN");
        await page.Locator("input[name=email], fluent-text-input[name=email]").First.WaitForAsync();
        await page.GetByText("English").ClickAsync();
        await Expect(page.Locator("fluent-button[type=submit]")).ToHaveTextAsync("Sign in");
        await page.ReloadAsync();
        await Expect(page.Locator("fluent-button[type=submit]")).ToHaveTextAsync("Sign in");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "E-mail" }).FillAsync("operator@sample.test");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync("wrong");
        await page.Locator("fluent-button[type=submit]").ClickAsync();
        await Expect(page.Locator("fluent-message-bar")).ToBeVisibleAsync();
        await Pictures.Keep(page, "sign-in");
        await page.Context.CloseAsync();
    }
}
