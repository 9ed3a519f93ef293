using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;
using Coordination.Core.Meetings;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Coordination.Web.Papers;

namespace Coordination.Web.Meetings;

/// <summary>
/// <c>POST /api/meetings/{id}/papers?name=</c> takes the bytes of a paper from the chair, whatever they are called;
/// <c>GET /api/meetings/{id}/papers/{number}</c> gives it to whoever watches the room.
/// </summary>
internal sealed class PaperEndpoint(ViewEndpoints views, Boards.BoardGuard boards, PaperStore papers, Delivery delivery, IViews stored) : IDisposable
{
    private const int LongestName = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A picture of the most pixels takes 300 MB while it is written anew: one at a time.
    private readonly SemaphoreSlim _turn = new(1);

    public async ValueTask<Reply> Take(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "name");
        var name = query.Text("name", LongestName)?.Trim();
        if (query.Problem is { } problem) return problem;
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAny('/', '\\')) return Reply.Bad(Codes.PaperName, "name");
        var (found, unknown) = await views.Find(Meeting.Kind, context, caller);
        if (found is null) return unknown;
        // Whoever may show the room something; that it is the chair the meeting's own rule says.
        var grants = Permissions.ToSend(caller.Grants, typeof(ShowPaper));
        if (!grants.Reach(found.Row.Stands)) return Reply.Unknown;
        // Nothing is kept for those whom the meeting will refuse.
        var meeting = (MeetingView)Meeting.Kind.ViewOf(found.Row.Body);
        if (!grants.Any(grant => grant.Role is Role.MemberUnit && ChainIds.IdAt(grant.Place) == meeting.Chair)) return Reply.Problem(StatusCodes.Status409Conflict, MeetingRefusals.NotChair);
        if (meeting.Status is MeetingStatus.Closed or MeetingStatus.Cancelled) return Reply.Problem(StatusCodes.Status409Conflict, MeetingRefusals.Over);
        if (meeting.Papers is { Count: >= Meeting.MostPapers }) return Reply.Problem(StatusCodes.Status409Conflict, MeetingRefusals.TooManyPapers);
        if (await Bodies.Read(context, PaperCheck.Bytes) is not { } bytes) return Bodies.TooLarge;
        if (!await _turn.WaitAsync(Patience, context.RequestAborted)) return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
        var (paper, fault) = ((CheckedPaper?)null, (string?)null);
        try
        {
            (paper, fault) = PaperCheck.Of(bytes);
        }
        finally
        {
            _turn.Release();
        }
        if (paper is null) return Reply.Bad(fault!);

        var print = await papers.Keep(found.Stream, paper, context.RequestAborted);
        var note = new NotePaper(print, name, paper.IsPicture ? PaperSort.Picture : PaperSort.Document, paper.Body.Length);
        // Sent anew the same paper changes nothing, under whatever key.
        var answer = await delivery.Send(
            Meeting.Kind, found.Id, new Envelope(CommandKey.OfServer($"paper/{Guid.CreateVersion7()}"), new Actor(caller.Id, [.. grants]), note), context.RequestAborted);
        if (answer is not { Status: StatusCodes.Status200OK, Answer: { } done }) return Reply.Problem(answer.Status, answer.Code ?? Codes.TryAgain);
        await CommandEndpoint.Write(context.Response, done.Version, done.View);
        return Reply.Written;
    }

    public async ValueTask<Reply> Get(HttpContext context, Caller caller)
    {
        var (id, number) = (Meeting.Kind.ParseId((string)context.Request.RouteValues["id"]!), (string)context.Request.RouteValues["number"]!);
        if (id is null || !int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wanted)) return Reply.Bad(Codes.IdMalformed);
        if (await boards.Open(caller, $"meeting/{id}", context.RequestAborted) is null) return Reply.Unknown;
        if (await stored.Get(Meeting.Kind.Stream(id), context.RequestAborted) is not { } view) return Reply.Unknown;
        var meeting = (MeetingView)Meeting.Kind.ViewOf(view.Row.Body);
        if (meeting.Papers?.FirstOrDefault(one => one.Number == wanted) is not { } known) return Reply.Unknown;
        if (await papers.Get(view.Stream, known.Print, context.RequestAborted) is not { } paper) return Reply.Unknown;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue(paper.IsPicture ? "inline" : "attachment") { FileNameStar = known.Name }.ToString();
        context.Response.ContentType = paper.Type;
        context.Response.ContentLength = paper.Body.Length;
        await context.Response.Body.WriteAsync(paper.Body, context.RequestAborted);
        return Reply.Written;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
