using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Matters;

/// <summary>Who may do what with matters.</summary>
public sealed class MatterPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(ReportMatter), GridMember, BuildingHead, CommunitySecretary, CountyOperator),
        new(typeof(FileMatter), CommunitySecretary, CountyOperator),
        new(typeof(DispatchMatter), CommunitySecretary, CountyOperator),
        new(typeof(HandleMatter), GridMember, CommunitySecretary),
        new(typeof(VerifyMatter), CommunitySecretary, CountyOperator),
        new(typeof(CloseMatter), CommunitySecretary, CountyOperator),
        new(typeof(EscalateMatter)),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } = [new("matters", Areas.AreaPermissions.Field)];
}
