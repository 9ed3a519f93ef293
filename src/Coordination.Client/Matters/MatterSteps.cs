using Coordination.Client.Shell;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Matters;

/// <summary>What comes next for a matter and whose turn it is, for showing and hiding; the server decides again.</summary>
public static class MatterSteps
{
    /// <summary>The statuses of matters that aren't closed, as the lists take them.</summary>
    public const string Open = "file,dispatch,handle,verify,close";

    /// <summary>The command that the matter waits for; null when closed.</summary>
    public static string? CommandOf(MatterStep step) => step switch
    {
        MatterStep.File => "file",
        MatterStep.Dispatch => "dispatch",
        MatterStep.Handle => "handle",
        MatterStep.Verify => "verify",
        MatterStep.Close => "close",
        _ => null,
    };

    /// <summary>True when the reader may do the step that <paramref name="matter"/> waits for.</summary>
    public static bool IsTurnOf(Session session, MatterView matter) => matter.Step switch
    {
        MatterStep.Closed => false,
        MatterStep.Handle => session.Holds(matter.Grid, Role.GridMember, Role.CommunitySecretary),
        _ => session.Holds(matter.Grid, Role.CommunitySecretary, Role.CountyOperator),
    };

    /// <summary>True when the reader may see matters anywhere.</summary>
    public static bool MayRead(Session session) => session.Holds(
        Role.CountyOperator, Role.ProjectLead, Role.CommunitySecretary, Role.GridMember, Role.BuildingHead, Role.DeliberationParty);

    /// <summary>True when the reader may report matters anywhere.</summary>
    public static bool MayReport(Session session) =>
        session.Holds(Role.GridMember, Role.BuildingHead, Role.CommunitySecretary, Role.CountyOperator);
}
