using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Boards;

/// <summary>
/// A browser opens a web socket for any page and sends the cookie along: who comes with a cookie and an
/// <c>Origin</c> has to come from a page of this host, or of an origin that the setting <c>Hubs:Origins</c> names,
/// with commas between. A token is put there by whoever opens the hub, and no browser leaves the origin out.
/// </summary>
internal static class HubGuard
{
    public static void Use(WebApplication app)
    {
        var others = (app.Configuration["Hubs:Origins"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(origin => new Uri(origin).GetLeftPart(UriPartial.Authority))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/hubs"), hubs => hubs.Use((context, next) =>
            IsForeign(context, others) ? ProblemWriter.Write(context, StatusCodes.Status403Forbidden, Codes.RequestForeign)
            : HttpMethods.IsPost(context.Request.Method) ? Whole(context, next)
            : next(context)));
    }

    // SignalR hides it when a body ends early, and the server then looks for the rest and logs an error.
    private static async Task Whole(HttpContext context, RequestDelegate next)
    {
        Reply problem;
        try
        {
            if (await Bodies.Read(context, BoardsSetup.LargestMessage) is { } body)
            {
                context.Request.Body = new MemoryStream(body);
                await next(context);
                return;
            }
            problem = Bodies.TooLarge;
        }
        catch (BadHttpRequestException broken)
        {
            problem = Bodies.Problem(broken);
        }
        catch (ConnectionResetException)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        await ProblemWriter.Write(context, problem.Status, problem.Code!, problem.At);
    }

    private static bool IsForeign(HttpContext context, HashSet<string> others) =>
        ByCookie(context) && context.Request.Headers.Origin is { Count: > 0 } origin
        && !(origin is [{ } one] && IsOwn(one, context.Request.Host, others));

    private static bool ByCookie(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme == IdentityConstants.ApplicationScheme;

    // Browsers write an origin as scheme, host and a port that is not the scheme's own; a proxy that ends TLS changes
    // the scheme that is seen here.
    private static bool IsOwn(string origin, HostString host, HashSet<string> others) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.GetLeftPart(UriPartial.Authority) == origin
        && (others.Contains(origin)
            || from.Scheme is "http" or "https"
                && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase) && from.Port == (host.Port ?? (from.IsDefaultPort ? from.Port : -1)));
}
