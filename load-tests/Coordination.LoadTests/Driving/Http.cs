using System.Diagnostics;
using System.Net.Sockets;

namespace Coordination.LoadTests.Driving;

/// <summary>HTTP as the driver uses it: as little work per request as the framework's client allows.</summary>
internal static class Http
{
    public static HttpMessageInvoker ForDriving(int connections) => new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = connections,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        },
        disposeHandler: true);

    /// <summary>
    /// Whether the server went away under a request. A connection that is reset right after it was made surfaces as the
    /// socket's own error, which the framework's client doesn't wrap.
    /// </summary>
    public static bool ServerWentAway(Exception failed) => failed is HttpRequestException or IOException or SocketException;

    public static HttpClient ForPreparing(Uri url) => new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false },
        disposeHandler: true)
    {
        BaseAddress = url,
        Timeout = TimeSpan.FromMinutes(2),
        DefaultRequestHeaders = { AcceptLanguage = { new("en") } },
    };
}
