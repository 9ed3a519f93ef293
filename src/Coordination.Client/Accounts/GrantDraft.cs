using Coordination.Contracts.Gate;

namespace Coordination.Client.Accounts;

/// <summary>A role at a place as it stands in a form.</summary>
public sealed class GrantDraft
{
    /// <summary>What an administrator grants; the others are offices, worked out by the server.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Except(RolePlaces.Offices)];

    /// <summary>A new one.</summary>
    public GrantDraft()
    {
    }

    /// <summary>One that is held.</summary>
    public GrantDraft(RoleGrant grant) => (Role, Place) = (grant.Role, grant.Place);

    /// <summary>The role.</summary>
    public Role Role
    {
        get;
        set
        {
            field = value;
            // What was chosen for another role is kept where this one may be held there too.
            Place = value is Role.Administrator ? Contracts.Gate.Place.Everywhere
                : value is not Role.Viewer && Place is { } chosen && RolePlaces.MayBeHeld(value, chosen) ? chosen : null;
        }
    } = Role.GridMember;

    /// <summary>A place, a viewer's board; null while none was chosen.</summary>
    public string? Place { get; set; }

    /// <summary>As it is sent.</summary>
    public RoleGrant Grant => new(Role, Place ?? "");
}
