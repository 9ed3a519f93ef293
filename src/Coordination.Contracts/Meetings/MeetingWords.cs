namespace Coordination.Contracts.Meetings;

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>Convened, not begun.</summary>
    Called,
    /// <summary>Going on.</summary>
    Open,
    /// <summary>Over.</summary>
    Closed,
    /// <summary>Called off before it began.</summary>
    Cancelled,
}

/// <summary>What a paper is.</summary>
public enum PaperSort
{
    /// <summary>Is shown on the screens of the room.</summary>
    Picture,
    /// <summary>Is opened on one's own device (PDF).</summary>
    Document,
}

/// <summary>What carries a motion.</summary>
public enum Majority
{
    /// <summary>More than half of those who may vote.</summary>
    Half,
    /// <summary>At least two thirds of those who may vote.</summary>
    TwoThirds,
}

/// <summary>A vote.</summary>
public enum VoteChoice
{
    /// <summary>赞成.</summary>
    For,
    /// <summary>反对.</summary>
    Against,
    /// <summary>弃权; counts against the motion, as silence does.</summary>
    Abstain,
}

/// <summary>Where an item of the agenda stands.</summary>
public enum ItemStatus
{
    /// <summary>Still to come.</summary>
    Planned,
    /// <summary>Under discussion.</summary>
    InHand,
    /// <summary>Ended with a decision.</summary>
    Decided,
    /// <summary>Ended without one.</summary>
    Ended,
    /// <summary>搁置: left for another meeting.</summary>
    PutAside,
}

/// <summary>How a motion is counted.</summary>
public static class VoteRule
{
    /// <summary>How many votes for it carry a motion.</summary>
    /// <param name="majority">What the meeting asks for.</param>
    /// <param name="voters">Those present when the vote opened, without those who declared an interest.</param>
    public static int Needed(Majority majority, int voters) => majority is Majority.Half ? voters / 2 + 1 : (2 * voters + 2) / 3;

    /// <summary>The smallest quorum that is more than half of the units invited.</summary>
    public static int Quorum(int invited) => invited / 2 + 1;
}
