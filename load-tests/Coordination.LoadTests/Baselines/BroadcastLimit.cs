using System.Diagnostics;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coordination.LoadTests.Baselines;

/// <summary>What a bare broadcast of the run's own frames to as many clients takes.</summary>
/// <param name="P99Ms">From sending to arrival, at the pace of the run.</param>
/// <param name="PerSecond">Frames that arrive, at all clients together, as fast as they are taken.</param>
internal readonly record struct BroadcastLimit(double? P99Ms, double? PerSecond)
{
    private const int FloodSeconds = 5;

    public static async Task<BroadcastLimit> Measure(IReadOnlyList<RecordedFrame> frames, IReadOnlyList<Wall> walls, string folder, CancellationToken stop)
    {
        if (frames.Count == 0 || walls.Count == 0) return default;
        var file = Path.Combine(folder, "frames.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(frames, WireJson.Options), stop);
        try
        {
            await using var server = await ChildServer.Start(stop, BroadcastServer.Verb, file);
            return await Measure(server.Url, walls, stop);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<BroadcastLimit> Measure(Uri server, IReadOnlyList<Wall> walls, CancellationToken stop)
    {
        long arrived = 0;
        var log = new LatencyLog(Stopwatch.GetTimestamp(), 0);
        var timed = true;
        var connections = new List<HubConnection>();
        try
        {
            foreach (var wall in walls)
            {
                var connection = HubWall.Connect(new Uri(server, "/frames"), wall.FrameType, () => "Bearer none", _ => { });
                connections.Add(connection);
                connection.On<long, Frame>(BroadcastServer.Method, (sent, _) =>
                {
                    Interlocked.Increment(ref arrived);
                    if (Volatile.Read(ref timed)) log.Record(sent, Stopwatch.GetTimestamp());
                });
                await connection.StartAsync(stop);
                await connection.InvokeAsync("Join", wall.Board, stop);
            }
            using var http = Http.ForPreparing(server);

            // The first time round, everything is compiled and connections grow their buffers.
            await Post(http, "/replay", stop);
            log = new LatencyLog(Stopwatch.GetTimestamp(), 0);
            await Post(http, "/replay", stop);
            await Quiet(() => Interlocked.Read(ref arrived), stop);
            var p99 = log.Ms(99);

            Volatile.Write(ref timed, false);
            var (before, begun) = (Interlocked.Read(ref arrived), Stopwatch.GetTimestamp());
            await Post(http, $"/flood/{FloodSeconds}", stop);
            var perSecond = (Interlocked.Read(ref arrived) - before) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
            await Quiet(() => Interlocked.Read(ref arrived), stop);
            return new BroadcastLimit(p99, perSecond);
        }
        finally
        {
            foreach (var connection in connections) await connection.DisposeAsync();
        }
    }

    private static async Task Post(HttpClient http, string path, CancellationToken stop)
    {
        using var answer = await http.PostAsync(path, null, stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Returns when nothing has arrived for a moment, or after ten seconds.</summary>
    private static async Task Quiet(Func<long> arrived, CancellationToken stop)
    {
        for (var (round, seen) = (0, -1L); round < 50 && seen != arrived(); round++)
        {
            seen = arrived();
            await Task.Delay(200, stop);
        }
    }
}
