using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

[Collection(SharedApp.Name)]
public sealed class FindTests(TestApp app)
{
    [Fact]
    public async Task Ctrl_K_finds_a_thing_by_its_number_and_opens_it_by_keyboard()
    {
        var page = await app.Open("admin", 1440, 900);
        var (id, number) = await Numbered(page.Context);
        await page.GotoAsync("/areas");
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("#palette-text")).ToBeFocusedAsync();
        await Expect(page.Locator("#palette [role=option]").First).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync($"w{number}");
        await Expect(page.Locator("#palette [role=option][aria-selected=true] b")).ToHaveTextAsync($"W-{number:000}");
        await Screens.CanBeUsedByAll(page);
        await Pictures.Keep(page, "find");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/problems/{id}");
        await Expect(page.Locator("#palette")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Three_matters_are_done_at_once_each_with_its_result()
    {
        const string title = "示例：批量立案";
        var page = await app.Open("secretary01", 1440, 900);
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())).ToList();
        foreach (var id in ids) await TestApp.Send(page.Context, $"matters/{id}/report", new { grid = "360424100901008", item = "other", title });
        await page.GotoAsync($"/matters?q={Uri.EscapeDataString(title)}");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".bulk [role=status]").First).ToHaveTextAsync("已选 1 项");
        await page.Locator("#mark-all").ClickAsync();
        // Somebody else is quicker with one of them.
        await TestApp.Send(page.Context, $"matters/{ids[1]}/file", new { });
        await page.Locator("#bulk-file").ClickAsync();
        await Screens.CanBeUsedByAll(page);
        await page.Locator("#bulk-send").ClickAsync();
        await Expect(page.Locator(".bulk li.done, .bulk li.refused")).ToHaveCountAsync(await page.Locator(".bulk li").CountAsync());
        await Expect(page.Locator(".bulk li.done").First).ToBeVisibleAsync();
        await Expect(page.Locator(".bulk li.waiting")).ToHaveCountAsync(0);
        await Pictures.Keep(page, "bulk");
        await page.Context.CloseAsync();
    }

    private static async Task<(string Id, int Number)> Numbered(IBrowserContext context)
    {
        var listed = JsonDocument.Parse(await (await context.APIRequest.GetAsync("api/problems?size=100")).TextAsync()).RootElement;
        return listed.GetProperty("items").EnumerateArray()
            .Where(one => one.GetProperty("view").TryGetProperty("number", out var number) && number.ValueKind is JsonValueKind.Number)
            .Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("view").GetProperty("number").GetInt32())).First();
    }
}
