using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Enterprises;

/// <summary>Who may do what with firms. A firm acts for itself alone.</summary>
public sealed class EnterprisePermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterEnterprise), Administrator),
        new(typeof(ReportState), Enterprise),
        new(typeof(ReportLoad), Enterprise),
        new(typeof(RecordAttribute), Enterprise, ChainChief, Administrator),
        new(typeof(Organise), ChainChief, Administrator),
        new(typeof(EndOrganisation), ChainChief, Administrator),
        new(typeof(FoundBranch), ChainChief, Administrator),
        new(typeof(DissolveBranch), ChainChief, Administrator),
        new(typeof(AssignInstructor), ChainChief, Administrator),
        new(typeof(MoveEnterprise), Administrator),
        new(typeof(TakeOver)),
        new(typeof(UndoMove)),
        new(typeof(NoticeSilence)),
        new(typeof(EndProjectBranches)),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("enterprises", [.. ChainPermissions.Insiders, Enterprise, CountyOperator, ProjectLead, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
