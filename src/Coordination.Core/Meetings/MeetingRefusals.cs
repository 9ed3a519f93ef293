namespace Coordination.Core.Meetings;

/// <summary>The rules of a meeting that can say no.</summary>
public static class MeetingRefusals
{
    /// <summary>The chain has no chair unit that could call it.</summary>
    public const string NoChair = "meeting.no-chair";

    /// <summary>Another unit chairs.</summary>
    public const string NotChair = "meeting.not-chair";

    /// <summary>The chair isn't among the units invited.</summary>
    public const string ChairNotInvited = "meeting.chair-not-invited";

    /// <summary>A unit is named twice, or belongs to another chain.</summary>
    public const string WrongUnits = "meeting.wrong-units";

    /// <summary>The meeting stays in its chain.</summary>
    public const string OtherChain = "meeting.other-chain";

    /// <summary>The quorum lies between one and the units invited.</summary>
    public const string QuorumOutOfRange = "meeting.quorum-out-of-range";

    /// <summary>A meeting is called for between a year ago and two years ahead.</summary>
    public const string StartOutOfRange = "meeting.start-out-of-range";

    /// <summary>It has begun.</summary>
    public const string AlreadyOpen = "meeting.already-open";

    /// <summary>It hasn't begun.</summary>
    public const string NotOpen = "meeting.not-open";

    /// <summary>It is over, or called off.</summary>
    public const string Over = "meeting.over";

    /// <summary>Units check in from two hours before it is called for.</summary>
    public const string TooEarly = "meeting.too-early";

    /// <summary>Fewer units are present than must be.</summary>
    public const string NoQuorum = "meeting.no-quorum";

    /// <summary>Only units that were invited take part.</summary>
    public const string NotInvited = "meeting.not-invited";

    /// <summary>The unit acts for itself; only some things the chair does for it.</summary>
    public const string NotYourUnit = "meeting.not-your-unit";

    /// <summary>The sender acts for several of the units: which one is meant must be said.</summary>
    public const string WhichUnit = "meeting.which-unit";

    /// <summary>The unit isn't present.</summary>
    public const string NotPresent = "meeting.not-present";

    /// <summary>Another device took over.</summary>
    public const string OtherDevice = "meeting.other-device";

    /// <summary>The device doesn't chair.</summary>
    public const string UnknownDevice = "meeting.unknown-device";

    /// <summary>Ten devices that chair are the limit.</summary>
    public const string TooManyDevices = "meeting.too-many-devices";

    /// <summary>No paper has that number.</summary>
    public const string NoSuchPaper = "meeting.no-such-paper";

    /// <summary>30 papers at once and 100 in all are the limit.</summary>
    public const string TooManyPapers = "meeting.too-many-papers";

    /// <summary>Only a picture is shown on the screens of the room.</summary>
    public const string NoPicture = "meeting.no-picture";

    /// <summary>An item is of a problem, or has a title.</summary>
    public const string NoTitle = "meeting.no-title";

    /// <summary>The problem is closed, of another chain, or on an agenda already.</summary>
    public const string WrongProblem = "meeting.wrong-problem";

    /// <summary>Nothing is open that isn't on an agenda.</summary>
    public const string NothingOpen = "meeting.nothing-open";

    /// <summary>50 items are the limit.</summary>
    public const string TooManyItems = "meeting.too-many-items";

    /// <summary>No item has that number.</summary>
    public const string NoSuchItem = "meeting.no-such-item";

    /// <summary>The item has begun.</summary>
    public const string ItemBegun = "meeting.item-begun";

    /// <summary>No item is in hand.</summary>
    public const string NoItemInHand = "meeting.no-item-in-hand";

    /// <summary>The unit isn't in the queue, or is its last.</summary>
    public const string NotInQueue = "meeting.not-in-queue";

    /// <summary>Nobody has the floor.</summary>
    public const string NobodySpeaks = "meeting.nobody-speaks";

    /// <summary>A question between is itself not interrupted.</summary>
    public const string AlreadyBetween = "meeting.already-between";

    /// <summary>No motion is put to the item in hand.</summary>
    public const string NoMotion = "meeting.no-motion";

    /// <summary>50 motions are the limit.</summary>
    public const string TooManyMotions = "meeting.too-many-motions";

    /// <summary>A vote is open.</summary>
    public const string VoteOpen = "meeting.vote-open";

    /// <summary>No vote is open.</summary>
    public const string NoVote = "meeting.no-vote";

    /// <summary>The motion was voted on.</summary>
    public const string AlreadyVotedOn = "meeting.already-voted-on";

    /// <summary>The vote was for another motion than the one being voted on.</summary>
    public const string OtherMotion = "meeting.other-motion";

    /// <summary>The unit wasn't present when the vote opened.</summary>
    public const string NoVoter = "meeting.no-voter";

    /// <summary>The unit declared an interest.</summary>
    public const string HasInterest = "meeting.has-interest";

    /// <summary>The unit voted.</summary>
    public const string AlreadyVoted = "meeting.already-voted";

    /// <summary>Nothing is decided without a motion that carried.</summary>
    public const string NotCarried = "meeting.not-carried";

    /// <summary>The motion was decided on.</summary>
    public const string AlreadyDecided = "meeting.already-decided";

    /// <summary>The deadline lies in the past, or more than five years ahead.</summary>
    public const string DueOutOfRange = "meeting.due-out-of-range";
}
