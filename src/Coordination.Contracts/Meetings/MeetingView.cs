using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Meetings;

/// <summary>A joint meeting as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Chain">The chain's slug.</param>
/// <param name="Area">Where the chain stands; null while that isn't known.</param>
/// <param name="Number">The how manieth of its chain; null until it was given.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Room">Where; null while that isn't said.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Chair">The id of the unit that chairs.</param>
/// <param name="StartsAt">When it is called for, UTC.</param>
/// <param name="OpenedAt">UTC; null before.</param>
/// <param name="ClosedAt">When it was closed or called off, UTC; null before.</param>
/// <param name="Quorum">How many units must be present.</param>
/// <param name="Majority">What carries a motion.</param>
/// <param name="Units">Ids of the units invited, in the order of their seats.</param>
/// <param name="Present">Those of them that are present, in the order they came.</param>
/// <param name="Interested">Those that declared an interest in the item in hand.</param>
/// <param name="Agenda">The items in their order.</param>
/// <param name="InHand">The item under discussion; null for none.</param>
/// <param name="Floor">Who speaks and who wants to.</param>
/// <param name="Motion">The motion to the item in hand; null for none.</param>
/// <param name="Vote">The vote on it; null before it opens.</param>
/// <param name="Decisions">What was decided, in order.</param>
/// <param name="Message">What the room is shown; null for nothing.</param>
/// <param name="Devices">Devices that chair.</param>
/// <param name="OnlyDevice">The one that took over; null while all may press.</param>
/// <param name="Latest">What happened last.</param>
/// <param name="Papers">Papers of the meeting, in the order they came.</param>
/// <param name="Shown">The number of the paper that the room is shown; null for none.</param>
[GenerateSerializer, Immutable, Alias("meetings.view")]
public sealed record MeetingView(
    [property: PlainName] string Id,
    [property: PlainName] string Chain,
    AreaCode? Area,
    int? Number,
    [property: FreeText] string Title,
    [property: PlainName] string? Room,
    MeetingStatus Status,
    [property: PlainName] string Chair,
    DateTimeOffset StartsAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    int Quorum,
    Majority Majority,
    [property: PlainName] IReadOnlyList<string> Units,
    [property: PlainName] IReadOnlyList<string> Present,
    [property: PlainName] IReadOnlyList<string> Interested,
    IReadOnlyList<AgendaItem> Agenda,
    ItemInHand? InHand,
    Floor Floor,
    Motion? Motion,
    Vote? Vote,
    IReadOnlyList<Decision> Decisions,
    [property: FreeText] string? Message,
    IReadOnlyList<ChairDevice> Devices,
    [property: PlainName] string? OnlyDevice,
    Happening? Latest,
    IReadOnlyList<Paper>? Papers = null,
    int? Shown = null);

/// <summary>A paper: <c>GET /api/meetings/{id}/papers/{number}</c>.</summary>
/// <param name="Number">The how manieth of the meeting.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Print">The SHA-256 of what is kept: another paper has another.</param>
/// <param name="At">Since when it is there, UTC.</param>
[GenerateSerializer, Immutable, Alias("meetings.paper")]
public sealed record Paper(int Number, [property: FreeText] string Name, PaperSort Sort, int Bytes, [property: PlainName] string Print, DateTimeOffset At);

/// <summary>An item of the agenda.</summary>
/// <param name="Item">Its number, from 1; it stays when items move.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Note">What the room should read about it.</param>
/// <param name="Problem">The id of its problem; null for none.</param>
/// <param name="ProblemNumber">The number that people know the problem by; null for none.</param>
/// <param name="Firm">The id of the firm that asked; null for none.</param>
/// <param name="Times">The how manieth time it is before a meeting, from 1.</param>
/// <param name="Minutes">How long it is planned to take, with what was added.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Used">How long it took so far in seconds, without the time it is in hand now.</param>
/// <param name="Reason">Why it was put aside.</param>
[GenerateSerializer, Immutable, Alias("meetings.item")]
public sealed record AgendaItem(
    int Item, [property: FreeText] string Title, [property: FreeText] string? Note, [property: PlainName] string? Problem, int? ProblemNumber,
    [property: PlainName] string? Firm, int Times, int Minutes, ItemStatus Status, int Used, [property: FreeText] string? Reason);

/// <summary>The item under discussion.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="EndsAt">When its time is over, UTC; it may have passed.</param>
[GenerateSerializer, Immutable, Alias("meetings.in-hand")]
public sealed record ItemInHand(int Item, DateTimeOffset Since, DateTimeOffset EndsAt);

