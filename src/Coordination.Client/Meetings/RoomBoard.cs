using Coordination.Client.Boards;
using Coordination.Contracts.Meetings;

namespace Coordination.Client.Meetings;

/// <summary>The board of a meeting as this browser holds it.</summary>
public sealed class RoomBoard : BoardFold<MeetingFrame>
{
    private Dictionary<string, string> names = [];

    /// <summary>The meeting itself; null before the first frame.</summary>
    public MeetingState? State { get; private set; }

    /// <summary>The item in hand; its number is 0 for none.</summary>
    public RoomItem Item { get; private set; } = new(0, null, null, null);

    /// <summary>Who has the floor.</summary>
    public RoomSpeaker Speaker { get; private set; } = new(null, null);

    /// <summary>Ids of units that asked for it.</summary>
    public IReadOnlyList<string> Queue { get; private set; } = [];

    /// <summary>The motion to the item in hand; null for none.</summary>
    public Motion? Motion { get; private set; }

    /// <summary>The vote on it; null before it opens.</summary>
    public Vote? Vote { get; private set; }

    /// <summary>The seats in their order.</summary>
    public IReadOnlyList<Seat> Presence { get; private set; } = [];

    /// <summary>The items in their order.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<RoomDecision> Decisions { get; private set; } = [];

    /// <summary>What the chain's meetings did so far.</summary>
    public HeldMeetings Held { get; private set; } = new(0, 0, 0);

    /// <summary>What the chain's last meeting decided, what is owed first.</summary>
    public IReadOnlyList<LastDecided> Last { get; private set; } = [];

    /// <summary>The papers, and which of them the room is shown.</summary>
    public RoomPapers Papers { get; private set; } = new([], 0);

    /// <summary>The paper that the room is shown; null for none.</summary>
    public Paper? Shown => Papers.All.FirstOrDefault(one => one.Number == Papers.Shown);

    /// <summary>The agenda's entry of the item in hand; null for none.</summary>
    public AgendaItem? InHand => Agenda.FirstOrDefault(one => one.Item == Item.Item);

    /// <summary>What was decided on the motion that was voted on; null for nothing yet.</summary>
    public RoomDecision? Settled => Vote is { Carried: true } vote ? Decisions.FirstOrDefault(one => one.Motion == vote.Motion) : null;

    /// <summary>What the unit is called.</summary>
    public string NameOf(string unit) => names.GetValueOrDefault(unit) ?? unit;

    /// <inheritdoc/>
    protected override void Clear()
    {
        (State, Item, Speaker, Queue) = (null, new(0, null, null, null), new(null, null), []);
        (Motion, Vote, Presence, Agenda, Decisions, Held, names) = (null, null, [], [], [], new(0, 0, 0), []);
        (Last, Papers) = ([], new([], 0));
    }

    /// <inheritdoc/>
    protected override void Fold(MeetingFrame frame)
    {
        State = frame.State ?? State;
        Item = frame.Item ?? Item;
        Speaker = frame.Speaker ?? Speaker;
        Queue = frame.Queue ?? Queue;
        Agenda = frame.Agenda ?? Agenda;
        Decisions = frame.Decisions ?? Decisions;
        Held = frame.Held ?? Held;
        Last = frame.Last ?? Last;
        Papers = frame.Papers ?? Papers;
        if (frame.Motion is { } motion) Motion = motion.Number == 0 ? null : motion;
        if (frame.Vote is { } vote) Vote = vote.Motion == 0 ? null : vote;
        if (frame.Presence is not { } seats) return;
        Presence = seats;
        names = seats.ToDictionary(one => one.Unit, one => one.Name);
    }
}
