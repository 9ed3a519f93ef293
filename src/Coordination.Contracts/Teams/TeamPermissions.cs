using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Teams;

/// <summary>Who may do what with commando teams. A lead acts for the own team; the unit that owes help answers for itself.</summary>
public sealed class TeamPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterTeam), Administrator),
        new(typeof(EnrolTeamMember), TeamLead, ChainChief, Administrator),
        new(typeof(RetireTeamMember), TeamLead, ChainChief, Administrator),
        new(typeof(PlanMilestone), TeamLead, ChainChief, Administrator),
        new(typeof(DropMilestone), TeamLead, ChainChief),
        new(typeof(ForecastMilestone), TeamLead),
        new(typeof(ReachMilestone), TeamLead),
        new(typeof(ReportProgress), TeamLead),
        new(typeof(RaiseObstacle), TeamLead),
        new(typeof(AnswerObstacle), MemberUnit, ChainChief),
        new(typeof(ClearObstacle), TeamLead),
        new(typeof(FinishProject), TeamLead, ChainChief),
        new(typeof(NoteBranch)),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("teams", [.. ChainPermissions.Insiders, TeamLead, CountyOperator, ProjectLead, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
