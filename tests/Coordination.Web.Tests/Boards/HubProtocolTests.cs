using System.Net.WebSockets;
using System.Text;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

/// <summary>Both methods of the hub, in both protocols, with the official client as it comes.</summary>
public sealed class HubProtocolTests : IAsyncLifetime
{
    private readonly ListeningApp _open = ListeningApp.Start();

    public async ValueTask InitializeAsync()
    {
        await _open.App.Areas(County, Street, Community, Grid);
        await _open.App.Accounts(("member", [new RoleGrant(Role.GridMember, Grid), new RoleGrant(Role.CommunitySecretary, Community)]));
        await _open.App.Done(TestApp.Root, "grids", Grid, "enrol-member", new { member = "m", name = "M" });
    }

    public ValueTask DisposeAsync() => _open.DisposeAsync();

    public static TheoryData<bool> Protocols => [false, true];

    [Theory, MemberData(nameof(Protocols))]
    public async Task A_board_is_watched_and_commands_are_sent(bool packed)
    {
        await using var hub = await Hub(packed);
        await using var frames = hub.StreamAsync<Seen>("Watch", "area/" + Community, 0L, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);
        Assert.True(await frames.MoveNextAsync().AsTask().WaitAsync(Watching.Bound, TestApp.Stop));
        Assert.Equal(("area/" + Community, "snapshot"), (frames.Current.board, frames.Current.kind));

        var answers = await hub.InvokeAsync<Answer[]>("Send", new[] { Sent("record-patrol", new Note("hub")), Sent("report-level", new Said("calm")), Sent("report-level", new Said("busy, alert")) }, TestApp.Stop);
        Assert.Equal([200, 200, 400], answers.Select(one => one.status));
        Assert.True(answers[0].version > 0);
        Assert.NotNull(answers[0].view);
        Assert.Null(answers[0].refusal);
        Assert.Equal("body.malformed", answers[2].refusal);
        Assert.NotEqual("body.malformed", answers[2].detail);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task Items_that_are_no_commands_fail_alone(bool packed)
    {
        await using var hub = await Hub(packed);
        var deep = (object)1;
        for (var at = 0; at < 10; at++) deep = new[] { deep };
        var answers = await hub.InvokeAsync<Answer[]>("Send", new object?[]
        {
            null, 7, "text", Array.Empty<int>(), new Dictionary<string, object> { ["kind"] = "grids" },
            new Dictionary<string, object?> { ["kind"] = null, ["id"] = Grid, ["command"] = "record-patrol", ["key"] = "k", ["body"] = new Dictionary<string, object>() },
            new Dictionary<string, object?> { ["kind"] = "grids", ["id"] = Grid, ["command"] = "record-patrol", ["key"] = "k", ["body"] = deep },
            new Dictionary<string, object?> { ["kind"] = "grids", ["id"] = Grid, ["command"] = "record-patrol", ["key"] = "k", ["body"] = null },
            Sent("record-patrol", new Note("last")),
        }, TestApp.Stop);
        Assert.Equal([400, 400, 400, 400, 400, 400, 400, 400, 200], answers.Select(one => one.status));
        Assert.All(answers[..^1], one => Assert.Equal("body.malformed", one.refusal));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task What_is_no_list_or_too_long_a_list_is_refused_by_name_and_the_connection_lives(bool packed)
    {
        await using var hub = await Hub(packed);
        foreach (var wrong in new object?[] { null, 1, "text", new Note("n") })
            Assert.Contains("body.malformed", (await Refused(hub, wrong)).Message, StringComparison.Ordinal);
        Assert.Contains("commands.too-many", (await Refused(hub, Enumerable.Range(0, 1_001).ToArray())).Message, StringComparison.Ordinal);
        Assert.Empty(await hub.InvokeAsync<Answer[]>("Send", Array.Empty<Command>(), TestApp.Stop));
        Assert.Empty(_open.Log.Errors);
    }

    [Theory]
    [InlineData("""{"\ud800":1}"""), InlineData("""{"kind":"grids","id":"\ud800","command":"record-patrol","key":"k","body":{}}""")]
    [InlineData("""{"kind":"grids","id":"x","command":"record-patrol","key":"k","body":{"\ud800":1}}"""), InlineData("""{"kind":"grids","kind":"grids","id":"x","command":"record-patrol","key":"k","body":{}}""")]
    public async Task An_item_with_half_a_surrogate_pair_or_a_member_twice_fails_alone(string item)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + await _open.App.Token("member"));
        await socket.ConnectAsync(new UriBuilder(new Uri(_open.Url, "/hubs/boards")) { Scheme = "ws" }.Uri, TestApp.Stop);
        foreach (var message in new[] { """{"protocol":"json","version":1}""", $$"""{"type":1,"invocationId":"1","target":"Send","arguments":[[{{item}}]]}""" })
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, TestApp.Stop);
        var (got, buffer) = ("", new byte[4096]);
        while (!got.Contains("invocationId", StringComparison.Ordinal))
            got += Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, TestApp.Stop)).Count);
        Assert.Contains("\"status\":400", got, StringComparison.Ordinal);
        Assert.Empty(_open.Log.Errors);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task Arguments_of_the_wrong_kind_end_the_call_and_leave_no_error_in_the_log(bool packed)
    {
        await using var hub = await Hub(packed);
        object?[][] calls = [[null, 0L], [1, 0L], ["area/" + Community, "x"], ["area/" + Community, null], ["area/" + Community, 1.5], ["area/" + Community], [], [new[] { "a" }, 0L, 1]];
        foreach (var call in calls)
            await Assert.ThrowsAsync<HubException>(async () =>
            {
                await foreach (var _ in hub.StreamAsyncCore<Seen>("Watch", call, TestApp.Stop)) break;
            });
        await Assert.ThrowsAsync<HubException>(() => hub.InvokeCoreAsync<Answer[]>("Send", [], TestApp.Stop));
        await Assert.ThrowsAsync<HubException>(() => hub.InvokeCoreAsync<Answer[]>("Send", [Array.Empty<int>(), 1], TestApp.Stop));
        await Assert.ThrowsAsync<HubException>(() => hub.InvokeCoreAsync<Answer[]>("Nothing", [], TestApp.Stop));
        Assert.Empty(_open.Log.Errors);
    }

    private Task<HubConnection> Hub(bool packed) => _open.Hub(
        "member", builder => _ = packed ? builder.AddMessagePackProtocol() : builder);

    private static Task<HubException> Refused(HubConnection hub, object? commands) =>
        Assert.ThrowsAsync<HubException>(() => hub.InvokeCoreAsync<Answer[]>("Send", [commands], TestApp.Stop));

    private static Command Sent(string command, object body) => new("grids", Grid, command, Guid.CreateVersion7().ToString(), body);

    public sealed record Command(string kind, string id, string command, string key, object body);

    public sealed record Note(string note);

    public sealed record Said(string level);

    public sealed record Seen(string board, string kind);

    public sealed record Answer(int status, long? version, object? view, string? refusal, string? detail);
}
