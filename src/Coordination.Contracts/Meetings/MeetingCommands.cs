using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Meetings;

/// <summary>What may be asked of a joint meeting (党建联席会议). Key: a UUID or ULID that the convener makes.</summary>
[GenerateSerializer, Alias("meetings.command")]
[JsonDerivedType(typeof(ConveneMeeting), "convene")]
[JsonDerivedType(typeof(CancelMeeting), "cancel")]
[JsonDerivedType(typeof(AddItem), "add-item")]
[JsonDerivedType(typeof(FillAgenda), "fill-agenda")]
[JsonDerivedType(typeof(DropItem), "drop-item")]
[JsonDerivedType(typeof(MoveItem), "move-item")]
[JsonDerivedType(typeof(OpenMeeting), "open")]
[JsonDerivedType(typeof(CloseMeeting), "close")]
[JsonDerivedType(typeof(CheckIn), "check-in")]
[JsonDerivedType(typeof(CheckOut), "check-out")]
[JsonDerivedType(typeof(StartItem), "start-item")]
[JsonDerivedType(typeof(ExtendItem), "extend-item")]
[JsonDerivedType(typeof(EndItem), "end-item")]
[JsonDerivedType(typeof(PutAside), "put-aside")]
[JsonDerivedType(typeof(AskToSpeak), "ask-to-speak")]
[JsonDerivedType(typeof(WithdrawRequest), "withdraw-request")]
[JsonDerivedType(typeof(MoveBack), "move-back")]
[JsonDerivedType(typeof(GiveFloor), "give-floor")]
[JsonDerivedType(typeof(PauseFloor), "pause-floor")]
[JsonDerivedType(typeof(ResumeFloor), "resume-floor")]
[JsonDerivedType(typeof(EndFloor), "end-floor")]
[JsonDerivedType(typeof(ProposeMotion), "propose-motion")]
[JsonDerivedType(typeof(DeclareInterest), "declare-interest")]
[JsonDerivedType(typeof(WithdrawInterest), "withdraw-interest")]
[JsonDerivedType(typeof(OpenVote), "open-vote")]
[JsonDerivedType(typeof(CastVote), "cast-vote")]
[JsonDerivedType(typeof(RemindVoters), "remind-voters")]
[JsonDerivedType(typeof(CloseVote), "close-vote")]
[JsonDerivedType(typeof(TakeDecision), "decide")]
[JsonDerivedType(typeof(ShowMessage), "show-message")]
[JsonDerivedType(typeof(JoinChair), "join-chair")]
[JsonDerivedType(typeof(LeaveChair), "leave-chair")]
[JsonDerivedType(typeof(TakeOver), "take-over")]
[JsonDerivedType(typeof(NotePaper), "note-paper")]
[JsonDerivedType(typeof(ShowPaper), "show-paper")]
[JsonDerivedType(typeof(DropPaper), "drop-paper")]
[JsonDerivedType(typeof(NoteMeetingNumber), "note-number")]
[JsonDerivedType(typeof(NoteChair), "note-chair")]
public abstract record MeetingCommand;

/// <summary>What the chair does. Refused to every other unit, and to a device that another one took over from.</summary>
/// <param name="Device">The device it is done on, as <see cref="JoinChair"/> named it; null for none.</param>
[GenerateSerializer, Immutable, Alias("meetings.tap")]
public abstract record ChairTap([property: StringLength(64)] string? Device) : MeetingCommand;

/// <summary>What a unit does for itself.</summary>
/// <param name="Unit">The unit's id; null for the one that the sender acts for.</param>
[GenerateSerializer, Immutable, Alias("meetings.word")]
public abstract record UnitWord([property: StringLength(81)] string? Unit) : MeetingCommand;

