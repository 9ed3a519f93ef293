using Coordination.Contracts.Boards;
using Coordination.Core.Boards;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Boards;

/// <summary><c>GET /api/boards/{kind}/{id}</c>: a board as one frame, now or, with <c>?at=</c> (RFC 3339), as it stood then.</summary>
internal sealed class BoardEndpoint(BoardDoor door, IGrainFactory grains, PastBoard past, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), LongPatience = TimeSpan.FromSeconds(60);

    public async ValueTask<Reply> Get(HttpContext context, Caller caller)
    {
        var board = $"{context.Request.RouteValues["kind"]}/{context.Request.RouteValues["id"]}";
        var query = new Query(context.Request, "at");
        var at = query.Time("at");
        if (query.Problem is { } problem) return problem;
        if (at > clock.GetUtcNow()) return Reply.Bad("query.malformed", "at");
        if (await door.Open(caller, board, context.RequestAborted) is not { } area) return Reply.Unknown;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(at is null ? Patience : LongPatience);
        await Write(context.Response, at is { } moment
            ? await past.At(area, moment, patience.Token)
            : await grains.GetGrain<IBoardGrain>(board).Snapshot().AsTask().WaitAsync(patience.Token));
        return Reply.Written;
    }

    private static async Task Write(HttpResponse response, Frame frame)
    {
        var json = FrameEncoding.Json(frame);
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted);
    }
}
