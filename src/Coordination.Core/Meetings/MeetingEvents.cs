using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Meetings;

/// <summary>What can happen to a meeting. Stored names are data: never renamed. Units are named by their ids, moments are UTC.</summary>
[JsonDerivedType(typeof(MeetingConvened), "meetings.convened.v1")]
[JsonDerivedType(typeof(MeetingNumbered), "meetings.numbered.v1")]
[JsonDerivedType(typeof(MeetingChaired), "meetings.chaired.v1")]
[JsonDerivedType(typeof(MeetingCancelled), "meetings.cancelled.v1")]
[JsonDerivedType(typeof(ItemAdded), "meetings.item-added.v1")]
[JsonDerivedType(typeof(ItemDropped), "meetings.item-dropped.v1")]
[JsonDerivedType(typeof(ItemMoved), "meetings.item-moved.v1")]
[JsonDerivedType(typeof(MeetingOpened), "meetings.opened.v1")]
[JsonDerivedType(typeof(MeetingClosed), "meetings.closed.v1")]
[JsonDerivedType(typeof(UnitCheckedIn), "meetings.checked-in.v1")]
[JsonDerivedType(typeof(UnitCheckedOut), "meetings.checked-out.v1")]
[JsonDerivedType(typeof(ItemStarted), "meetings.item-started.v1")]
[JsonDerivedType(typeof(ItemExtended), "meetings.item-extended.v1")]
[JsonDerivedType(typeof(ItemEnded), "meetings.item-ended.v1")]
[JsonDerivedType(typeof(ItemPutAside), "meetings.item-put-aside.v1")]
[JsonDerivedType(typeof(SpeechAsked), "meetings.speech-asked.v1")]
[JsonDerivedType(typeof(SpeechWithdrawn), "meetings.speech-withdrawn.v1")]
[JsonDerivedType(typeof(SpeechMovedBack), "meetings.speech-moved-back.v1")]
[JsonDerivedType(typeof(FloorGiven), "meetings.floor-given.v1")]
[JsonDerivedType(typeof(FloorPaused), "meetings.floor-paused.v1")]
[JsonDerivedType(typeof(FloorResumed), "meetings.floor-resumed.v1")]
[JsonDerivedType(typeof(FloorEnded), "meetings.floor-ended.v1")]
[JsonDerivedType(typeof(MotionProposed), "meetings.motion-proposed.v1")]
[JsonDerivedType(typeof(InterestDeclared), "meetings.interest-declared.v1")]
[JsonDerivedType(typeof(InterestWithdrawn), "meetings.interest-withdrawn.v1")]
[JsonDerivedType(typeof(VoteOpened), "meetings.vote-opened.v1")]
[JsonDerivedType(typeof(VoteCast), "meetings.vote-cast.v1")]
[JsonDerivedType(typeof(SecretVoteCast), "meetings.secret-vote-cast.v1")]
[JsonDerivedType(typeof(VotersReminded), "meetings.voters-reminded.v1")]
[JsonDerivedType(typeof(VoteClosed), "meetings.vote-closed.v1")]
[JsonDerivedType(typeof(DecisionTaken), "meetings.decided.v1")]
[JsonDerivedType(typeof(MessageShown), "meetings.message-shown.v1")]
[JsonDerivedType(typeof(PaperAdded), "meetings.paper-added.v1")]
[JsonDerivedType(typeof(PaperDropped), "meetings.paper-dropped.v1")]
[JsonDerivedType(typeof(PaperShown), "meetings.paper-shown.v1")]
[JsonDerivedType(typeof(ChairJoined), "meetings.chair-joined.v1")]
[JsonDerivedType(typeof(ChairLeft), "meetings.chair-left.v1")]
[JsonDerivedType(typeof(ChairTakenOver), "meetings.chair-taken-over.v1")]
public abstract record MeetingEvent;

/// <summary>The meeting is called, or called anew.</summary>
public sealed record MeetingConvened(
    [property: PlainName] string Chain, AreaCode? Area, [property: FreeText] string Title, [property: PlainName] string? Room, DateTimeOffset StartsAt,
    [property: PlainName] IReadOnlyList<string> Units, int Quorum, Majority Majority, [property: PlainName] string Chair, DateTimeOffset At) : MeetingEvent;

/// <summary>The meeting is the so manieth of its chain.</summary>
public sealed record MeetingNumbered(int Number) : MeetingEvent;

/// <summary>The chair of the chain passed on before the meeting began: this unit chairs it.</summary>
public sealed record MeetingChaired([property: PlainName] string Unit, DateTimeOffset At) : MeetingEvent;

/// <summary>The meeting is called off.</summary>
public sealed record MeetingCancelled([property: FreeText] string Reason, DateTimeOffset At) : MeetingEvent;

/// <summary>The item is on the agenda, the last of it.</summary>
public sealed record ItemAdded(
    int Item, [property: FreeText] string Title, [property: FreeText] string? Note, [property: PlainName] string? Problem, int? ProblemNumber,
    [property: PlainName] string? Firm, int Times, int Minutes) : MeetingEvent;

/// <summary>The item is off the agenda.</summary>
public sealed record ItemDropped(int Item) : MeetingEvent;

