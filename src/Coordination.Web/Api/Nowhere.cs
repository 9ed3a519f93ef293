using Coordination.Web.Gate;
using Microsoft.AspNetCore.Routing.Template;

namespace Coordination.Web.Api;

/// <summary>
/// Answers below a prefix for every path and method that no endpoint takes: 405 with the methods that the path does
/// take, else 404, as problem details (RFC 9457).
/// </summary>
internal static class Nowhere
{
    public static void MapNowhere(this WebApplication app, string prefix)
    {
        var known = new Lazy<(TemplateMatcher Path, IReadOnlyList<string> Methods)[]>(() => [.. app.Services
            .GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true)
            .Select(endpoint => (
                new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []),
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))]);
        app.Map(prefix + "/{**rest}", context => Answer(context, known.Value))
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue - 1);
    }

    private static Task Answer(HttpContext context, (TemplateMatcher Path, IReadOnlyList<string> Methods)[] known)
    {
        var methods = known.Where(one => one.Path.TryMatch(context.Request.Path, [])).SelectMany(one => one.Methods).Distinct().Order().ToList();
        if (methods.Count == 0) return ProblemWriter.Write(context, StatusCodes.Status404NotFound, Codes.Unknown);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ProblemWriter.Write(context, StatusCodes.Status405MethodNotAllowed, Codes.MethodNotAllowed);
    }
}
