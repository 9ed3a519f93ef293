using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

public sealed class HubRefusalTests
{
    [Fact]
    public async Task A_flood_of_refused_watches_is_counted_and_hides_nobody_else_and_logs_no_error()
    {
        await using var open = ListeningApp.Start();
        await open.App.Areas(County, OtherCounty);
        await open.App.Account("flood", Role.CountyOperator, County);
        await open.App.Account("quiet", Role.CountyOperator, County);
        await open.App.Account("root", Role.Administrator, RoleGrant.Everywhere);
        await using var hub = await open.Hub("flood", builder => builder.AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions)));
        for (var round = 0; round < 200; round++)
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Refused(hub, "area/" + OtherCounty)));
        using var quiet = new HttpClient { BaseAddress = open.Url };
        quiet.DefaultRequestHeaders.Authorization = new("Bearer", await open.App.Token("quiet"));
        Assert.Equal((404, "unknown"), await quiet.GetAsync($"/api/areas/{OtherCounty}", TestApp.Stop).Problem());

        using var root = new HttpClient { BaseAddress = open.Url };
        root.DefaultRequestHeaders.Authorization = new("Bearer", await open.App.Token("root"));
        AuditItem[] items = [];
        await Eventually.Holds(async () =>
        {
            items = [.. (await root.GetAsync("/api/audit?size=1000", TestApp.Stop).Json()).Deserialize<AuditPage>(WireJson.Options)!.Items];
            return items.Any(item => item.Action == "read");
        });
        Assert.Equal(60, items.Count(item => item.Action == "boards/watch"));
        Assert.Empty(open.Log.Errors);
        Assert.InRange(open.Log.All.Count(line => line.Category.Contains("DenialAudit", StringComparison.Ordinal)), 0, 2);
    }

    [Fact]
    public async Task Watches_count_against_the_limit_of_the_account()
    {
        await using var open = ListeningApp.Start(new Dictionary<string, string?> { ["Limits:RequestsPerSecond"] = "20" });
        await open.App.Areas(County);
        await open.App.Account("flood", Role.CountyOperator, County);
        await using var hub = await open.Hub("flood", builder => builder.AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions)));
        await Eventually.Holds(async () => (await Refused(hub, "area/999999")).Contains("limit.requests", StringComparison.Ordinal));
        Assert.Empty(open.Log.Errors);
    }

    [Fact]
    public async Task Who_goes_away_in_the_middle_of_a_stream_is_no_error()
    {
        await using var open = ListeningApp.Start();
        await open.App.Areas(County);
        await open.App.Account("operator", Role.CountyOperator, County);
        for (var round = 0; round < 5; round++)
        {
            using var socket = new System.Net.WebSockets.ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", "Bearer " + await open.App.Token("operator"));
            await socket.ConnectAsync(new UriBuilder(new Uri(open.Url, "/hubs/boards")) { Scheme = "ws" }.Uri, TestApp.Stop);
            foreach (var message in new[] { """{"protocol":"json","version":1}""", $$"""{"type":4,"invocationId":"1","target":"Watch","arguments":["area/{{County}}",0]}""" })
                await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message + '\u001e'), System.Net.WebSockets.WebSocketMessageType.Text, true, TestApp.Stop);
            var buffer = new byte[4096];
            for (var got = ""; !got.Contains("snapshot", StringComparison.Ordinal);)
                got += System.Text.Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, TestApp.Stop)).Count);
            if (round % 2 == 0) socket.Abort();
        }
        using var client = new HttpClient { BaseAddress = open.Url };
        await Eventually.Holds(async () => (await client.GetAsync("/health/live", TestApp.Stop)).IsSuccessStatusCode);
        Assert.Empty(open.Log.Errors);
    }

    private static async Task<string> Refused(HubConnection hub, string board)
    {
        await using var frames = hub.Watch(board);
        return (await Assert.ThrowsAsync<HubException>(async () => await frames.MoveNextAsync())).Message;
    }
}
