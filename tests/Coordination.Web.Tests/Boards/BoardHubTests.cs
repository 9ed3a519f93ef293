using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

[Collection(nameof(SharedApp))]
public sealed class BoardHubTests(SharedApp shared) : IAsyncLifetime
{
    private const string Board = "area/" + County, Tile = "grids/" + Grid;
    private int _patrols;

    public async ValueTask InitializeAsync() => await shared.App.Done(
        TestApp.Root, "grids", Grid, "enrol-member", new { member = "sample", name = "Sample" });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_watch_begins_with_a_snapshot_and_goes_on_with_what_changes()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch(Board);
        var snapshot = await frames.Next();
        Assert.Equal((FrameKind.Snapshot, Board), (snapshot.Kind, snapshot.Board));
        Assert.Contains(snapshot.Places, place => place.Code.Value == Community);

        var version = await Patrol();
        var delta = await frames.Next(frame => Holds(frame, version));
        Assert.Equal(FrameKind.Delta, delta.Kind);
        Assert.Single(delta.Tiles);
        Assert.NotNull(delta.Newest);
    }

    [Fact]
    public async Task What_happened_comes_after_the_snapshot()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch(Board);
        await frames.Next();
        var since = TimeProvider.System.GetUtcNow();
        await Patrol();
        await frames.Next(frame => frame.Ticker.Any(line => line.Id == Tile && line.What == "grids.patrol-recorded" && line.At >= since));
    }

    [Fact]
    public async Task Sequences_have_no_hole()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch(Board);
        var last = (await frames.Next()).Sequence;
        for (var turn = 0; turn < 10; turn++)
        {
            var version = await Patrol();
            await frames.Next(frame =>
            {
                Assert.Equal(frame.Kind is FrameKind.Heartbeat ? last : last + 1, frame.Sequence);
                last = frame.Sequence;
                return Holds(frame, version);
            });
        }
    }

    [Fact]
    public async Task Who_comes_back_gets_only_what_was_missed()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        long last;
        await using (var frames = hub.Watch(Board)) last = (await frames.Next()).Sequence;
        var version = await Patrol();
        await using var again = hub.Watch(Board, last);
        var missed = await again.Next(frame => Holds(frame, version));
        Assert.Equal(FrameKind.Delta, missed.Kind);
    }

    [Theory]
    [InlineData(1), InlineData(-5), InlineData(long.MaxValue)]
    public async Task Who_holds_something_else_gets_a_snapshot(long after)
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch(Board, after);
        Assert.Equal(FrameKind.Snapshot, (await frames.Next()).Kind);
    }

    [Fact]
    public async Task A_quiet_board_says_that_it_lives()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch("area/" + Street);
        var snapshot = await frames.Next();
        var began = TimeProvider.System.GetTimestamp();
        var beat = await frames.Next(frame => frame.Kind is FrameKind.Heartbeat);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(beat.Tiles);
        Assert.True(beat.Sequence >= snapshot.Sequence);
    }

    [Theory]
    [InlineData("area/" + OtherCounty), InlineData("area/999999"), InlineData("area/" + Grid), InlineData("chain/no-such-chain")]
    [InlineData("area/"), InlineData(""), InlineData("area/36042x"), InlineData("meeting/1")]
    public async Task A_board_elsewhere_and_one_that_is_not_there_look_alike(string board)
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = hub.Watch(board);
        var refused = await Assert.ThrowsAsync<HubException>(() => frames.Next());
        Assert.Contains("board.unknown", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_its_board_alone_and_sends_nothing()
    {
        await using var hub = await shared.App.Hub(nameof(Role.Viewer));
        await using var own = hub.Watch(Board);
        Assert.Equal(FrameKind.Snapshot, (await own.Next()).Kind);
        await using var other = hub.Watch("area/" + Community);
        await Assert.ThrowsAsync<HubException>(() => other.Next());
        var answer = Assert.Single(await hub.InvokeAsync<SentAnswer[]>("Send", new[] { Command(Grid, "record-patrol", "{}") }, TestApp.Stop));
        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task A_connection_watches_at_most_eight_boards()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator));
        var watches = Enumerable.Range(0, 9).Select(_ => hub.Watch(Board)).ToArray();
        foreach (var watch in watches[..8]) await watch.Next();
        var refused = await Assert.ThrowsAsync<HubException>(() => watches[8].Next());
        Assert.Contains("board.too-many", refused.Message, StringComparison.Ordinal);
        foreach (var watch in watches) await watch.DisposeAsync();
    }

    [Fact]
    public async Task Commands_go_through_the_hub_as_through_the_api()
    {
        await using var hub = await shared.App.Hub(nameof(Role.GridMember));
        var answers = await hub.InvokeAsync<SentAnswer[]>(
            "Send", new[] { Command(Grid, "record-patrol", """{"note":"hub"}"""), Command(OtherGrid, "record-patrol", "{}"), Command(Grid, "report-level", """{"level":7}""") }, TestApp.Stop);
        Assert.Equal([200, 404, 400], answers.Select(answer => answer.Status));
        Assert.Equal(Grid, answers[0].View!.Value.GetProperty("code").GetString());
        Assert.All(answers[1..], answer => Assert.NotNull(answer.Detail));
    }

    [Fact]
    public async Task MessagePack_has_the_shape_of_the_json()
    {
        await using var hub = await shared.App.Hub(nameof(Role.CountyOperator), builder => builder.AddMessagePackProtocol(pack =>
            pack.SerializerOptions = MessagePackSerializerOptions.Standard.WithResolver(ContractlessStandardResolver.Instance)));
        await using var frames = hub.StreamAsync<object>("Watch", Board, 0L, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);
        Assert.True(await frames.MoveNextAsync().AsTask().WaitAsync(Watching.Bound, TestApp.Stop));
        var packed = JsonDocument.Parse(MessagePackSerializer.ConvertToJson(
            MessagePackSerializer.Serialize(frames.Current, ContractlessStandardResolver.Options, TestApp.Stop), null, TestApp.Stop)).RootElement;
        Assert.Equal("snapshot", packed.GetProperty("kind").GetString());
        Assert.Equal(Tile, packed.GetProperty("tiles")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_message_too_large_ends_that_connection_only()
    {
        await using var large = await shared.App.Hub(nameof(Role.GridMember));
        await using var other = await shared.App.Hub(nameof(Role.CountyOperator));
        await using var frames = other.Watch(Board);
        await frames.Next();
        await Assert.ThrowsAnyAsync<Exception>(() => large.InvokeAsync<SentAnswer[]>(
            "Send", new[] { Command(Grid, "record-patrol", JsonSerializer.Serialize(new { note = new string('x', 300_000) })) }, TestApp.Stop));
        var version = await Patrol();
        await frames.Next(frame => Holds(frame, version));
    }

    [Fact]
    public async Task The_same_snapshot_is_had_over_http_and_the_past_too()
    {
        var client = await shared.As(Role.CountyOperator);
        var before = await Patrol();
        var moment = TimeProvider.System.GetUtcNow();
        var after = await Patrol();
        await Eventually.Holds(async () => await Version(client, "") == after, Watching.Bound);
        Assert.Equal(before, await Version(client, $"?at={Uri.EscapeDataString(moment.ToString("O"))}"));
        Assert.Equal((400, "query.malformed"), await client.GetAsync($"/api/boards/{Board}?at=yesterday", TestApp.Stop).Problem());
        Assert.Equal((404, "unknown"), await client.GetAsync($"/api/boards/area/{OtherCounty}", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_link_that_is_taken_back_ends_what_it_shows()
    {
        var admin = await shared.As(Role.Administrator);
        var link = await (await admin.PostAsJsonAsync("/api/viewer-links", new NewViewerLink(Board, 1, "Hall"), WireJson.Options, TestApp.Stop))
            .Content.ReadFromJsonAsync<ViewerLinkView>(WireJson.Options, TestApp.Stop);
        var browser = shared.App.CreateClient();
        var redeemed = await browser.PostAsJsonAsync("/api/viewer-links/redeem", new { token = link!.Url!.Split("#token=")[1] }, TestApp.Stop);
        var cookie = redeemed.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(shared.App.Server.BaseAddress, "/hubs/boards"), connection =>
        {
            connection.HttpMessageHandlerFactory = _ => shared.App.Server.CreateHandler();
            connection.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.LongPolling;
            connection.Headers["Cookie"] = string.Join("; ", cookie);
        }).AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions)).Build();
        await hub.StartAsync(TestApp.Stop);
        await using var frames = hub.Watch(Board);
        Assert.Equal(FrameKind.Snapshot, (await frames.Next()).Kind);

        Assert.True((await admin.DeleteAsync($"/api/viewer-links/{link.Id}", TestApp.Stop)).IsSuccessStatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => frames.Next(_ => false));
        Assert.Equal(HubConnectionState.Disconnected, hub.State);
    }

    private async Task<long> Patrol()
    {
        var client = await shared.As(Role.GridMember);
        var answer = await client.Command($"grids/{Grid}/record-patrol", $$"""{"note":"round {{Interlocked.Increment(ref _patrols)}}"}""").Json();
        return answer.GetProperty("version").GetInt64();
    }

    private static bool Holds(AreaFrame frame, long version) => frame.Tiles.Any(tile => tile.Id == Tile && tile.Version >= version);

    private static async Task<long> Version(HttpClient client, string query)
    {
        var board = await client.GetFromJsonAsync<AreaFrame>($"/api/boards/{Board}{query}", WireJson.Options, TestApp.Stop);
        return board!.Tiles.Single(tile => tile.Id == Tile).Version;
    }

    private static SentCommand Command(string grid, string command, string body) =>
        new("grids", grid, command, Guid.CreateVersion7().ToString(), JsonDocument.Parse(body).RootElement);
}
