using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Walls;

/// <summary>A wall that asks to watch, goes on pinging, and never reads a byte of what it is sent.</summary>
internal sealed class StuckWall(string board, Uri server, string authorization) : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _ended = new();
    private readonly SocketsHttpHandler _handler = new() { UseProxy = false, ConnectCallback = SmallWindow };
    private Task _pinging = Task.CompletedTask;

    public async Task Start(CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", authorization);
        using var invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
        var hub = new UriBuilder(new Uri(server, "/hubs/boards")) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        await socket.ConnectAsync(hub.Uri, invoker, stop);
        await Say(socket, "{\"protocol\":\"json\",\"version\":1}", stop);
        await Say(socket, $"{{\"type\":4,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"{board}\",0]}}", stop);
        _pinging = Task.Run(() => Ping(socket), stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _pinging;
        _handler.Dispose();
        _ended.Dispose();
    }

    private async Task Ping(ClientWebSocket socket)
    {
        using (socket)
        {
            try
            {
                while (true)
                {
                    await Task.Delay(PingEvery, _ended.Token);
                    await Say(socket, "{\"type\":6}", _ended.Token);
                }
            }
            catch (Exception over) when (Http.ServerWentAway(over) || over is OperationCanceledException or WebSocketException)
            {
                // The run is over, or the server had enough of it.
            }
        }
    }

    private static Task Say(ClientWebSocket socket, string message, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, stop);

    // A small window fills at once, so that the server feels it.
    private static async ValueTask<Stream> SmallWindow(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
