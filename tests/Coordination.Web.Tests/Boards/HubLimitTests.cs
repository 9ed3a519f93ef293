using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Testing;
using Coordination.Web.Tests.Operations;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Boards;

public sealed class HubLimitTests
{
    [Fact]
    public async Task Commands_through_the_hub_count_against_the_limit_of_the_account()
    {
        using var folder = new TempFolder();
        await using var app = await FileApp.Demo(folder.Path, new() { ["Limits:RequestsPerSecond"] = "50" });
        using var client = await app.SignIn("grid01");
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Server.BaseAddress, "/hubs/boards"), connection =>
        {
            connection.HttpMessageHandlerFactory = _ => app.Server.CreateHandler();
            connection.Transports = HttpTransportType.LongPolling;
            connection.AccessTokenProvider = () => Task.FromResult(client.DefaultRequestHeaders.Authorization!.Parameter);
        }).AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions)).Build();
        await hub.StartAsync(TestApp.Stop);

        var few = await hub.InvokeAsync<SentAnswer[]>("Send", Commands(5), TestApp.Stop);
        Assert.All(few, answer => Assert.Equal(404, answer.Status));
        var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync<SentAnswer[]>("Send", Commands(51), TestApp.Stop));
        Assert.Contains("limit.requests", refused.Message, StringComparison.Ordinal);
    }

    private static SentCommand[] Commands(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new SentCommand("grids", "999999999999999", "record-patrol", $"k{n}", JsonDocument.Parse("{}").RootElement))];
}
