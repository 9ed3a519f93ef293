using System.Net;
using Coordination.Testing;

namespace Coordination.Web.Tests.Operations;

/// <summary>Alone: a process is meant for one app, and one that ends takes the series of the others with it.</summary>
[Collection(nameof(Alone))]
public sealed class MetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_and_the_cluster_are_for_administrators()
    {
        using var folder = new TempFolder();
        await using var app = await FileApp.Demo(folder.Path);
        using var stranger = app.CreateClient();
        using var member = await app.SignIn("operator");
        using var administrator = await app.SignIn("admin");
        foreach (var path in (string[])["/metrics", "/admin/orleans/", "/admin/orleans/DashboardCounters"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(stranger, path));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(member, path));
            Assert.Equal(HttpStatusCode.OK, await Status(administrator, path));
        }
        Assert.Contains("journal_batch_duration", await administrator.GetStringAsync("/metrics", Stop), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await Status(administrator, "/admin/orleans/GrainState?grainId=360424100901001&grainType=grid"));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        return answer.StatusCode;
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