/// <summary>Who speaks and who wants to.</summary>
/// <param name="Speaker">Who has the floor; null for nobody.</param>
/// <param name="Interrupted">Who has it again after the question between; null for nobody.</param>
/// <param name="Queue">Ids of units that asked for it, the next first.</param>
/// <param name="Spoken">How long each spoke, without the speech in hand.</param>
[GenerateSerializer, Immutable, Alias("meetings.floor")]
public sealed record Floor(Speaker? Speaker, Speaker? Interrupted, [property: PlainName] IReadOnlyList<string> Queue, IReadOnlyList<SpokenTime> Spoken)
{
    /// <summary>Nobody speaks and nobody spoke.</summary>
    public static Floor Free { get; } = new(null, null, [], []);
}

/// <summary>Who has the floor.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Since">Since when its clock goes, UTC; null while it is paused.</param>
/// <param name="Used">How long it spoke before that, in seconds.</param>
/// <param name="Limit">How long it may speak, in seconds.</param>
[GenerateSerializer, Immutable, Alias("meetings.speaker")]
public sealed record Speaker([property: PlainName] string Unit, DateTimeOffset? Since, int Used, int Limit);

/// <summary>How long a unit spoke, in seconds.</summary>
[GenerateSerializer, Immutable, Alias("meetings.spoken")]
public sealed record SpokenTime([property: PlainName] string Unit, int Seconds);

/// <summary>A motion to the item in hand.</summary>
/// <param name="Number">The how manieth of the meeting.</param>
/// <param name="Text">What is to be decided.</param>
[GenerateSerializer, Immutable, Alias("meetings.motion")]
public sealed record Motion(int Number, [property: FreeText] string Text);

/// <summary>A vote.</summary>
/// <param name="Motion">The number of its motion.</param>
/// <param name="Secret">True when votes are seen only once it is closed.</param>
/// <param name="Voters">Ids of those who may vote, in the order of their seats: present and without an interest.</param>
/// <param name="Needed">How many votes for it carry the motion.</param>
/// <param name="Votes">Who voted, in the order they did.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="RemindedAt">When those who are missing were reminded last, UTC.</param>
/// <param name="ClosedAt">UTC; null while it is open.</param>
/// <param name="Carried">Null while it is open.</param>
[GenerateSerializer, Immutable, Alias("meetings.vote")]
public sealed record Vote(
    int Motion, bool Secret, [property: PlainName] IReadOnlyList<string> Voters, int Needed, IReadOnlyList<UnitVote> Votes, DateTimeOffset OpenedAt,
    DateTimeOffset? RemindedAt, DateTimeOffset? ClosedAt, bool? Carried)
{
    /// <summary>As it may be seen: who voted, and what only when it isn't secret or is closed.</summary>
    public Vote Seen() => Secret && ClosedAt is null ? this with { Votes = [.. Votes.Select(one => one with { Choice = null })] } : this;

    /// <summary>How many made that choice, as far as it is seen.</summary>
    public int Count(VoteChoice choice) => Votes.Count(one => one.Choice == choice);

    /// <summary>The same in all members, voters and votes in the same order.</summary>
    public bool Equals(Vote? other) =>
        other is not null && (Motion, Secret, Needed, OpenedAt, RemindedAt, ClosedAt, Carried)
            == (other.Motion, other.Secret, other.Needed, other.OpenedAt, other.RemindedAt, other.ClosedAt, other.Carried)
        && Voters.SequenceEqual(other.Voters) && Votes.SequenceEqual(other.Votes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Motion, Secret, Votes.Count, ClosedAt);
}

/// <summary>One unit's vote.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Choice">Null while a secret vote is open.</param>
[GenerateSerializer, Immutable, Alias("meetings.unit-vote")]
public sealed record UnitVote([property: PlainName] string Unit, VoteChoice? Choice);

/// <summary>What was decided.</summary>
/// <param name="Number">The how manieth of the meeting: decision 11-2 is the second of the eleventh.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Motion">The number of the motion that carried.</param>
/// <param name="Text">What.</param>
/// <param name="Responsible">The id of the unit that does it.</param>
/// <param name="Assisting">Ids of those that assist.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="Problem">The id of the problem whose next step it is.</param>
/// <param name="For">Votes for it.</param>
/// <param name="Against">Votes against it.</param>
/// <param name="Abstained">Those who abstained.</param>
/// <param name="At">UTC.</param>
[GenerateSerializer, Immutable, Alias("meetings.decision")]
public sealed record Decision(
    int Number, int Item, int Motion, [property: FreeText] string Text, [property: PlainName] string Responsible, [property: PlainName] IReadOnlyList<string> Assisting,
    DateTimeOffset DueAt, [property: PlainName] string Problem, int For, int Against, int Abstained, DateTimeOffset At);

/// <summary>A device that chairs.</summary>
/// <param name="Device">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Since">UTC.</param>
[GenerateSerializer, Immutable, Alias("meetings.device")]
public sealed record ChairDevice([property: PlainName] string Device, [property: FreeText] string Name, DateTimeOffset Since);
