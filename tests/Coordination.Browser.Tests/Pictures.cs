using Coordination.Testing;
using Microsoft.Playwright;

namespace Coordination.Browser.Tests;

/// <summary>Keeps what a test saw.</summary>
internal static class Pictures
{
    /// <summary>To <c>artifacts/screenshots</c>; with <c>UPDATE_SCREENSHOTS=1</c> also to the one the documents show.</summary>
    public static async Task Keep(IPage page, string name, bool documents = false)
    {
        await Save(page, "artifacts", name);
        if (documents && Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1") await Save(page, "docs", name);
    }

    private static Task<byte[]> Save(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(RepositoryRoot.Path, folder, "screenshots", $"{name}.png") });
}