/// <summary>Calls the meeting, or before it began calls it anew.</summary>
/// <param name="Chain">The chain, by its slug. It is chaired by the chain's chair unit.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Units">Ids of the units invited, 2–60, in the order of their seats; the chair is among them.</param>
/// <param name="Quorum">How many of them must be present; null for more than half.</param>
/// <param name="Majority">What carries a motion.</param>
/// <param name="Room">Where; null while that isn't said.</param>
[GenerateSerializer, Immutable, Alias("meetings.convene")]
public sealed record ConveneMeeting(
    [property: Required, StringLength(40)] string Chain,
    [property: Required, StringLength(100)] string Title,
    DateTimeOffset StartsAt,
    [property: Required, MinLength(2), MaxLength(60)] IReadOnlyList<string> Units,
    int? Quorum = null,
    Majority Majority = Majority.Half,
    [property: StringLength(100)] string? Room = null) : MeetingCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Units.Select(unit => ChainIds.PathOf("units", unit)).Prepend(ChainIds.PathOf(Chain));
}

/// <summary>Calls the meeting off before it begins.</summary>
[GenerateSerializer, Immutable, Alias("meetings.cancel")]
public sealed record CancelMeeting([property: Required, StringLength(500)] string Reason, string? Device = null) : ChairTap(Device);

/// <summary>Puts an item on the agenda: one of a problem, or one with a title of its own.</summary>
/// <param name="Problem">The problem's id; null for an item with a title of its own.</param>
/// <param name="Title">What it is about; null for a problem's own title.</param>
/// <param name="Minutes">How long it is planned to take, 1–240.</param>
/// <param name="Note">What the room should read about it.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.add-item")]
public sealed record AddItem(
    [property: StringLength(36)] string? Problem = null, [property: StringLength(200)] string? Title = null, [property: Range(1, 240)] int Minutes = 10,
    [property: StringLength(500)] string? Note = null, string? Device = null) : ChairTap(Device);

/// <summary>Fills the agenda with what is open in the chain: what was put aside and what is due first come first.</summary>
/// <param name="Most">How many items, 1–20.</param>
/// <param name="Minutes">How long each is planned to take, 1–240.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.fill-agenda")]
public sealed record FillAgenda([property: Range(1, 20)] int Most = 6, [property: Range(1, 240)] int Minutes = 10, string? Device = null) : ChairTap(Device);

/// <summary>Takes an item that isn't begun off the agenda.</summary>
[GenerateSerializer, Immutable, Alias("meetings.drop-item")]
public sealed record DropItem(int Item, string? Device = null) : ChairTap(Device);

/// <summary>Moves an item to another place on the agenda.</summary>
/// <param name="Item">Its number.</param>
/// <param name="To">The place, from 1; one beyond the end is the last.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.move-item")]
public sealed record MoveItem(int Item, [property: Range(1, 50)] int To, string? Device = null) : ChairTap(Device);

/// <summary>Begins the meeting, once enough units are present.</summary>
[GenerateSerializer, Immutable, Alias("meetings.open")]
public sealed record OpenMeeting(string? Device = null) : ChairTap(Device);

/// <summary>Ends the meeting. What is still on the agenda is put aside.</summary>
[GenerateSerializer, Immutable, Alias("meetings.close")]
public sealed record CloseMeeting(string? Device = null) : ChairTap(Device);

/// <summary>A unit is present: said by itself, or by the chair for it.</summary>
[GenerateSerializer, Immutable, Alias("meetings.check-in")]
public sealed record CheckIn(string? Unit = null) : UnitWord(Unit);

/// <summary>A unit leaves: said by itself, or by the chair for it.</summary>
[GenerateSerializer, Immutable, Alias("meetings.check-out")]
public sealed record CheckOut(string? Unit = null) : UnitWord(Unit);

/// <summary>Takes an item in hand; the one before ends. An item that had ended is taken up again, its clock goes on.</summary>
[GenerateSerializer, Immutable, Alias("meetings.start-item")]
public sealed record StartItem(int Item, string? Device = null) : ChairTap(Device);

/// <summary>Gives the item in hand more time.</summary>
/// <param name="Minutes">1–60.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.extend-item")]
public sealed record ExtendItem([property: Range(1, 60)] int Minutes = 1, string? Device = null) : ChairTap(Device);

