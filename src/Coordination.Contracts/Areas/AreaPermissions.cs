using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Areas;

/// <summary>Who may do what with counties and streets, and watch the boards of areas.</summary>
public sealed class AreaPermissions : IPermissionRows
{
    /// <summary>The roles that work in areas.</summary>
    public static Role[] Field { get; } = [CountyOperator, ProjectLead, CommunitySecretary, GridMember, BuildingHead, DeliberationParty];

    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } = [new(typeof(RegisterArea), Administrator)];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } = [new("areas", [.. Field, Administrator])];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Boards { get; } =
        [new("area", CountyOperator, ProjectLead, CommunitySecretary, GridMember, Administrator)];
}
