using System.Runtime.CompilerServices;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Meetings;
using Coordination.Core.Boards;

namespace Coordination.Core.Meetings;

/// <summary>The content of a meeting's board.</summary>
internal sealed class MeetingFold : BoardFold
{
    private static readonly RoomItem NoItem = new(0, null, null, null);
    private static readonly Motion NoMotion = new(0, "");
    private static readonly Vote NoVote = new(0, false, [], 0, [], default, null, null, null);

    private readonly string _stream;
    private readonly Dictionary<(RoomNameSort, string), string> _names = [];
    private readonly Cell<MeetingState> _state;
    private readonly Cell<RoomItem> _item;
    private readonly Cell<RoomSpeaker> _speaker;
    private readonly Cell<IReadOnlyList<string>> _queue;
    private readonly Cell<Motion> _motion;
    private readonly Cell<Vote> _vote;
    private readonly Cell<IReadOnlyList<Seat>> _presence;
    private readonly Cell<IReadOnlyList<AgendaItem>> _agenda;
    private readonly Cell<IReadOnlyList<RoomDecision>> _decisions;
    private readonly Cell<HeldMeetings> _held;
    private readonly Cell<IReadOnlyList<LastDecided>> _last;
    private readonly Cell<RoomPapers> _papers;
    private readonly Cell<StrongBox<long>> _version;
    private readonly Dictionary<string, RoomProblem> _problems = [];
    private readonly Dictionary<string, DateTimeOffset> _closed = [];
    private MeetingView? _meeting;
    private long _at;

    public MeetingFold(string stream, TimeZoneInfo zone) : base(zone)
    {
        _stream = stream;
        _state = Cell(State);
        _item = Cell(Item);
        _speaker = Cell(() => new RoomSpeaker(_meeting?.Floor.Speaker, _meeting?.Floor.Interrupted));
        _queue = Cell(() => _meeting?.Floor.Queue ?? [], same: new SameItems<string>());
        _motion = Cell(() => _meeting?.Motion ?? NoMotion);
        _vote = Cell(() => _meeting?.Vote ?? NoVote);
        _presence = Cell(Presence, same: new SameItems<Seat>());
        _agenda = Cell(() => _meeting?.Agenda ?? [], same: new SameItems<AgendaItem>());
        _decisions = Cell(Decisions, same: new SameItems<RoomDecision>());
        _held = Cell(SoFar);
        _last = Cell(Last, same: new SameItems<LastDecided>());
        _papers = Cell(() => new RoomPapers(_meeting?.Papers ?? [], _meeting?.Shown ?? 0));
        _version = Cell(() => new StrongBox<long>(_at), same: EqualityComparer<StrongBox<long>>.Create((x, y) => x?.Value == y?.Value));
    }

    protected override void Replace(BoardFact? old, BoardFact? fact)
    {
        if (Counts(fact ?? old!, fact is null))
        {
            _held.Touch();
            _last.Touch();
        }
        switch ((fact ?? old)!)
        {
            case { Content: MeetingView meeting, Stream: var stream } when stream == _stream:
                (_meeting, _at) = (fact is null ? null : meeting, fact?.Version ?? 0);
                _version.Touch();
                break;
            case { Content: RoomName named } when fact is null:
                _names.Remove((named.Sort, named.Id));
                break;
            // What a firm does many times a day changes no name.
            case { Content: RoomName named } when _names.GetValueOrDefault((named.Sort, named.Id)) == named.Name:
                return;
            case { Content: RoomName named }:
                _names[(named.Sort, named.Id)] = named.Name;
                break;
            default:
                return;
        }
        _state.Touch();
        _item.Touch();
        _speaker.Touch();
        _queue.Touch();
        _motion.Touch();
        _vote.Touch();
        _presence.Touch();
        _agenda.Touch();
        _decisions.Touch();
        _last.Touch();
        _papers.Touch();
    }

    protected override Frame Make(FrameHead head, FramePart part) => new MeetingFrame(
        head.Board, head.Sequence, head.Kind, head.At, head.Newest, _state.Take(part), _item.Take(part), _speaker.Take(part), _queue.Take(part), _motion.Take(part),
        _vote.Take(part), _presence.Take(part), _agenda.Take(part), _decisions.Take(part), _held.Take(part), _last.Take(part), _papers.Take(part), _version.Take(part)?.Value);

    // What all meetings of the chain did, this one among them.
    private bool Counts(BoardFact one, bool isGone) => one.Content switch
    {
        MeetingView { Status: MeetingStatus.Closed, ClosedAt: { } at } when !isGone => _closed.TryAdd(one.Stream, at),
        MeetingView => _closed.Remove(one.Stream),
        RoomProblem when isGone => _problems.Remove(one.Stream),
        RoomProblem problem => (_problems[one.Stream] = problem) is not null,
        _ => false,
    };

    private HeldMeetings SoFar() => new(
        _closed.Count, _problems.Values.Count(one => one.IsSolved), _problems.Values.Count(one => one is { IsSolved: false, IsDropped: false }));

    private IReadOnlyList<LastDecided> Last()
    {
        var before = _closed.Where(one => one.Key != _stream && one.Value < (_meeting?.ClosedAt ?? DateTimeOffset.MaxValue)).ToList();
        if (before.Count == 0) return [];
        var meeting = before.MaxBy(one => one.Value).Key["meetings/".Length..];
        return
        [
            .. _problems.Where(one => one.Value.Meeting == meeting && !one.Value.IsDropped)
                .OrderBy(one => one.Value.IsSolved).ThenBy(one => one.Value.DueAt).ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new LastDecided(one.Value.Text, Name(RoomNameSort.Unit, one.Value.Unit), one.Value.DueAt, one.Value.IsSolved)),
        ];
    }

    private MeetingState State() => _meeting is not { } one
        ? new("", "", null, null, MeetingStatus.Called, "", default, null, null, 0, Majority.Half, null, [], null)
        : new(
            one.Title, Name(RoomNameSort.Chain, one.Chain), one.Number, one.Room, one.Status, one.Chair, one.StartsAt, one.OpenedAt, one.ClosedAt, one.Quorum,
            one.Majority, one.Message, one.Devices, one.OnlyDevice);

    private RoomItem Item()
    {
        if (_meeting is not { InHand: { } hand } meeting) return NoItem;
        var firm = meeting.Agenda.FirstOrDefault(one => one.Item == hand.Item)?.Firm;
        return new RoomItem(hand.Item, hand.Since, hand.EndsAt, firm is null ? null : Name(RoomNameSort.Firm, firm));
    }

    private IReadOnlyList<Seat> Presence() => _meeting is not { } one ? [] :
    [
        .. one.Units.Select(unit => new Seat(
            unit, Name(RoomNameSort.Unit, unit), one.Present.Contains(unit), one.Interested.Contains(unit),
            one.Floor.Spoken.FirstOrDefault(spoke => spoke.Unit == unit)?.Seconds ?? 0)),
    ];

    private IReadOnlyList<RoomDecision> Decisions() =>
    [
        .. (_meeting?.Decisions ?? []).Select(one => new RoomDecision(
            one.Number, one.Item, one.Motion, one.Text, Name(RoomNameSort.Unit, one.Responsible),
            [.. one.Assisting.Select(unit => Name(RoomNameSort.Unit, unit))], one.DueAt, one.At)),
    ];

    private string Name(RoomNameSort sort, string id) => _names.GetValueOrDefault((sort, id)) ?? id;
}
