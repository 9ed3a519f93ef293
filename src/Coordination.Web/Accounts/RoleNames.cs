using System.Collections.Frozen;
using Coordination.Contracts;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Accounts;

/// <summary>Roles as they are stored: in kebab case, as on the wire.</summary>
internal static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> ByName = Enum.GetValues<Role>().ToFrozenDictionary(Of);

    public static string Of(Role role) => WireEnums.NameOf(role);

    public static GrantRow Row(this RoleGrant grant, string account) =>
        new() { Account = account, Role = Of(grant.Role), Place = grant.Place };

    /// <summary>The grants in the order of role and place. A role of a newer version is left out.</summary>
    public static IReadOnlyList<RoleGrant> Grants(this Account account) =>
    [
        .. account.Grants
            .Where(row => ByName.ContainsKey(row.Role))
            .Select(row => new RoleGrant(ByName[row.Role], row.Place))
            .OrderBy(grant => grant.Role).ThenBy(grant => grant.Place, StringComparer.Ordinal),
    ];
}
