using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary>
/// <c>GET /api/places?codes=</c>: names of areas by their codes, at most 200 in a request, for screens that hold codes.
/// The caller's places, what lies below them, and what they lie in: who works in a grid knows its community. A code
/// that is unknown or elsewhere is left out.
/// </summary>
internal sealed class PlacesEndpoint(PlaceIndex places, DenialAudit audit)
{
    private const int Most = 200, Longest = Most * 16;

    public async ValueTask<Reply> Names(HttpContext context, Caller caller)
    {
        var grants = Permissions.ToSee(caller.Grants, "areas");
        if (grants.Count == 0)
        {
            audit.Record(caller.Id, "read", "places");
            return Reply.Unknown;
        }
        var query = new Query(context.Request, "codes");
        var codes = query.Text("codes", Longest, text => Codes(text).All(code => AreaCode.TryParse(code, out _)));
        if (query.Problem is { } problem) return problem;

        var found = new List<PlaceName>();
        foreach (var code in Codes(codes ?? "").Distinct().Select(AreaCode.Parse))
            if (!grants.Reach(code.Value) && !grants.Any(grant => grant.Area is { } own && code.Contains(own)))
                audit.Record(caller.Id, "read", $"places/{code}");
            else if (await places.Name(code.Value, context.RequestAborted) is { } name)
                found.Add(new PlaceName(code, name));
        return Reply.Ok(found);
    }

    private static string[] Codes(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
