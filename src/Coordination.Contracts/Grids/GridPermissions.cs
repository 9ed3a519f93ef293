using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Grids;

/// <summary>Who may do what with grids.</summary>
public sealed class GridPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterGrid), Administrator),
        new(typeof(EnrolMember), CommunitySecretary, Administrator),
        new(typeof(RetireMember), CommunitySecretary, Administrator),
        new(typeof(GoOnDuty), GridMember),
        new(typeof(GoOffDuty), GridMember),
        new(typeof(ReportLevel), GridMember),
        new(typeof(RecordPatrol), GridMember),
        new(typeof(RecordBuilding), CommunitySecretary, Administrator),
        new(typeof(RemoveBuilding), CommunitySecretary, Administrator),
        new(typeof(ContractUnit), CommunitySecretary, Administrator),
        new(typeof(ReleaseUnit), CommunitySecretary, Administrator),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } = [new("grids", [.. Areas.AreaPermissions.Field, Administrator])];
}
