using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Coordination.Web.Operations;

/// <summary>
/// Trusts <c>X-Forwarded-For</c> and <c>-Proto</c> of the proxies that the setting <c>Proxies</c> names, separated by
/// commas: addresses or networks such as <c>10.0.0.0/8</c>. Without the setting nobody's word is taken.
/// </summary>
internal static class Proxies
{
    public static void Use(WebApplication app)
    {
        var named = (app.Configuration["Proxies"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
            if (name.Contains('/')) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(name));
            else options.KnownProxies.Add(IPAddress.Parse(name));
        app.UseForwardedHeaders(options);
    }
}
