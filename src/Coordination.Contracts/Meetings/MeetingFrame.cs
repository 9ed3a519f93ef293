using System.Text.Json.Serialization;
using Coordination.Contracts.Boards;

namespace Coordination.Contracts.Meetings;

/// <summary>
/// A frame of the board <c>meeting/&lt;id&gt;</c>: what every screen of the room shows. Each member is left out of a delta when
/// unchanged, and of a heartbeat. Texts have contact data masked; units are named by their ids, which
/// <paramref name="Presence"/> names.
/// </summary>
/// <param name="Board">As in <see cref="Frame"/>.</param>
/// <param name="Sequence">As in <see cref="Frame"/>.</param>
/// <param name="Kind">As in <see cref="Frame"/>.</param>
/// <param name="At">As in <see cref="Frame"/>: clocks of the room count from it, whatever a device's own clock says.</param>
/// <param name="Newest">As in <see cref="Frame"/>.</param>
/// <param name="State">The meeting itself.</param>
/// <param name="Item">The item in hand.</param>
/// <param name="Speaker">Who has the floor.</param>
/// <param name="Queue">Ids of units that asked for it, the next first.</param>
/// <param name="Motion">The motion; its number is 0 for none.</param>
/// <param name="Vote">The vote on it; its motion is 0 for none. What was voted in secret is left out while the vote is open.</param>
/// <param name="Presence">The seats, in their order.</param>
/// <param name="Agenda">The items, in their order.</param>
/// <param name="Decisions">What was decided, in order.</param>
/// <param name="Held">What the chain's meetings did so far.</param>
/// <param name="Last">What the chain's last meeting before this one decided: what is owed first, by deadline, then what is solved.</param>
/// <param name="Papers">The papers, and which of them the room is shown.</param>
/// <param name="Version">The meeting's version: whoever sent a tap sees by it when the room shows that.</param>
[GenerateSerializer, Immutable, Alias("meetings.frame")]
public sealed record MeetingFrame(
    string Board,
    long Sequence,
    FrameKind Kind,
    DateTimeOffset At,
    DateTimeOffset? Newest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeetingState? State = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoomItem? Item = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoomSpeaker? Speaker = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Queue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Motion? Motion = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Vote? Vote = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Seat>? Presence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AgendaItem>? Agenda = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RoomDecision>? Decisions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeldMeetings? Held = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LastDecided>? Last = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoomPapers? Papers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Version = null)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>The meeting as the room sees it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Chain">What the chain is called.</param>
/// <param name="Number">The how manieth of its chain; null until it was given.</param>
/// <param name="Room">Where.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Chair">The id of the unit that chairs.</param>
/// <param name="StartsAt">When it is called for, UTC.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="ClosedAt">UTC.</param>
/// <param name="Quorum">How many units must be present.</param>
/// <param name="Majority">What carries a motion.</param>
/// <param name="Message">What the room is shown; null for nothing.</param>
/// <param name="Devices">Devices that chair.</param>
/// <param name="OnlyDevice">The one that took over; null while all may press.</param>
[GenerateSerializer, Immutable, Alias("meetings.state")]
public sealed record MeetingState(
    string Title, string Chain, int? Number, string? Room, MeetingStatus Status, string Chair, DateTimeOffset StartsAt, DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt, int Quorum, Majority Majority, string? Message, IReadOnlyList<ChairDevice> Devices, string? OnlyDevice)
{
    /// <summary>The same in all members, devices in the same order.</summary>
    public bool Equals(MeetingState? other) =>
        other is not null && (Title, Chain, Number, Room, Status, Chair, StartsAt) == (other.Title, other.Chain, other.Number, other.Room, other.Status, other.Chair, other.StartsAt)
        && (OpenedAt, ClosedAt, Quorum, Majority, Message, OnlyDevice) == (other.OpenedAt, other.ClosedAt, other.Quorum, other.Majority, other.Message, other.OnlyDevice)
        && Devices.SequenceEqual(other.Devices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Status, Chair, OnlyDevice);
}

/// <summary>The papers of a meeting.</summary>
/// <param name="All">In the order they came.</param>
/// <param name="Shown">The number of the one that the room is shown; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("meetings.room-papers")]
public sealed record RoomPapers(IReadOnlyList<Paper> All, int Shown)
{
    /// <summary>The same papers in the same order.</summary>
    public bool Equals(RoomPapers? other) => other is not null && Shown == other.Shown && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shown, All.Count);
}

/// <summary>What the meetings of a chain did so far.</summary>
/// <param name="Meetings">How many were closed.</param>
/// <param name="Solved">How many problems they decided on that are solved.</param>
/// <param name="Owed">How many they decided on that are not.</param>
[GenerateSerializer, Immutable, Alias("meetings.held")]
public sealed record HeldMeetings(int Meetings, int Solved, int Owed);

/// <summary>What the last meeting decided, and how it stands.</summary>
/// <param name="Text">What.</param>
/// <param name="Unit">What the unit that owes it is called.</param>
/// <param name="DueAt">By when, UTC; null once it is solved.</param>
/// <param name="IsSolved">True once whoever asked said that it is solved.</param>
[GenerateSerializer, Immutable, Alias("meetings.last-decided")]
public sealed record LastDecided(string Text, string Unit, DateTimeOffset? DueAt, bool IsSolved);

/// <summary>The item in hand.</summary>
/// <param name="Item">Its number; 0 for none.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="EndsAt">When its time is over, UTC; it may have passed.</param>
/// <param name="Firm">What the firm that asked is called.</param>
[GenerateSerializer, Immutable, Alias("meetings.room-item")]
public sealed record RoomItem(int Item, DateTimeOffset? Since, DateTimeOffset? EndsAt, string? Firm);

/// <summary>Who has the floor.</summary>
/// <param name="Now">Who speaks; null for nobody.</param>
/// <param name="Interrupted">Who goes on after a question between; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("meetings.room-speaker")]
public sealed record RoomSpeaker(Speaker? Now, Speaker? Interrupted);

/// <summary>A seat of the room.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Present">True while it is present.</param>
/// <param name="Interested">True when it declared an interest in the item in hand.</param>
/// <param name="Spoken">How long it spoke in all, in seconds, without the speech in hand.</param>
[GenerateSerializer, Immutable, Alias("meetings.seat")]
public sealed record Seat(string Unit, string Name, bool Present, bool Interested, int Spoken);

/// <summary>What was decided, as the room sees it.</summary>
/// <param name="Number">The how manieth of the meeting.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Motion">The number of the motion that carried.</param>
/// <param name="Text">What.</param>
/// <param name="Responsible">What the unit that does it is called.</param>
/// <param name="Assisting">What those that assist are called.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="At">When it was decided, UTC.</param>
[GenerateSerializer, Immutable, Alias("meetings.room-decision")]
public sealed record RoomDecision(
    int Number, int Item, int Motion, string Text, string Responsible, IReadOnlyList<string> Assisting, DateTimeOffset DueAt, DateTimeOffset At)
{
    /// <summary>The same in all members, those that assist in the same order.</summary>
    public bool Equals(RoomDecision? other) =>
        other is not null && (Number, Item, Motion, Text, Responsible, DueAt, At) == (other.Number, other.Item, other.Motion, other.Text, other.Responsible, other.DueAt, other.At)
        && Assisting.SequenceEqual(other.Assisting);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Item, Text, DueAt);
}
