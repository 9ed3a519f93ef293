using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Core.Boards;
using Coordination.Web.Gate;
using Scalar.AspNetCore;

namespace Coordination.Web.Api.Docs;

/// <summary>
/// <c>/openapi/v1.json</c> and the page that reads it, <c>/api/docs</c>. The page's scripts are this server's own
/// files, so that the content security policy needs no exception.
/// </summary>
internal static class DocsSetup
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" type="image/svg+xml" href="/icon.svg"><title>OrleansCoordination API</title></head>
        <body><div id="app"></div><script src="/api/docs/scalar.js"></script><script src="/api/docs/start.js"></script></body>
        </html>
        """;

    private const string Start = """
        Scalar.createApiReference('#app', { url: '/openapi/v1.json', withDefaultFonts: false, telemetry: false, hideClientButton: true, showDeveloperTools: 'never', agent: { disabled: true }, mcp: { disabled: true } })
        """;

    // A schema stands several levels below the document, and each of its own levels takes two or three.
    private static readonly JsonSerializerOptions Deep = new(WireJson.Options) { MaxDepth = 64 };

    public static void Map(WebApplication app)
    {
        var document = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(ApiDocument.Make(app.Services.GetRequiredService<BoardCatalog>().Own()).ToJsonString(Deep)));
        var script = new Lazy<byte[]>(ReadScript);
        app.MapGet("/openapi/v1.json", () => Results.Bytes(document.Value, "application/json"));
        app.MapGet("/api/docs", () => Results.Text(Page, "text/html; charset=utf-8"));
        app.MapGet("/api/docs/start.js", () => Results.Text(Start, "text/javascript"));
        app.MapGet("/api/docs/scalar.js", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(script.Value, "text/javascript");
        });
    }

    private static byte[] ReadScript()
    {
        var assembly = typeof(ScalarOptions).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith("ScalarStaticAssets.scalar.js", StringComparison.Ordinal));
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
