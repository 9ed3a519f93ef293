using System.Collections.Frozen;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>Answers questions from the <see cref="PermissionTable"/>.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Type, uint> Senders =
        PermissionTable.Commands.ToFrozenDictionary(row => row.Command, row => Mask(row.Roles));

    private static readonly FrozenDictionary<string, uint> Seers =
        PermissionTable.Views.ToFrozenDictionary(row => row.Kind, row => Mask(row.Roles));

    private static readonly FrozenDictionary<string, uint> Watchers =
        PermissionTable.Boards.ToFrozenDictionary(row => row.Kind, row => Mask(row.Roles));

    private static readonly FrozenDictionary<string, uint> Handlers = KindCatalog.All.ToFrozenDictionary(
        kind => kind.Name, kind => kind.Commands.Values.Aggregate(0u, (roles, command) => roles | Senders.GetValueOrDefault(command)));

    /// <summary>Those of the caller's grants whose role may send the command; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToSend(Caller caller, Type command) =>
        Within(caller.Grants, Senders.GetValueOrDefault(command));

    /// <summary>Those of the caller's grants whose role may see views of the kind; empty when none.</summary>
    public static IReadOnlyList<RoleGrant> ToSee(Caller caller, string kind) =>
        Within(caller.Grants, Seers.GetValueOrDefault(kind));

    /// <summary>
    /// True when the caller handles things of the kind at that area: a role held there may send one of their commands.
    /// Others see them without contact data and personal names.
    /// </summary>
    public static bool MayHandle(Caller caller, string kind, string area) =>
        Within(caller.Grants, Handlers.GetValueOrDefault(kind)).Reach(area);

    /// <summary>False for a command that only the house itself sends.</summary>
    public static bool IsOpen(Type command) => Senders.GetValueOrDefault(command) != 0;

    /// <summary>True when the caller may watch the board, which need not exist. Ask before each watch: grants change.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="board">For example <c>area/360424</c>.</param>
    public static bool MayWatch(Caller caller, string board)
    {
        var slash = board.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return false;
        var roles = Watchers.GetValueOrDefault(board[..slash]);
        var place = board[(slash + 1)..];
        foreach (var grant in caller.Grants)
            if (grant.Role == Role.Viewer ? grant.Place == board : Has(roles, grant.Role) && grant.Reaches(place))
                return true;
        return false;
    }

    /// <summary>True when one of the grants reaches the area.</summary>
    public static bool Reach(this IReadOnlyList<RoleGrant> grants, string area)
    {
        for (var i = 0; i < grants.Count; i++)
            if (grants[i].Reaches(area))
                return true;
        return false;
    }

    /// <summary>True when the caller is an administrator.</summary>
    public static bool IsAdministrator(this Caller caller) =>
        caller.Grants.Any(grant => grant is { Role: Role.Administrator, Place: RoleGrant.Everywhere });

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
