using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.LoadTests.Baselines;

/// <summary>Puts a connection into the group of its board.</summary>
internal sealed class BroadcastHub : Hub
{
    public Task Join(string board) => Groups.AddToGroupAsync(Context.ConnectionId, board);
}

/// <summary>
/// The bare broadcast: sends recorded frames to the groups of their boards, with the moment of sending, and does
/// nothing else. Verb <c>broadcast-server FILE</c>; <c>POST /replay</c> plays them at their recorded pace,
/// <c>POST /flood/SECONDS</c> as fast as they are taken.
/// </summary>
internal static class BroadcastServer
{
    public const string Verb = "broadcast-server";
    public const string Method = "Frame";

    public static async Task<int> Run(string file)
    {
        await using var stream = File.OpenRead(file);
        var frames = await JsonSerializer.DeserializeAsync<List<RecordedFrame>>(stream, WireJson.Options) ?? [];
        var builder = ChildServer.Bare();
        builder.Services.AddSignalR().AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        var app = builder.Build();
        app.MapHub<BroadcastHub>("/frames");
        app.MapPost("/replay", (HttpContext context) => Replay(Hub(app), frames, context.RequestAborted));
        app.MapPost("/flood/{seconds:int}", (HttpContext context, int seconds) => Flood(Hub(app), frames, TimeSpan.FromSeconds(seconds), context.RequestAborted));
        return await ChildServer.Serve(app);
    }

    private static IHubContext<BroadcastHub> Hub(WebApplication app) => app.Services.GetRequiredService<IHubContext<BroadcastHub>>();

    private static async Task Replay(IHubContext<BroadcastHub> hub, List<RecordedFrame> frames, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        var sending = new ConcurrentBag<Task>();
        foreach (var one in frames.OrderBy(one => one.AtMs))
        {
            var early = one.AtMs - Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (early > 1) await Task.Delay(TimeSpan.FromMilliseconds(early), stop);
            sending.Add(Send(hub, one));
        }
        await Task.WhenAll(sending);
    }

    private static async Task Flood(IHubContext<BroadcastHub> hub, List<RecordedFrame> frames, TimeSpan length, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (frames.Count > 0 && Stopwatch.GetElapsedTime(begun) < length)
            foreach (var board in frames.GroupBy(one => one.Board))
            {
                stop.ThrowIfCancellationRequested();
                await Task.WhenAll(board.Take(16).Select(one => Send(hub, one)));
            }
    }

    private static Task Send(IHubContext<BroadcastHub> hub, RecordedFrame one) =>
        hub.Clients.Group(one.Board).SendAsync(Method, Stopwatch.GetTimestamp(), one.Frame);
}
