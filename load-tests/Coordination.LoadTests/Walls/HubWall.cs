using System.Net;
using System.Net.WebSockets;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.LoadTests.Driving;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.LoadTests.Walls;

/// <summary>Keeps one wall fed from the hub: connects again whenever the connection ends, and resumes after what it holds.</summary>
internal sealed class HubWall(Wall wall, Uri server, IBearers bearers) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private Task _following = Task.CompletedTask;

    public void Start() => _following = Task.Run(Follow);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _following;
        _ended.Dispose();
    }

    /// <summary>A connection that counts what it receives, for frames of one record.</summary>
    public static HubConnection Connect(Uri hub, Type frame, Func<string> authorization, Action<int> received)
    {
        var builder = new HubConnectionBuilder().WithUrl(hub, http =>
        {
            http.SkipNegotiation = true;
            http.Transports = HttpTransportType.WebSockets;
            http.WebSocketFactory = async (context, stop) =>
            {
                var socket = new ClientWebSocket();
                socket.Options.Proxy = null;
                socket.Options.SetRequestHeader("Authorization", authorization());
                socket.Options.CollectHttpResponseDetails = true;
                try
                {
                    await socket.ConnectAsync(context.Uri, stop);
                }
                catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized)
                {
                    throw new UnauthorizedAccessException("The sign-in was turned away.");
                }
                return new CountingSocket(socket, received);
            };
        });
        var json = new JsonHubProtocolOptions();
        WireJson.Configure(json.PayloadSerializerOptions);
        builder.Services.AddSingleton<IHubProtocol>(new FrameProtocol(new JsonHubProtocol(Options.Create(json)), frame));
        return builder.Build();
    }

    private async Task Follow()
    {
        for (var failures = 0; !_ended.IsCancellationRequested;)
        {
            var before = wall.Frames;
            try
            {
                await Watch();
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (Http.ServerWentAway(failed) || failed is WebSocketException or HubException or InvalidOperationException or OperationCanceledException or TimeoutException)
            {
                // The server is away, or ended the stream: watch again.
            }
            if (_ended.IsCancellationRequested) return;
            if (wall.Frames > before) wall.StreamEnded();
            failures = wall.Frames > before ? 0 : failures + 1;
            if (await Pause(Math.Min(failures, 8) * 100)) return;
            wall.Reconnected();
        }
    }

    private async Task Watch()
    {
        await using var connection = Connect(new Uri(server, "/hubs/boards"), wall.FrameType, () => bearers.Of(wall.Account), wall.Count);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        bound.CancelAfter(TimeSpan.FromSeconds(15));
        try
        {
            await connection.StartAsync(bound.Token);
        }
        catch (UnauthorizedAccessException)
        {
            await bearers.Renew(wall.Account, _ended.Token);
            return;
        }
        await foreach (var frame in connection.StreamAsync<Frame>("Watch", wall.Board, wall.Sequence, _ended.Token))
            wall.Take(frame);
    }

    private async Task<bool> Pause(int milliseconds)
    {
        try
        {
            await Task.Delay(milliseconds + 50, _ended.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
