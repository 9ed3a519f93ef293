using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>
/// <c>GET /api/places/find</c>: places to choose from, so that nobody types a code. <c>q</c> is a part of the name, or the whole code;
/// <c>within</c> looks in one place alone. Without <c>q</c>: what lies directly in it, or where the caller's own places begin. Only what
/// the caller may see, at most 200, and of names that are looked for 20 of each kind.
/// </summary>
internal sealed class PlaceFinder(IViews views, PlaceIndex places, DenialAudit audit)
{
    private const int Most = 200, MostOfKind = 20, MostRead = 1_000;

    public async ValueTask<Reply> Find(HttpContext context, Caller caller)
    {
        if (KindCatalog.Places.All(kind => Permissions.ToSee(caller.Grants, kind.Name).Count == 0))
        {
            audit.Record(caller.Id, "read", "places");
            return Reply.Unknown;
        }
        var query = new Query(context.Request, "q", "within");
        var words = query.Text("q", 100)?.Trim();
        var within = query.Text("within", 200, text => Place.IsArea(text) || Place.IsChain(text));
        if (query.Problem is { } problem) return problem;
        var stop = context.RequestAborted;
        return Reply.Ok(words is { Length: > 0 } ? await Named(words, within, caller, stop)
            : within is not null ? await Inside(within, caller, stop)
            : await Own(caller, stop));
    }

    private async ValueTask<IEnumerable<FoundPlace>> Named(string words, string? within, Caller caller, CancellationToken stop)
    {
        var found = new List<FoundPlace>();
        if (KindCatalog.StreamOfPlace(words) is { } stream && KindCatalog.OfStream(stream) is var (exact, _)
            && Permissions.ToSee(caller.Grants, exact.Name).Reach(words) && await places.Name(words, stop) is { } name)
            found.Add(Of(words, name, exact));
        foreach (var kind in KindCatalog.Places)
            found.AddRange(await List(kind, caller, within, words, MostOfKind, stop));
        return found.DistinctBy(place => place.Code).OrderByDescending(place => place.Code == words)
            .ThenByDescending(place => place.Name.StartsWith(words, StringComparison.OrdinalIgnoreCase)).ThenBy(place => place.Code.Length).Take(Most);
    }

    private async ValueTask<IEnumerable<FoundPlace>> Inside(string? within, Caller caller, CancellationToken stop)
    {
        var found = new List<FoundPlace>();
        foreach (var kind in KindCatalog.PlacesIn(within))
            found.AddRange((await List(kind, caller, within, null, MostRead, stop)).Where(place => Place.ParentOf(place.Code) == within));
        return found.Take(Most);
    }

    private async ValueTask<IEnumerable<FoundPlace>> Own(Caller caller, CancellationToken stop)
    {
        var found = new List<FoundPlace>();
        foreach (var place in caller.Grants.Select(grant => grant.Place).Distinct())
        {
            if (place == Place.Everywhere) found.AddRange(await Inside(null, caller, stop));
            else if (KindCatalog.StreamOfPlace(place) is { } stream && KindCatalog.OfStream(stream) is var (kind, _)
                && Permissions.ToSee(caller.Grants, kind.Name).Reach(place) && await places.Name(place, stop) is { } name)
                found.Add(Of(place, name, kind));
        }
        return found.DistinctBy(place => place.Code).Take(Most);
    }

    private async ValueTask<IEnumerable<FoundPlace>> List(Kind kind, Caller caller, string? within, string? words, int most, CancellationToken stop)
    {
        if (Permissions.ToSee(caller.Grants, kind.Name) is not { Count: > 0 } grants) return [];
        var page = await views.List(new ViewQuery(kind.Name, [.. grants.Select(grant => grant.Place).Distinct()])
        {
            Area = within is not null && Place.IsArea(within) ? within : null,
            Chain = within is not null && Place.IsChain(within) ? within : null,
            Text = words,
            Size = most,
        }, stop);
        return page.Items.Where(view => view.Row.Title.Length > 0)
            .Select(view => (Code: view.Row.Stands.Chain ?? view.Row.Stands.Area, view)).Where(one => KindCatalog.StreamOfPlace(one.Code) == one.view.Stream)
            .Select(one => Of(one.Code, one.view.Row.Title, kind));
    }

    private static FoundPlace Of(string code, string name, Kind kind) => new(code, name, kind.Name, KindCatalog.PlacesIn(code).Count > 0);
}
