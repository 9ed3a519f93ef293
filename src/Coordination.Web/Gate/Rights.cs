using System.Collections.Frozen;
using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>What a caller may, by the <see cref="PermissionTable"/> and the kinds.</summary>
public static class Rights
{
    private static readonly FrozenDictionary<string, Type[]> Commands =
        KindCatalog.All.ToFrozenDictionary(kind => kind.Name, kind => kind.Commands.Values.Where(Permissions.IsOpen).ToArray());

    /// <summary>
    /// True when the caller handles things of the kind that stand there: a role held there may send one of their commands.
    /// Others see them without contact data and personal names.
    /// </summary>
    public static bool MayHandle(this Caller caller, string kind, Standing thing) =>
        Commands.GetValueOrDefault(kind, []).Any(command => Permissions.ToSend(caller.Grants, command).Reach(thing));

    /// <summary>True when the caller may watch the board. Ask again now and then: grants change.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">The board's kind.</param>
    /// <param name="key">The board.</param>
    /// <param name="subject">Where what it shows stands; null when that isn't known.</param>
    public static bool MayWatch(this Caller caller, IBoardKind kind, string key, Standing? subject)
    {
        var place = kind.PlaceOf(key);
        var grants = kind.ShowsKind(key) is { } shown ? Permissions.ToSee(caller.Grants, shown) : Permissions.ToWatch(caller.Grants, kind.Name);
        return Place.IsAccount(place)
            ? place == Place.OfAccount(caller.Id) && grants.Count > 0
            : grants.Reach(place) || subject is { } stands && grants.Reach(stands) || caller.Grants.Contains(new RoleGrant(Role.Viewer, $"{kind.Name}/{key}"));
    }

    /// <summary>True when the caller is an administrator.</summary>
    public static bool IsAdministrator(this Caller caller) =>
        caller.Grants.Any(grant => grant is { Role: Role.Administrator, Place: Place.Everywhere });
}
