using System.Collections.Concurrent;
using Coordination.Contracts.Boards;
using Coordination.Core.Boards;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Coordination.Web.Boards;

/// <summary><c>GET /api/boards/{kind}/{id}</c>: a board as one frame, now or, with <c>?at=</c> (RFC 3339), as it stood then.</summary>
internal sealed class BoardEndpoint(BoardGuard guard, IGrainFactory grains, PastBoard past, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), LongPatience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, byte> _looking = new();

    public ValueTask<Reply> Get(HttpContext context, Caller caller) =>
        Get(string.Join('/', new[] { "kind", "id", "rest" }.Select(part => context.Request.RouteValues[part]).OfType<string>()), context, caller);

    /// <summary><c>GET /api/{board kind}</c>: the caller's own board of that kind.</summary>
    public ValueTask<Reply> Own(string kind, HttpContext context, Caller caller) => Get($"{kind}/{caller.Id}", context, caller);

    private async ValueTask<Reply> Get(string board, HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "at");
        var at = query.Time("at");
        if (query.Problem is { } problem) return problem;
        if (at > clock.GetUtcNow()) return Reply.Bad(Codes.QueryMalformed, "at");
        if (await guard.Open(caller, board, context.RequestAborted) is not var (kind, key)) return Reply.Unknown;
        if (at is not null && !kind.HasPast) return Reply.Bad(Codes.QueryUnknown, "at");
        return at is { } moment ? await Past(kind, key, moment, context, caller) : await Now($"{kind.Name}/{key}", context);
    }

    private async ValueTask<Reply> Now(string board, HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        await Write(context.Response, await grains.GetGrain<IBoardGrain>(board).Snapshot().AsTask().WaitAsync(patience.Token));
        return Reply.Written;
    }

    /// <summary>One at a time for each caller: it costs more than any other request.</summary>
    private async ValueTask<Reply> Past(IBoardKind kind, string key, DateTimeOffset moment, HttpContext context, Caller caller)
    {
        if (!_looking.TryAdd(caller.Id, 0)) return Reply.Problem(StatusCodes.Status429TooManyRequests, Codes.LimitRequests);
        try
        {
            // It has a bound of its own, longer than that of other requests.
            context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(LongPatience);
            await Write(context.Response, await past.At(kind, key, moment, patience.Token));
            return Reply.Written;
        }
        finally
        {
            _looking.TryRemove(caller.Id, out _);
        }
    }

    private static async Task Write(HttpResponse response, Frame frame)
    {
        var json = FrameEncoding.Json(frame);
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted);
    }
}
