using System.Net;
using System.Text.Json;
using Coordination.Testing;
using Coordination.Web.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_without_sample_is_ready_when_its_parts_are()
    {
        using var folder = new TempFolder();
        await using var app = new FileApp(folder.Path);
        using var client = app.CreateClient();
        await Eventually.Holds(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
        Assert.Equal(["healthy", "healthy", "healthy"], await Parts(client));
    }

    [Fact]
    public async Task What_is_not_ready_is_named_and_the_process_lives()
    {
        using var folder = new TempFolder();
        await using var app = new FileApp(folder.Path, services: services => services.AddSingleton(new SeedState(enabled: true)));
        using var client = app.CreateClient();
        var stop = TestContext.Current.CancellationToken;
        await Eventually.Holds(async () => (await Parts(client))[0] == "healthy");
        using var ready = await client.GetAsync("/health/ready", stop);
        using var live = await client.GetAsync("/health/live", stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(["healthy", "healthy", "unhealthy"], await Parts(client));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    // In the order storage, silo, demo.
    private static async Task<string[]> Parts(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var parts = body.RootElement.GetProperty("parts");
        return [.. new[] { "storage", "silo", "demo" }.Select(part => parts.GetProperty(part).GetProperty("status").GetString()!)];
    }
}
