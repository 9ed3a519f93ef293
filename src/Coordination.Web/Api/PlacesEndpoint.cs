using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>
/// <c>GET /api/places?codes=</c>: names of areas by their codes, of chains and what lies in them by their paths, at most 200
/// in a request, for screens that hold codes. The caller's places, what lies below them, and what they lie in: who works in
/// a grid knows its community. A code that is unknown or elsewhere is left out.
/// </summary>
internal sealed class PlacesEndpoint(PlaceIndex places, DenialAudit audit)
{
    private const int Most = 200, Longest = Most * 32;

    public async ValueTask<Reply> Names(HttpContext context, Caller caller)
    {
        if (KindCatalog.All.All(kind => Permissions.ToSee(caller.Grants, kind.Name).Count == 0))
        {
            audit.Record(caller.Id, "read", "places");
            return Reply.Unknown;
        }
        var query = new Query(context.Request, "codes");
        var codes = query.Text("codes", Longest, text => Codes(text) is { Length: <= Most } some && some.All(code => Place.IsArea(code) || Place.IsChain(code)));
        if (query.Problem is { } problem) return problem;

        var found = new List<NamedPlace>();
        foreach (var code in Codes(codes ?? "").Distinct())
        {
            if (KindCatalog.StreamOfPlace(code) is not { } stream || KindCatalog.OfStream(stream) is not var (kind, _)) continue;
            if (!await IsTold(Permissions.ToSee(caller.Grants, kind.Name), code, stream, context.RequestAborted)) audit.Record(caller.Id, "read", $"places/{code}");
            else if (await places.Name(code, context.RequestAborted) is { } name) found.Add(new NamedPlace(code, name));
        }
        return Reply.Ok(found);
    }

    private async ValueTask<bool> IsTold(IReadOnlyList<RoleGrant> grants, string code, string stream, CancellationToken stop) =>
        grants.Reach(code)
        || grants.Any(grant => Place.Reaches(code, grant.Place))
        || grants.Count > 0 && await places.StandingOf(stream, stop) is { } stands && grants.Reach(stands);

    private static string[] Codes(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
