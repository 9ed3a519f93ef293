using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Boards;

/// <summary>Hub clients over the in-memory transport.</summary>
internal static class Watching
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static async Task<HubConnection> Hub(this TestApp app, string name, Action<IHubConnectionBuilder>? protocol = null) =>
        await app.HubOf(await app.Token(name), protocol);

    /// <summary>Connected with this bearer token.</summary>
    public static Task<HubConnection> HubOf(this TestApp app, string token, Action<IHubConnectionBuilder>? protocol = null) =>
        app.HubWith(connection => connection.AccessTokenProvider = () => Task.FromResult<string?>(token), protocol);

    /// <summary>Connected with what <paramref name="credentials"/> sets.</summary>
    public static async Task<HubConnection> HubWith(
        this TestApp app, Action<HttpConnectionOptions> credentials, Action<IHubConnectionBuilder>? protocol = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(app.Server.BaseAddress, "/hubs/boards"), connection =>
        {
            connection.HttpMessageHandlerFactory = _ => app.Server.CreateHandler();
            connection.Transports = HttpTransportType.LongPolling;
            credentials(connection);
        });
        if (protocol is null) builder.AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        else protocol(builder);
        var hub = builder.Build();
        await hub.StartAsync(TestApp.Stop);
        return hub;
    }

    /// <summary>Connected over a web socket, as browsers are.</summary>
    public static Task<HubConnection> Socket(this TestApp app, Action<HttpConnectionOptions> credentials) => app.HubWith(connection =>
    {
        credentials(connection);
        connection.Transports = HttpTransportType.WebSockets;
        connection.WebSocketFactory = async (socket, stop) =>
        {
            var client = app.Server.CreateWebSocketClient();
            var token = connection.AccessTokenProvider is { } provider ? await provider() : null;
            client.ConfigureRequest = request =>
            {
                if (token is not null) request.Headers.Authorization = "Bearer " + token;
                foreach (var (name, value) in connection.Headers) request.Headers[name] = value;
            };
            return await client.ConnectAsync(socket.Uri, stop);
        };
    });

    /// <inheritdoc cref="Socket(TestApp, Action{HttpConnectionOptions})"/>
    public static Task<HubConnection> Socket(this TestApp app, string token) =>
        app.Socket(connection => connection.AccessTokenProvider = () => Task.FromResult<string?>(token));

    public static IAsyncEnumerator<AreaFrame> Watch(this HubConnection hub, string board, long after = 0) =>
        hub.StreamAsync<AreaFrame>("Watch", board, after, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);

    public static async Task<TFrame> Next<TFrame>(this IAsyncEnumerator<TFrame> frames) where TFrame : Frame
    {
        Assert.True(await frames.MoveNextAsync().AsTask().WaitAsync(Bound, TestApp.Stop));
        return frames.Current;
    }

    public static async Task<TFrame> Next<TFrame>(this IAsyncEnumerator<TFrame> frames, Func<TFrame, bool> wanted) where TFrame : Frame
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestApp.Stop);
        bound.CancelAfter(Bound);
        while (true)
        {
            bound.Token.ThrowIfCancellationRequested();
            var frame = await frames.Next();
            if (wanted(frame)) return frame;
        }
    }
}
