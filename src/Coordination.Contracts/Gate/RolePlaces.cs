using Coordination.Contracts.Areas;

namespace Coordination.Contracts.Gate;

/// <summary>
/// Where a role may be held. What stands in neither list has a place of its own kind: a viewer a board, an administrator
/// everywhere.
/// </summary>
public static class RolePlaces
{
    /// <summary>The lowest level of roles that are held at an area; each may be held above it too.</summary>
    public static IReadOnlyDictionary<Role, AreaLevel> LowestLevels { get; } = new Dictionary<Role, AreaLevel>
    {
        [Role.CountyOperator] = AreaLevel.County,
        [Role.ProjectLead] = AreaLevel.County,
        [Role.CommunitySecretary] = AreaLevel.Community,
        [Role.DeliberationParty] = AreaLevel.Community,
        [Role.GridMember] = AreaLevel.Grid,
        [Role.BuildingHead] = AreaLevel.Grid,
    };

    /// <summary>Roles that nobody is granted: whoever holds them is worked out at each request.</summary>
    public static IReadOnlyList<Role> Offices { get; } = [Role.ChairUnit];

    /// <summary>Roles that are held at a chain path.</summary>
    public static IReadOnlyList<Role> OfChains { get; } =
        [Role.ChainChief, Role.ChairUnit, Role.MemberUnit, Role.Enterprise, Role.TeamLead];

    /// <summary>
    /// True when the role may be held at the place: at its own level or above it, a role of chains at a chain path, an administrator's
    /// everywhere. A viewer's board is no place.
    /// </summary>
    public static bool MayBeHeld(Role role, string place) =>
        LowestLevels.TryGetValue(role, out var lowest) ? AreaCode.TryParse(place, out var area) && area.Level <= lowest
        : OfChains.Contains(role) ? Place.IsChain(place)
        : role is Role.Administrator && place == Place.Everywhere;
}