/// <summary>Ends the item in hand.</summary>
[GenerateSerializer, Immutable, Alias("meetings.end-item")]
public sealed record EndItem(string? Device = null) : ChairTap(Device);

/// <summary>Puts an item aside (搁置) for another meeting: the one in hand, or one still to come. A vote that is open is dropped.</summary>
/// <param name="Item">Its number; null for the one in hand.</param>
/// <param name="Reason">Why.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.put-aside")]
public sealed record PutAside(int? Item = null, [property: StringLength(500)] string? Reason = null, string? Device = null) : ChairTap(Device);

/// <summary>Asks for the floor: a unit for itself, or the chair for it.</summary>
[GenerateSerializer, Immutable, Alias("meetings.ask-to-speak")]
public sealed record AskToSpeak(string? Unit = null) : UnitWord(Unit);

/// <summary>Doesn't want the floor any more.</summary>
[GenerateSerializer, Immutable, Alias("meetings.withdraw-request")]
public sealed record WithdrawRequest(string? Unit = null) : UnitWord(Unit);

/// <summary>Lets the next in the queue speak before this unit.</summary>
[GenerateSerializer, Immutable, Alias("meetings.move-back")]
public sealed record MoveBack([property: Required, StringLength(81)] string Unit, string? Device = null) : ChairTap(Device);

/// <summary>Gives a unit the floor. Who has it loses it, or for a question between keeps it for afterwards.</summary>
/// <param name="Unit">The unit's id; it need not have asked.</param>
/// <param name="Seconds">How long it may speak, 10–3,600.</param>
/// <param name="Between">True for a question between (插问): the speaker goes on after it.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.give-floor")]
public sealed record GiveFloor(
    [property: Required, StringLength(81)] string Unit, [property: Range(10, 3600)] int Seconds = 180, bool Between = false, string? Device = null) : ChairTap(Device);

/// <summary>Stops the speaker's clock.</summary>
[GenerateSerializer, Immutable, Alias("meetings.pause-floor")]
public sealed record PauseFloor(string? Device = null) : ChairTap(Device);

/// <summary>Lets the speaker's clock go on.</summary>
[GenerateSerializer, Immutable, Alias("meetings.resume-floor")]
public sealed record ResumeFloor(string? Device = null) : ChairTap(Device);

/// <summary>Takes the floor back; who was interrupted by a question has it again.</summary>
[GenerateSerializer, Immutable, Alias("meetings.end-floor")]
public sealed record EndFloor(string? Device = null) : ChairTap(Device);

/// <summary>Puts a motion to the item in hand, or words it anew before the vote opens.</summary>
[GenerateSerializer, Immutable, Alias("meetings.propose-motion")]
public sealed record ProposeMotion([property: Required, StringLength(300)] string Text, string? Device = null) : ChairTap(Device);

/// <summary>A unit has an interest in the item in hand (回避): it counts neither as present nor as voting.</summary>
[GenerateSerializer, Immutable, Alias("meetings.declare-interest")]
public sealed record DeclareInterest(string? Unit = null) : UnitWord(Unit);

/// <summary>A unit has no interest in the item after all; before the vote opens.</summary>
[GenerateSerializer, Immutable, Alias("meetings.withdraw-interest")]
public sealed record WithdrawInterest(string? Unit = null) : UnitWord(Unit);

/// <summary>Opens the vote on the motion. Who is present now may vote, nobody else.</summary>
/// <param name="Secret">True when votes are seen only once it is closed.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.open-vote")]
public sealed record OpenVote(bool Secret = false, string? Device = null) : ChairTap(Device);

/// <summary>A unit votes, once, for itself.</summary>
/// <param name="Choice">The vote.</param>
/// <param name="Motion">The number of the motion that it is for; null for the one being voted on.</param>
/// <param name="Unit">As in <see cref="UnitWord"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.cast-vote")]
public sealed record CastVote(VoteChoice Choice, int? Motion = null, string? Unit = null) : UnitWord(Unit);

