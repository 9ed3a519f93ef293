using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

[Collection(SharedApp.Name)]
public sealed class PhoneTests(TestApp app)
{
    [Fact]
    public async Task A_grid_member_goes_on_duty_sets_the_level_records_a_patrol_and_handles_a_matter()
    {
        const string grid = "360424100901001";
        var title = $"楼道灯不亮 {TimeProvider.System.GetTimestamp() % 10_000}幢";
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var secretary = await app.Open("secretary01");
        await TestApp.Send(secretary.Context, $"matters/{id}/report", new { grid, item = "lighting", title });
        await TestApp.Send(secretary.Context, $"matters/{id}/file", new { });
        await TestApp.Send(secretary.Context, $"matters/{id}/dispatch", new { });

        var page = await app.Open("grid01", 390, 844);
        await page.GotoAsync("/");
        await page.WaitForURLAsync($"**/grid/{grid}");
        await page.Locator("#duty").WaitForAsync();
        await Pictures.Keep(page, "phone", documents: true);
        if (await page.Locator(".duty.on").CountAsync() > 0) await page.Locator("#duty").ClickAsync();
        await Expect(page.Locator("#duty")).ToHaveTextAsync("上岗");
        await page.Locator("#duty").ClickAsync();
        await Expect(page.Locator(".duty.on")).ToBeVisibleAsync();

        await page.Locator("#level-busy").ClickAsync();
        await page.Locator("#reason").FillAsync("集中入户走访");
        await page.Locator("#level-send").ClickAsync();
        await Expect(page.Locator("#level-busy")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.Locator("#patrol").ClickAsync();
        await page.Locator("#patrol-note").FillAsync("查看排水口");
        await page.Locator("#patrol-send").ClickAsync();

        var matter = page.Locator(".matter", new() { HasText = title });
        await matter.Locator(".handle").ClickAsync();
        await Pictures.Keep(page, "phone-handling");
        await matter.Locator("textarea").FillAsync("已更换灯管");
        await matter.Locator(".handle-send").ClickAsync();
        await Expect(page.Locator("#queue")).ToHaveTextAsync("全部已送达");
        Assert.Equal(0, await page.Locator(".refused").CountAsync());

        await secretary.GotoAsync($"/matters/{id}");
        await Expect(secretary.Locator(".way .here")).ToHaveTextAsync("核查");
        await Expect(secretary.Locator(".history")).ToContainTextAsync("已更换灯管");
        await page.Context.CloseAsync();
        await secretary.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_done_offline_is_sent_when_the_network_is_back()
    {
        var page = await app.Open("grid02", 390, 844);
        await page.GotoAsync("/");
        await page.Locator("#patrol").WaitForAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#patrol").ClickAsync();
        await page.Locator("#patrol-send").ClickAsync();
        await Expect(page.Locator("#queue")).ToContainTextAsync("1 条待发送");
        await Pictures.Keep(page, "phone-offline");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#queue")).ToHaveTextAsync("全部已送达");
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("zh-CN", "记录巡查"), InlineData("en", "Record a patrol")]
    public async Task Everything_on_the_phone_is_large_enough_for_a_thumb_in_the_sun(string language, string says)
    {
        var page = await app.Open("grid03", 390, 844);
        await page.GotoAsync($"/?lang={language}");
        await page.WaitForURLAsync("**/grid/*");
        await page.GotoAsync($"{page.Url.Split('?')[0]}?lang={language}&theme=light");
        await Expect(page.Locator("#patrol")).ToHaveTextAsync(says);
        await Screens.FitsAThumb(page);
        await Pictures.Keep(page, $"phone-{language}-light");
        await page.Context.CloseAsync();
    }
}
