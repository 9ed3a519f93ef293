using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Visits;

/// <summary>Who records visits and sees them. A firm sees those to itself.</summary>
public sealed class VisitPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RecordVisit), MemberUnit, ChairUnit, ChainChief) { AcrossChain = [MemberUnit] },
        new(typeof(RaiseProblem), MemberUnit, ChairUnit, ChainChief) { AcrossChain = [MemberUnit] },
        new(typeof(WithdrawVisit), ChairUnit, ChainChief),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("visits", [.. ChainPermissions.Insiders, Enterprise, CountyOperator, ProjectLead, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
