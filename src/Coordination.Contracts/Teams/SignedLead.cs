namespace Coordination.Contracts.Teams;

/// <summary>By how much a team is ahead of its plan.</summary>
public static class SignedLead
{
    /// <summary>
    /// The signed lead in days: plan − forecast (or actual) of the milestone in hand, ahead above zero. Without a forecast the
    /// lead of the milestone before is kept; a milestone in hand whose plan has passed is at least so late. Null without any milestone.
    /// </summary>
    /// <param name="inHand">The milestone in hand.</param>
    /// <param name="lastLead">The lead of the milestone that was reached last, in days.</param>
    /// <param name="today">The day of the place.</param>
    public static int? Days(MilestoneView? inHand, int? lastLead, DateOnly today)
    {
        if (inHand is null) return null;
        if (inHand.Reached is { } reached) return inHand.Plan.DayNumber - reached.DayNumber;
        var said = inHand.Forecast is { } forecast ? inHand.Plan.DayNumber - forecast.DayNumber : lastLead ?? 0;
        return Math.Min(said, inHand.Plan.DayNumber - today.DayNumber is var left and < 0 ? left : int.MaxValue);
    }
}
