using Coordination.Web.Api;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace Coordination.Web.Operations;

/// <summary>Serves the browser client.</summary>
public static class ClientSetup
{
    private static readonly string[] NotPages = ["api", "hubs", "health", "metrics", "openapi", "admin"];

    /// <summary>Finds the client's files where a build leaves them; a published server has them in <c>wwwroot</c>.</summary>
    internal static void Add(WebApplicationBuilder builder)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.Configure<RouteOptions>(options => options.SetParameterPolicy<PageConstraint>("page"));
    }

    /// <summary>
    /// Maps the client's files, compressed at build, and its page for every path that is a page's and belongs to no
    /// part of the server; there an unknown path is a problem (RFC 9457) with status 404.
    /// </summary>
    public static void MapClient(this WebApplication app)
    {
        app.MapStaticAssets();
        foreach (var prefix in NotPages) app.MapNowhere("/" + prefix);
        app.MapFallbackToFile("{**path:page}", "index.html", new StaticFileOptions
        {
            // The page names the build's fingerprinted files: an old copy would ask for files that are gone.
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
