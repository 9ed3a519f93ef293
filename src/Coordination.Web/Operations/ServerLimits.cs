using Coordination.Web.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Coordination.Web.Operations;

/// <summary>What the server takes from anyone before it says no. Section <c>Limits</c>.</summary>
public sealed class ServerLimits
{
    /// <summary>Bytes of a request's body; an endpoint that takes files sets its own. Default 64 KiB.</summary>
    public long Body { get; set; } = 64 * 1024;

    /// <summary>Bytes of all headers of a request. Default 16 KiB.</summary>
    public int Headers { get; set; } = 16 * 1024;

    /// <summary>Open connections, hubs not counted. Default 10,000.</summary>
    public long Connections { get; set; } = 10_000;

    /// <summary>Open web sockets. Default 10,000.</summary>
    public long Sockets { get; set; } = 10_000;

    /// <summary>How long a request of the API may take. Default 30 s.</summary>
    public TimeSpan Request { get; set; } = TimeSpan.FromSeconds(30);

    internal static void Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<ServerLimits>() ?? new();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.Headers;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Sockets;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = limits.Request,
            WriteTimeoutResponse = context => ProblemWriter.Write(context, StatusCodes.Status503ServiceUnavailable, "try-again"),
        });
    }

    // A hub's connection lives for hours: only the API's requests have a deadline.
    internal static void Use(WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseRequestTimeouts());
}
