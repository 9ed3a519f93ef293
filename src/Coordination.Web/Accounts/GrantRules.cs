using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>Where each role may be held: at its own level or above it, a role of the chain at a chain.</summary>
internal sealed class GrantRules(AreaIndex areas)
{
    private const int Most = 100;

    /// <summary>The code of what is wrong with the grants; null when nothing.</summary>
    public async ValueTask<string?> Check(IReadOnlyList<RoleGrant> grants, CancellationToken stop)
    {
        if (grants.Count > Most) return Codes.GrantTooMany;
        foreach (var grant in grants)
        {
            if (!Fits(grant)) return Codes.GrantWrongPlace;
            if (Area(grant) is { } area && !await areas.Exists(area, stop)) return Codes.GrantUnknownPlace;
        }
        return null;
    }

    /// <summary>The lowest level the role is held at; null when it is not held at an area.</summary>
    public static AreaLevel? LowestLevel(Role role) => role switch
    {
        Role.CountyOperator or Role.ProjectLead => AreaLevel.County,
        Role.CommunitySecretary or Role.DeliberationParty => AreaLevel.Community,
        Role.GridMember or Role.BuildingHead => AreaLevel.Grid,
        _ => null,
    };

    private static bool Fits(RoleGrant grant) => grant.Role switch
    {
        Role.Administrator => grant.Place == RoleGrant.Everywhere,
        Role.Viewer => grant.Area is null && Area(grant) is not null,
        _ when LowestLevel(grant.Role) is { } lowest => grant.Area is { } area && area.Level <= lowest,
        _ => IsChain(grant.Place),
    };

    private static AreaCode? Area(RoleGrant grant) =>
        grant.Role == Role.Viewer && grant.Place.StartsWith("area/", StringComparison.Ordinal)
            ? AreaCode.TryParse(grant.Place[5..], out var code) ? code : null
            : grant.Area;

    private static bool IsChain(string place) =>
        place.StartsWith("chain/", StringComparison.Ordinal) && place.Length is > 6 and <= 64
        && place.AsSpan(6).IndexOfAnyExcept(Slug) < 0;

    private static readonly System.Buffers.SearchValues<char> Slug =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
