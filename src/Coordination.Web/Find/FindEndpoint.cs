using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Find;

/// <summary>
/// <c>GET /api/find?q=&amp;size=</c>: things of every kind that the caller may see, each in the caller's places, by number, id, title or
/// text, best first. Nobody sees contact data there.
/// </summary>
internal sealed class FindEndpoint(IViews views, DenialAudit audit)
{
    private const int Longest = 100, Most = 50, Usual = 20;

    public async ValueTask<Reply> Find(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "q", "size");
        var text = query.Text("q", Longest, asked => !InertText.IsBlank(asked));
        var size = (int)(query.Number("size", 1, Most) ?? Usual);
        if (query.Problem is { } problem) return problem;
        if (text is null) return Reply.Bad(Codes.QueryMalformed, "q");

        List<SeenKind> kinds = [];
        foreach (var kind in KindCatalog.All)
            if (Permissions.ToSee(caller.Grants, kind.Name) is { Count: > 0 } grants)
                kinds.Add(new(kind.Name, [.. grants.Select(grant => grant.Place).Distinct()]));
        if (kinds.Count == 0)
        {
            audit.Record(caller.Id, "read", "find");
            return Reply.Unknown;
        }
        var found = await views.Find(new FindQuery(text, kinds, size), context.RequestAborted);
        return Reply.Ok(new FoundPage([.. found.Select(Told)]));
    }

    private static FoundItem Told(FoundView one) => new(
        one.Kind, one.Id, ContactMask.Mask(one.Title), one.Number,
        one.Stands.Area.Length > 0 ? one.Stands.Area : one.Stands.Chain, one.Status);
}
