using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>Reads what a list asks for.</summary>
internal static class ListQuery
{
    /// <summary>The parameters, in the order of the documentation.</summary>
    public static readonly string[] Parameters = ["area", "chain", "status", "owner", "turn", "due", "q", "sort", "size", "after"];

    private static readonly Dictionary<string, Role> Roles =
        Enum.GetValues<Role>().ToDictionary(WireEnums.NameOf);

    /// <summary>
    /// <c>owner=me</c> is the caller's own; <c>turn=me</c> is what waits for the caller, <c>turn=&lt;role&gt;</c> what waits
    /// for whoever holds that role; <c>chain</c> is a chain's id.
    /// </summary>
    public static (ViewQuery? Query, Reply Problem) Read(Kind kind, HttpRequest request, Caller caller, IReadOnlyList<RoleGrant> grants, ReadOnlySpan<string> parameters)
    {
        var query = new Query(request, parameters);
        var wanted = new ViewQuery(kind.Name, [.. grants.Select(grant => grant.Place).Distinct()])
        {
            Area = query.Text("area", 15, text => AreaCode.TryParse(text, out _)),
            Chain = query.Text("chain", 40, Place.IsSlug) is { } chain ? $"chains/{chain}" : null,
            Statuses = query.Text("status", 200, text => text.Split(',').All(kind.Statuses.Contains))?.Split(',') ?? [],
            Owner = query.Text("owner", 81) is { } owner ? owner == "me" ? caller.Id : owner : null,
            TurnOf = query.Text("turn", 30, text => text == "me" || Roles.ContainsKey(text)) switch
            {
                null => null,
                "me" => caller.Grants,
                var role => [new RoleGrant(Roles[role], Place.Everywhere)],
            },
            DueBefore = query.Time("due"),
            Text = query.Text("q", 100),
            Sort = query.Text("sort", 10, text => text is "id" or "updated" or "due") switch
            {
                "updated" => ViewSort.Updated,
                "due" => ViewSort.Due,
                _ => ViewSort.Id,
            },
            Size = (int)(query.Number("size", 1, 1_000) ?? 50),
            After = query.Text("after", 512),
        };
        return query.Problem is { } problem ? (null, problem) : (wanted, default);
    }
}
