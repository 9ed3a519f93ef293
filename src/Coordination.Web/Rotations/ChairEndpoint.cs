using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Rotations;

/// <summary><c>GET /api/chairs/{chain}</c>: who chairs the chain and who is next, for all who see the chain.</summary>
internal sealed class ChairEndpoint(IViews views, DenialAudit audit)
{
    public async ValueTask<Reply> Get(HttpContext context, Caller caller)
    {
        if (new Query(context.Request).Problem is { } problem) return problem;
        if (ChainIds.ParseChain((string)context.Request.RouteValues["chain"]!) is not { } chain) return Reply.Bad(Codes.IdMalformed);
        if (await views.Get($"chains/{chain}", context.RequestAborted) is not { } known || !Permissions.ToSee(caller.Grants, "chains").Reach(known.Row.Stands))
        {
            audit.Record(caller.Id, "read", $"chairs/{chain}");
            return Reply.Unknown;
        }
        if (await views.Get($"rotations/{chain}", context.RequestAborted) is not { } view) return Reply.Unknown;
        var rotation = (RotationView)KindCatalog.Find("rotations")!.ViewOf(view.Row.Body);
        if (rotation is not { Chair: { } chair, Current: { } term }) return Reply.Unknown;
        var next = rotation.Planned.Count > 0 ? rotation.Planned[0] : null;
        return Reply.Ok(new ChairView(await Name(chair, context.RequestAborted), term.From, term.To, next is null ? null : await Name(next.Unit, context.RequestAborted), next?.From));
    }

    private async ValueTask<string> Name(string unit, CancellationToken stop) => (await views.Get($"units/{unit}", stop))?.Row.Title ?? unit;
}
