using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Communities;

/// <summary>Who may do what with communities.</summary>
public sealed class CommunityPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterCommunity), Administrator),
        new(typeof(NameCommittee), CountyOperator, Administrator),
        new(typeof(LinkLeader), CountyOperator, Administrator),
        new(typeof(AssignFirstSecretary), CountyOperator, Administrator),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } = [new("communities", [.. Areas.AreaPermissions.Field, Administrator])];
}
