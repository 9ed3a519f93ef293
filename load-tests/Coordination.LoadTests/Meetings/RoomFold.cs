using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Meetings;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Meetings;

/// <summary>What a screen in the room of a meeting shows.</summary>
internal sealed class RoomFold(string meeting) : WallFold($"meeting/{meeting}")
{
    private readonly Target _meeting = new("meetings", meeting);
    private MeetingState? _state;
    private RoomItem? _item;
    private RoomSpeaker? _speaker;
    private IReadOnlyList<string> _queue = [];
    private Motion? _motion;
    private Vote? _vote;
    private IReadOnlyList<Seat> _presence = [];
    private IReadOnlyList<AgendaItem> _agenda = [];
    private IReadOnlyList<RoomDecision> _decisions = [];

    public override Type FrameType => typeof(MeetingFrame);

    public override string Sort => "meeting";

    public override IEnumerable<(string Id, long Version)> Brought(Frame frame) =>
        ((MeetingFrame)frame).Version is { } version ? [(_meeting.ToString(), version)] : [];

    public override IEnumerable<Target> Doubtful(Past past) => [_meeting];

    protected override void Take(Frame frame)
    {
        var own = (MeetingFrame)frame;
        _state = own.State ?? _state;
        _item = own.Item ?? _item;
        _speaker = own.Speaker ?? _speaker;
        _queue = own.Queue ?? _queue;
        _motion = own.Motion ?? _motion;
        _vote = own.Vote ?? _vote;
        _presence = own.Presence ?? _presence;
        _agenda = own.Agenda ?? _agenda;
        _decisions = own.Decisions ?? _decisions;
    }

    protected override string? Compare(Past past)
    {
        if (past.Find(_meeting) is not MeetingPast said) return "its meeting has no past";
        if (said.Fault is { } fault) return fault;
        (string Name, object? Shown, object? Said)[] all =
        [
            ("status", _state is null ? null : WireEnums.NameOf(_state.Status), said.Status),
            ("message", _state?.Message, said.Message),
            ("item", _item?.Item, said.InHand),
            ("speaker", _speaker?.Now?.Unit, said.Speaker),
            ("queue", string.Join(',', _queue), string.Join(',', said.Queue)),
            ("motion", _motion?.Number, said.Motion),
            ("vote", _vote?.Motion, said.VoteOn),
            ("carried", _vote?.Carried, said.Carried),
            ("present", Sorted(_presence.Where(seat => seat.Present).Select(seat => seat.Unit)), Sorted(said.Present)),
            ("agenda", string.Join(',', _agenda.Select(item => $"{item.Item} {WireEnums.NameOf(item.Status)}")), string.Join(',', said.Items.OrderBy(item => item.Key).Select(item => $"{item.Key} {item.Value}"))),
            ("decisions", _decisions.Count, said.Decisions),
            ("votes", Sorted(_vote?.Votes.Select(vote => $"{vote.Unit} {(vote.Choice is { } choice ? WireEnums.NameOf(choice) : "")}") ?? []), Sorted(said.Votes.Select(vote => $"{vote.Key} {vote.Value}"))),
        ];
        return all.Where(one => !Equals(one.Shown, one.Said)).Select(one => $"{one.Name} {one.Shown ?? "none"}, history says {one.Said ?? "none"}").FirstOrDefault();
    }

    private static string Sorted(IEnumerable<string> words) => string.Join(',', words.Order(StringComparer.Ordinal));
}
