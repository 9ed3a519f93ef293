using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>What holds for every screen of a sort.</summary>
internal static class Screens
{
    // Elements that hide what doesn't fit, and have something that doesn't. The ticker hides whole items by design.
    private const string Clipped = """
        () => [...document.querySelectorAll('.wall *')]
          .filter(e => !e.matches('.ticker, .unseen, canvas') && getComputedStyle(e).overflow !== 'visible')
          .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
          .map(e => `${e.className || e.tagName}: ${e.textContent.trim().slice(0, 40)} (${e.scrollWidth}/${e.clientWidth}, ${e.scrollHeight}/${e.clientHeight})`)
        """;

    // WCAG 2.2, levels A and AA.
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>Waits until the wall shows <paramref name="content"/> and is live.</summary>
    public static Task Live(IPage page, string content) =>
        Expect(page.Locator($".wall:has({content}) > header")).ToHaveClassAsync("live", new() { Timeout = 90_000 });

    /// <summary>The wall fills the screen, nothing scrolls, nothing is cut off.</summary>
    public static async Task Fits(IPage page, int width, int height)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
        Assert.Equal($"{width} {height}", await page.EvaluateAsync<string>("() => `${document.documentElement.scrollWidth} ${document.documentElement.scrollHeight}`"));
        Assert.Equal(width / 96.0, await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)"), 1);
    }

    /// <summary>All words on a phone can be read in the sun, all that is touched is as large as a thumb, and nothing is wider than the screen.</summary>
    public static async Task FitsAThumb(IPage page)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.phone *')].filter(e => e.childElementCount === 0 && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 17)
              .map(e => e.textContent)
            """));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.phone :is(button, a, input, select, textarea)')].filter(e => e.getBoundingClientRect().height < 48).map(e => e.textContent)
            """));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    /// <summary>What matters on a screen of a room is read from five metres: nothing of it is smaller than 34 px at 1080p.</summary>
    public static async Task ReadsAcrossTheRoom(IPage page) => Assert.Empty(await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.room :is(.title, .item .note, .called .note, .figure, .message, .seats bdi, .motion p:first-child b, .sums p:not(.rule), .sums b, .waiting b, .verdict, .outcomes li b)')]
          .filter(e => parseFloat(getComputedStyle(e).fontSize) < 1.7 * parseFloat(getComputedStyle(document.documentElement).fontSize) - .1)
          .map(e => `${e.className || e.tagName} ${getComputedStyle(e).fontSize}: ${e.textContent.trim().slice(0, 40)}`)
        """));

    /// <summary>axe finds nothing.</summary>
    public static async Task CanBeUsedByAll(IPage page)
    {
        // What is just fading in has less contrast for a moment.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        // What can't be used at the moment needs no contrast (WCAG 1.4.3), but axe doesn't see that a button of Fluent is disabled.
        var found = await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector("fluent-button[disabled]")] }, Rules);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        var faults = string.Join('\n', found.Violations.SelectMany(rule => rule.Nodes.Select(node =>
            $"{page.Url} {rule.Id}: {node.Html}: {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}")));
        Assert.True(faults.Length == 0, faults);
    }
}
