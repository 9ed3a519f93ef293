using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Accounts;

/// <summary>Who may see and change accounts and viewer links.</summary>
public sealed class AccountPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands => [];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
    [
        new("accounts", Administrator),
        // To find people by name, each within the own places.
        new("people", CountyOperator, ProjectLead, CommunitySecretary, ChainChief, Administrator),
        new("viewer-links", CountyOperator, Administrator),
    ];
}
