namespace Coordination.Core.Teams;

/// <summary>The rules of a team that can say no.</summary>
public static class TeamRefusals
{
    /// <summary>A team keeps its area.</summary>
    public const string OtherArea = "team.other-area";

    /// <summary>The project has ended.</summary>
    public const string Finished = "team.finished";

    /// <summary>200 members are the limit.</summary>
    public const string TooManyMembers = "team.too-many-members";

    /// <summary>100 milestones are the limit.</summary>
    public const string TooManyMilestones = "team.too-many-milestones";

    /// <summary>No such milestone is planned.</summary>
    public const string NotPlanned = "team.not-planned";

    /// <summary>The milestone was reached.</summary>
    public const string AlreadyReached = "team.already-reached";

    /// <summary>The day is still to come.</summary>
    public const string InFuture = "team.in-future";

    /// <summary>Days lie between 2000 and 2100.</summary>
    public const string DayOutOfRange = "team.day-out-of-range";

    /// <summary>50 open obstacles are the limit.</summary>
    public const string TooManyObstacles = "team.too-many-obstacles";

    /// <summary>No obstacle with that number is open, or nobody owes help with it.</summary>
    public const string NoSuchObstacle = "team.no-such-obstacle";

    /// <summary>The chain has no such unit.</summary>
    public const string UnknownUnit = "team.unknown-unit";

    /// <summary>The deadline lies in the past, or more than five years ahead.</summary>
    public const string DueOutOfRange = "team.due-out-of-range";

    /// <summary>A milestone isn't reached yet, or none was planned.</summary>
    public const string MilestonesOpen = "team.milestones-open";

    /// <summary>100 firms with a branch for the project are the limit.</summary>
    public const string TooManyBranches = "team.too-many-branches";
}
