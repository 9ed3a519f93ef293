using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Coordination.Web.Api;

/// <summary>How much one caller may ask for. Section <c>Limits</c>; 0 is no limit.</summary>
public sealed class GateLimits
{
    /// <summary>Requests per second of one account, commands of an array counted one by one. Default 5,000.</summary>
    public int RequestsPerSecond { get; set; } = 5_000;

    /// <summary>Sign-ins, set-ups and redeemed links per minute of one address (IPv6: one /64). Default 300.</summary>
    public int SignInsPerMinute { get; set; } = 300;
}

/// <summary>Slows down who tries passwords and links.</summary>
internal sealed class SignInLimiter(GateLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context => limits.SignInsPerMinute <= 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(Address(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = limits.SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));

    public bool Take(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