/// <summary>Reminds those whose vote is missing.</summary>
[GenerateSerializer, Immutable, Alias("meetings.remind-voters")]
public sealed record RemindVoters(string? Device = null) : ChairTap(Device);

/// <summary>Closes the vote: what wasn't said counts against the motion.</summary>
[GenerateSerializer, Immutable, Alias("meetings.close-vote")]
public sealed record CloseVote(string? Device = null) : ChairTap(Device);

/// <summary>Records what was decided, by a motion that carried, on the item in hand: at once it is the next step of its problem.</summary>
/// <param name="Text">What; null for the motion's own words.</param>
/// <param name="Responsible">The id of the unit that does it.</param>
/// <param name="Assisting">Ids of units that assist, at most 20.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.decide")]
public sealed record TakeDecision(
    [property: Required, StringLength(81)] string Responsible, DateTimeOffset DueAt, [property: StringLength(300)] string? Text = null,
    [property: MaxLength(20)] IReadOnlyList<string>? Assisting = null, string? Device = null) : ChairTap(Device), INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => (Assisting ?? []).Prepend(Responsible).Select(unit => ChainIds.PathOf("units", unit));
}

/// <summary>Shows the room a message.</summary>
/// <param name="Text">Null takes it away.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.show-message")]
public sealed record ShowMessage([property: StringLength(200)] string? Text = null, string? Device = null) : ChairTap(Device);

/// <summary>A device chairs from now on; several may, until one takes over. It is the one thing that a device may do after another took over.</summary>
/// <param name="Device">An id of the device's own.</param>
/// <param name="Name">What it is called, for example the tablet of the room.</param>
[GenerateSerializer, Immutable, Alias("meetings.join-chair")]
public sealed record JoinChair(string? Device, [property: Required, StringLength(40)] string Name) : ChairTap(Device);

/// <summary>A device chairs no longer. Who else chairs may press again.</summary>
[GenerateSerializer, Immutable, Alias("meetings.leave-chair")]
public sealed record LeaveChair(string? Device) : ChairTap(Device);

/// <summary>From now on only this device chairs.</summary>
/// <param name="Device">The device, or another that chairs too: it is then handed the chair.</param>
[GenerateSerializer, Immutable, Alias("meetings.take-over")]
public sealed record TakeOver(string? Device) : ChairTap(Device);

/// <summary>Sent by the server itself for the chair, once a paper was checked and kept.</summary>
/// <param name="Paper">The SHA-256 of what is kept, 64 digits in lower-case hexadecimal.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Bytes">How large it is.</param>
[GenerateSerializer, Immutable, Alias("meetings.note-paper")]
public sealed record NotePaper(string Paper, string Name, PaperSort Sort, int Bytes) : MeetingCommand;

/// <summary>Shows the room a paper, or none any more. The next motion, vote or item takes it off the screens.</summary>
/// <param name="Paper">Its number; null for none.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.show-paper")]
public sealed record ShowPaper([property: Range(1, 1_000)] int? Paper = null, string? Device = null) : ChairTap(Device);

/// <summary>Takes a paper away.</summary>
/// <param name="Paper">Its number.</param>
/// <param name="Device">As in <see cref="ChairTap"/>.</param>
[GenerateSerializer, Immutable, Alias("meetings.drop-paper")]
public sealed record DropPaper([property: Range(1, 1_000)] int Paper, string? Device = null) : ChairTap(Device);

/// <summary>Sent by the server itself: the meeting is the so manieth of its chain.</summary>
[GenerateSerializer, Immutable, Alias("meetings.note-number")]
public sealed record NoteMeetingNumber(int Number) : MeetingCommand;

/// <summary>Sent by the chain's rotation: this unit chairs now, and so each meeting that has not begun.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="StandsIn">True when within one term another stands in for its unit, or no longer does: a meeting that is under way is led by it too.</param>
[GenerateSerializer, Immutable, Alias("meetings.note-chair")]
public sealed record NoteChair(string Unit, bool StandsIn = false) : MeetingCommand;
