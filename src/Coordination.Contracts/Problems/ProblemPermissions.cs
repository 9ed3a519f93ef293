using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Problems;

/// <summary>Who may do what with problems. A firm files and closes its own; a unit answers what it owes.</summary>
public sealed class ProblemPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(FileProblem), Enterprise, MemberUnit, ChairUnit, ChainChief) { AcrossChain = [MemberUnit] },
        new(typeof(AssignProblem), ChairUnit, ChainChief),
        new(typeof(AnswerProblem), MemberUnit) { AcrossChain = [MemberUnit] },
        new(typeof(ConfirmProblem), Enterprise, ChairUnit, ChainChief),
        new(typeof(ReopenProblem), Enterprise, ChairUnit, ChainChief),
        new(typeof(MergeProblem), ChairUnit, ChainChief),
        new(typeof(WithdrawProblem), Enterprise, ChairUnit, ChainChief),
        new(typeof(EscalateProblem)),
        new(typeof(NoteProblemNumber)),
        new(typeof(NoteRaised)),
        new(typeof(NoteMergedProblem)),
        new(typeof(NotePutOnAgenda)),
        new(typeof(NoteDecision)),
        new(typeof(NotePutAside)),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("problems", [.. ChainPermissions.Insiders, Enterprise, CountyOperator, ProjectLead, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
