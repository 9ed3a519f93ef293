using System.Collections.Frozen;

namespace Coordination.Contracts.Gate;

/// <summary>Answers questions from the <see cref="PermissionTable"/>.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Type, Sight> Senders =
        PermissionTable.Commands.ToFrozenDictionary(row => row.Command, row => new Sight(Mask(row.Roles), Mask(row.AcrossChain)));

    private static readonly FrozenDictionary<string, Sight> Seers = Sights(PermissionTable.Views);

    private static readonly FrozenDictionary<string, Sight> Watchers = Sights(PermissionTable.Boards);

    /// <summary>
    /// Those of the grants whose role may send the command, and beside them the chain of each whose role gets to all of it
    /// with the command; empty when none.
    /// </summary>
    public static IReadOnlyList<RoleGrant> ToSend(IReadOnlyList<RoleGrant> grants, Type command)
    {
        var row = Senders.GetValueOrDefault(command);
        var senders = Within(grants, row.Roles);
        return row.AcrossChain == 0
            ? senders
            : [.. senders.Union(senders.Where(grant => Has(row.AcrossChain, grant.Role) && Place.ChainOf(grant.Place) is not null)
                .Select(grant => grant with { Place = Place.ChainOf(grant.Place)! }))];
    }

    /// <summary>Those of the grants whose role may see views of the kind, each with all that it sees of a chain; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToSee(IReadOnlyList<RoleGrant> grants, string kind) => Within(grants, Seers.GetValueOrDefault(kind));

    /// <summary>Those of the grants whose role may watch boards of the kind, each with all that it sees of a chain; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToWatch(IReadOnlyList<RoleGrant> grants, string boardKind) => Within(grants, Watchers.GetValueOrDefault(boardKind));

    /// <summary>False for a command that only the server itself sends.</summary>
    public static bool IsOpen(Type command) => Senders.GetValueOrDefault(command).Roles != 0;

    /// <summary>True when one of the grants reaches the place.</summary>
    public static bool Reach(this IReadOnlyList<RoleGrant> grants, string place)
    {
        for (var i = 0; i < grants.Count; i++)
            if (grants[i].Reaches(place))
                return true;
        return false;
    }

    /// <summary>True when one of the grants reaches where the thing stands.</summary>
    public static bool Reach(this IReadOnlyList<RoleGrant> grants, Standing thing)
    {
        for (var i = 0; i < grants.Count; i++)
            if (grants[i].Reaches(thing))
                return true;
        return false;
    }

    private static IReadOnlyList<RoleGrant> Within(IReadOnlyList<RoleGrant> grants, Sight sight)
    {
        var seers = Within(grants, sight.Roles);
        return sight.AcrossChain != 0 && seers.Any(grant => Has(sight.AcrossChain, grant.Role) && Place.ChainOf(grant.Place) is not null)
            ? [.. seers.Select(grant => Has(sight.AcrossChain, grant.Role) && Place.ChainOf(grant.Place) is { } chain ? grant with { Place = chain } : grant)]
            : seers;
    }

    private static IReadOnlyList<RoleGrant> Within(IReadOnlyList<RoleGrant> grants, uint roles)
    {
        var kept = 0;
        for (var i = 0; i < grants.Count; i++)
            if (Has(roles, grants[i].Role))
                kept++;
        return kept == grants.Count ? grants : kept == 0 ? [] : [.. grants.Where(grant => Has(roles, grant.Role))];
    }

    private static FrozenDictionary<string, Sight> Sights(IEnumerable<SightRow> rows) =>
        rows.ToFrozenDictionary(row => row.Kind, row => new Sight(Mask(row.Roles), Mask(row.AcrossChain)));

    private static uint Mask(Role[] roles) => roles.Aggregate(0u, (mask, role) => mask | 1u << (int)role);

    private static bool Has(uint roles, Role role) => (roles >> (int)role & 1) != 0;

    private readonly record struct Sight(uint Roles, uint AcrossChain);
}
