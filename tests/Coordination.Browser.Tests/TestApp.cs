using Coordination.Testing;
using Microsoft.Playwright;

namespace Coordination.Browser.Tests;

/// <summary>All tests share one app and enter it one after the other: one of them switches the server off.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApp : ICollectionFixture<TestApp>
{
    public const string Name = "one app";
}

/// <summary>The real server with the sample county on SQLite in a folder of its own, and a browser to look at it.</summary>
public sealed class TestApp : IAsyncLifetime
{
    private const string Password = "sample-Pass-1";
    private readonly string folder = Directory.CreateTempSubdirectory("coordination-browser-").FullName;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>The server; a test that stops it starts it again.</summary>
    public ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium isn't installed; test.sh installs it.");
        Server = await ServerProcess.Start(
            new Dictionary<string, string>
            {
                ["ConnectionStrings__Coordination"] = $"Data Source={Path.Combine(folder, "app.db")}",
                ["Demo__Password"] = Password,
                ["Demo__Rate"] = "6",
                // Long enough for the simulator to keep the other firms talking, short enough to see one fall silent.
                ["Enterprises__ReportWithin"] = "00:01:00",
            },
            ["--demo"], stop: TestContext.Current.CancellationToken);
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of its own, signed in as <paramref name="who"/> (a sample sign-in's name; null for nobody).</summary>
    public async Task<IPage> Open(string? who, int width = 1920, int height = 1080)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, BaseURL = Server.Url.ToString(), Locale = "zh-CN" });
        context.SetDefaultTimeout(60_000);
        if (who is not null) await Send(context, "account/login?useCookies=true", new { email = $"{who}@sample.test", password = Password });
        return await context.NewPageAsync();
    }

    /// <summary>A request of the page's own, as the client sends it.</summary>
    public static async Task<string> Send(IBrowserContext context, string path, object body)
    {
        var answer = await context.APIRequest.PostAsync($"api/{path}", new()
        {
            DataObject = body,
            Headers = new Dictionary<string, string> { ["X-Requested-With"] = "coordination", ["Idempotency-Key"] = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString() },
        });
        var text = await answer.TextAsync();
        Assert.True(answer.Ok, $"{path}: {answer.Status} {text}");
        return text;
    }

    /// <summary>The unit chairs the chain, for a month from yesterday on.</summary>
    public static async Task Chaired(IBrowserContext administrator, string chain, string unit)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Send(administrator, $"rotations/{chain}/plan", new { terms = new[] { new { unit, from = now.AddDays(-1), to = now.AddDays(29) } } });
        await Eventually.Holds(async () => (await (await administrator.APIRequest.GetAsync($"api/rotations/{chain}")).TextAsync()).Contains($"\"chair\":\"{unit}\"", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    /// <summary>A file of an administrator's.</summary>
    public static async Task Import(IBrowserContext context, string path, string csv)
    {
        var answer = await context.APIRequest.PostAsync($"api/{path}", new()
        {
            DataString = csv,
            Headers = new Dictionary<string, string> { ["X-Requested-With"] = "coordination", ["Content-Type"] = "text/csv" },
        });
        var text = await answer.TextAsync();
        Assert.True(answer.Ok && text.Contains("\"refused\":[]", StringComparison.Ordinal), $"{path}: {answer.Status} {text}");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
