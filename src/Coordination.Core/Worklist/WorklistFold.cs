using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Worklist;
using Coordination.Core.Boards;

namespace Coordination.Core.Worklist;

/// <summary>The content of a work list: what waits, most urgent first.</summary>
internal sealed class WorklistFold : BoardFold
{
    private const int Most = 500;
    private static readonly Comparer<WorkItem> Urgency = Comparer<WorkItem>.Create((left, right) =>
        (left.DueAt ?? DateTimeOffset.MaxValue).CompareTo(right.DueAt ?? DateTimeOffset.MaxValue) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Id, right.Id));
    private readonly IReadOnlyList<RoleGrant> _grants;
    private readonly Rows<string, WorkItem> _items;
    private readonly Cell<WorkCounts> _counts;

    public WorklistFold(IReadOnlyList<RoleGrant> grants, TimeZoneInfo zone, TimeProvider clock) : base(zone)
    {
        _grants = grants;
        _items = Rows<string, WorkItem>(Urgency, Most);
        _counts = Cell(() => Count(clock.GetUtcNow()), TimeSpan.FromSeconds(1));
    }

    protected override void Replace(BoardFact? old, BoardFact? fact)
    {
        _counts.Touch();
        if (fact is { Content: WorkFact work } && Array.Find(work.Turns, turn => _grants.Any(turn.IsOf)) is { } own)
            _items.Set(fact.Stream, new WorkItem(fact.Stream, fact.Version, work.Title, work.Status, own.Place, own.Action, own.DueAt));
        else _items.Remove((fact ?? old)!.Stream);
    }

    protected override Frame Make(FrameHead head, FramePart part)
    {
        // What is overdue changes with the clock alone.
        if (part is FramePart.Nothing) _counts.Touch();
        return new WorklistFrame(
            head.Board, head.Sequence, head.Kind, head.At, head.Newest, _items.Take(part), _items.TakeGone(part), _counts.Take(part));
    }

    private WorkCounts Count(DateTimeOffset now) => new(_items.Count, _items.All.TakeWhile(item => item.DueAt <= now).Count());
}
