using System.Net;
using System.Net.Sockets;

namespace Coordination.Web.Api;

/// <summary>Where a request comes from.</summary>
internal static class CallerAddress
{
    /// <summary>The IPv4 address, or the /64 of the IPv6 address: whoever has one address of it has them all.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