/// <summary>The item has this place, from 1.</summary>
public sealed record ItemMoved(int Item, int To) : MeetingEvent;

/// <summary>The meeting began.</summary>
public sealed record MeetingOpened(DateTimeOffset At) : MeetingEvent;

/// <summary>The meeting is over.</summary>
public sealed record MeetingClosed(DateTimeOffset At) : MeetingEvent;

/// <summary>The unit is present.</summary>
public sealed record UnitCheckedIn([property: PlainName] string Unit, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit left.</summary>
public sealed record UnitCheckedOut([property: PlainName] string Unit, DateTimeOffset At) : MeetingEvent;

/// <summary>The item is under discussion; its time is over then.</summary>
public sealed record ItemStarted(int Item, DateTimeOffset At, DateTimeOffset EndsAt) : MeetingEvent;

/// <summary>The item in hand has so much more time.</summary>
public sealed record ItemExtended(int Item, int Minutes) : MeetingEvent;

/// <summary>The item in hand ended.</summary>
public sealed record ItemEnded(int Item, DateTimeOffset At) : MeetingEvent;

/// <summary>The item is left for another meeting.</summary>
public sealed record ItemPutAside(int Item, [property: FreeText] string? Reason, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit wants the floor, after all who asked before.</summary>
public sealed record SpeechAsked([property: PlainName] string Unit, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit doesn't want the floor any more.</summary>
public sealed record SpeechWithdrawn([property: PlainName] string Unit) : MeetingEvent;

/// <summary>The next in the queue comes before the unit.</summary>
public sealed record SpeechMovedBack([property: PlainName] string Unit) : MeetingEvent;

/// <summary>The unit has the floor; with a question between who had it has it again afterwards.</summary>
public sealed record FloorGiven([property: PlainName] string Unit, int Seconds, bool Between, DateTimeOffset At) : MeetingEvent;

/// <summary>The speaker's clock stands.</summary>
public sealed record FloorPaused(DateTimeOffset At) : MeetingEvent;

/// <summary>The speaker's clock goes on.</summary>
public sealed record FloorResumed(DateTimeOffset At) : MeetingEvent;

/// <summary>The floor is free, or with who was interrupted.</summary>
public sealed record FloorEnded(DateTimeOffset At) : MeetingEvent;

/// <summary>The motion is put to the item in hand, or worded anew.</summary>
public sealed record MotionProposed(int Motion, int Item, [property: FreeText] string Text, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit counts neither as present nor as voting on the item in hand.</summary>
public sealed record InterestDeclared([property: PlainName] string Unit, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit counts again.</summary>
public sealed record InterestWithdrawn([property: PlainName] string Unit) : MeetingEvent;

/// <summary>The vote is open to these units.</summary>
public sealed record VoteOpened(int Motion, bool Secret, [property: PlainName] IReadOnlyList<string> Voters, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit voted.</summary>
public sealed record VoteCast(int Motion, [property: PlainName] string Unit, VoteChoice Choice, DateTimeOffset At) : MeetingEvent;

/// <summary>The unit voted in secret; what is said when the vote closes, all votes at once.</summary>
public sealed record SecretVoteCast(int Motion, [property: PlainName] string Unit, [property: Sealed] VoteChoice Choice, DateTimeOffset At) : MeetingEvent;

/// <summary>Those whose vote is missing were reminded.</summary>
public sealed record VotersReminded(int Motion, DateTimeOffset At) : MeetingEvent;

/// <summary>The vote is closed: so every unit voted, and so it went.</summary>
public sealed record VoteClosed(
    int Motion, IReadOnlyList<UnitVote> Votes, int For, int Against, int Abstained, int Voters, int Needed, bool Carried, DateTimeOffset At) : MeetingEvent;

/// <summary>This was decided.</summary>
public sealed record DecisionTaken(
    int Number, int Item, int Motion, [property: FreeText] string Text, [property: PlainName] string Responsible, [property: PlainName] IReadOnlyList<string> Assisting,
    DateTimeOffset DueAt, [property: PlainName] string Problem, DateTimeOffset At) : MeetingEvent;

/// <summary>The room is shown this; null: nothing any more.</summary>
public sealed record MessageShown([property: FreeText] string? Text, DateTimeOffset At) : MeetingEvent;

/// <summary>The paper is there.</summary>
public sealed record PaperAdded(int Number, [property: PlainName] string Print, [property: FreeText] string Name, PaperSort Sort, int Bytes, DateTimeOffset At) : MeetingEvent;

/// <summary>The paper is taken away.</summary>
public sealed record PaperDropped(int Number, DateTimeOffset At) : MeetingEvent;

/// <summary>The room is shown this paper; null: none any more.</summary>
public sealed record PaperShown(int? Number, DateTimeOffset At) : MeetingEvent;

/// <summary>The device chairs.</summary>
public sealed record ChairJoined([property: PlainName] string Device, [property: FreeText] string Name, DateTimeOffset At) : MeetingEvent;

/// <summary>The device chairs no longer.</summary>
public sealed record ChairLeft([property: PlainName] string Device, DateTimeOffset At) : MeetingEvent;

/// <summary>Only this device chairs.</summary>
public sealed record ChairTakenOver([property: PlainName] string Device, DateTimeOffset At) : MeetingEvent;
