using Coordination.Contracts;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Connections;

namespace Coordination.Web.Api;

/// <summary>
/// What every endpoint of the API has in common: who calls, how much they may ask for, that a browser's write comes
/// from the product's own page, and how answers and problems are written.
/// </summary>
internal sealed class EndpointGuard(
    GrantBook book, DenialAudit audit, GateLimits limits, TimeProvider clock, ILogger<EndpointGuard> log)
{
    /// <summary>For anyone, within the budget of the address: signing in and what comes before it.</summary>
    public RequestDelegate Anyone(Budget budget, Func<HttpContext, ValueTask<Reply>> endpoint) => context => Run(context, async () =>
        budget.Take(CallerAddress.Of(context))
            ? await endpoint(context)
            : Reply.Problem(StatusCodes.Status429TooManyRequests, Codes.LimitSignIns));

    /// <summary>For who is signed in.</summary>
    public RequestDelegate Signed(Func<HttpContext, Caller, ValueTask<Reply>> endpoint) =>
        context => Run(context, () => Enter(context, endpoint));

    /// <summary>For administrators; for all others it doesn't exist.</summary>
    public RequestDelegate Administrator(Func<HttpContext, Caller, ValueTask<Reply>> endpoint) => Signed((context, caller) =>
    {
        if (caller.IsAdministrator()) return endpoint(context, caller);
        audit.Record(caller.Id, context.Request.Method, ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText!);
        return ValueTask.FromResult(Reply.Unknown);
    });

    /// <summary>Counts <paramref name="more"/> commands that came in one request.</summary>
    public async ValueTask<bool> Take(HttpContext context, int more) =>
        await book.Find(context.User, context.RequestAborted) is { } holder && Within(holder, more);

    private async ValueTask<Reply> Enter(HttpContext context, Func<HttpContext, Caller, ValueTask<Reply>> endpoint)
    {
        if (await book.Find(context.User, context.RequestAborted) is not { } holder)
            return Reply.Problem(StatusCodes.Status401Unauthorized, Codes.SignInRequired);
        if (!Within(holder, 1)) return Reply.Problem(StatusCodes.Status429TooManyRequests, Codes.LimitRequests);
        return IsOwn(context.Request)
            ? await endpoint(context, holder.Caller)
            : Reply.Problem(StatusCodes.Status403Forbidden, Codes.RequestForeign);
    }

    private bool Within(Holder holder, int count) =>
        limits.RequestsPerSecond <= 0 || holder.Budget.Take(count, limits.RequestsPerSecond, clock);

    // A cookie comes along with any page's request; the header only with one that the same origin made.
    private static bool IsOwn(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || request.Headers.Authorization.Count > 0
        || request.Headers.XRequestedWith == "coordination";

    private async Task Run(HttpContext context, Func<ValueTask<Reply>> endpoint)
    {
        Reply reply;
        try
        {
            reply = await endpoint();
        }
        catch (Exception fault) when (Outage.IsOrLate(fault, context.RequestAborted) && !context.Response.HasStarted)
        {
            log.LogWarning(fault, "An endpoint could not reach the storage in time");
            reply = Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
        }
        catch (BadHttpRequestException broken) when (!context.Response.HasStarted)
        {
            reply = Bodies.Problem(broken);
        }
        catch (ConnectionResetException)
        {
            // Whoever asked is gone and reads no answer: only the metrics see it.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        if (reply.Status == 0) return;
        context.Response.StatusCode = reply.Status;
        if (reply.Code is { } code) await ProblemWriter.Write(context, reply.Status, code, reply.At);
        else if (reply.Body is { } body) await context.Response.WriteAsJsonAsync(body, body.GetType(), WireJson.Options, context.RequestAborted);
    }
}
