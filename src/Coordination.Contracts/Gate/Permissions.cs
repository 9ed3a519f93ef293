using System.Collections.Frozen;

namespace Coordination.Contracts.Gate;

/// <summary>Answers questions from the <see cref="PermissionTable"/>.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Type, uint> Senders =
        PermissionTable.Commands.ToFrozenDictionary(row => row.Command, row => Mask(row.Roles));

    private static readonly FrozenDictionary<string, uint> Seers =
        PermissionTable.Views.ToFrozenDictionary(row => row.Kind, row => Mask(row.Roles));

    private static readonly FrozenDictionary<string, uint> Watchers =
        PermissionTable.Boards.ToFrozenDictionary(row => row.Kind, row => Mask(row.Roles));

    /// <summary>Those of the grants whose role may send the command; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToSend(IReadOnlyList<RoleGrant> grants, Type command) => Within(grants, Senders.GetValueOrDefault(command));

    /// <summary>Those of the grants whose role may see views of the kind; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToSee(IReadOnlyList<RoleGrant> grants, string kind) => Within(grants, Seers.GetValueOrDefault(kind));

    /// <summary>Those of the grants whose role may watch boards of the kind; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToWatch(IReadOnlyList<RoleGrant> grants, string boardKind) => Within(grants, Watchers.GetValueOrDefault(boardKind));

    /// <summary>False for a command that only the server itself sends.</summary>
    public static bool IsOpen(Type command) => Senders.GetValueOrDefault(command) != 0;

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

    private static IReadOnlyList<RoleGrant> Within(IReadOnlyList<RoleGrant> grants, uint roles)
    {
        var kept = 0;
        for (var i = 0; i < grants.Count; i++)
            if (Has(roles, grants[i].Role))
                kept++;
        return kept == grants.Count ? grants : kept == 0 ? [] : [.. grants.Where(grant => Has(roles, grant.Role))];
    }

    private static uint Mask(Role[] roles) => roles.Aggregate(0u, (mask, role) => mask | 1u << (int)role);

    private static bool Has(uint roles, Role role) => (roles >> (int)role & 1) != 0;
}
