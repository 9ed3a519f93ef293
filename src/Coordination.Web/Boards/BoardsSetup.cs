using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Core.Boards;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Web.Boards;

/// <summary>Boards: hub and snapshots.</summary>
public static class BoardsSetup
{
    /// <summary>Bytes of one message to the hub, and of one request that carries messages.</summary>
    internal const int LargestMessage = 256 * 1024;

    /// <summary>Adds the services.</summary>
    public static void AddBoards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BoardGuard>().AddSingleton<BoardEndpoint>().AddSingleton<BoardListEndpoint>();
        builder.Services.AddSingleton<OpenSockets>().AddSingleton<HubFaults>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OpenSockets>());
        builder.Services.AddSingleton<BoardRelays>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BoardRelays>());
        builder.Services
            .AddSignalR(hub =>
            {
                hub.AddFilter<HubFaults>();
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.MaximumParallelInvocationsPerClient = 4;
                hub.StreamBufferCapacity = 4;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol(json =>
            {
                WireJson.Configure(json.PayloadSerializerOptions);
                json.PayloadSerializerOptions.Converters.Insert(0, new FrameJsonConverter());
            })
            .AddMessagePackProtocol(pack => pack.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(CompositeResolver.Create(
                    [new JsonShapeFormatter<JsonElement>(), new JsonShapeFormatter<SentAnswer[]>()],
                    [FrameResolver.Instance, BuiltinResolver.Instance, PrimitiveObjectResolver.Instance]))
                .WithSecurity(MessagePackSecurity.UntrustedData));
    }

    /// <summary>Adds the middleware, behind that of the accounts.</summary>
    public static void UseBoards(this WebApplication app) => HubGuard.Use(app);

    /// <summary>Maps the endpoints.</summary>
    public static void MapBoards(this WebApplication app)
    {
        app.MapHub<BoardsHub>("/hubs/boards", connection =>
        {
            connection.TransportSendTimeout = TimeSpan.FromSeconds(5);
            connection.CloseOnAuthenticationExpiration = true;
        });
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        var boards = app.Services.GetRequiredService<BoardEndpoint>();
        app.MapGet("/api/boards", guard.Signed(app.Services.GetRequiredService<BoardListEndpoint>().List));
        app.MapGet("/api/boards/{kind}/{id}", guard.Signed(boards.Get));
        app.MapGet("/api/boards/{kind}/{id}/{**rest}", guard.Signed(boards.Get));
        foreach (var kind in app.Services.GetRequiredService<BoardCatalog>().Own())
            app.MapGet($"/api/{kind}", guard.Signed((context, caller) => boards.Own(kind, context, caller)));
    }
}
