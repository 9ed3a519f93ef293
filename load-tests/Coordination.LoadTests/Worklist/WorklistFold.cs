using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Worklist;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Worklist;

/// <summary>What the work list of an account shows, held against what all things of history wait for.</summary>
/// <param name="account">The account's id.</param>
/// <param name="grants">What it holds.</param>
internal sealed class WorklistFold(string account, IReadOnlyList<RoleGrant> grants) : WallFold($"worklist/{account}")
{
    private const int Most = 500;
    private readonly Dictionary<string, WorkItem> _items = [];
    private WorkCounts? _counts;
    private DateTimeOffset _at;

    public override string Sort => "worklist";

    public override Type FrameType => typeof(WorklistFrame);

    /// <summary>Whatever is shown and doesn't wait, or waits and isn't shown so; and what was not there yet when it was read.</summary>
    public override IEnumerable<Target> Doubtful(Past past)
    {
        var expected = Expected(past).ToDictionary(item => item.Id);
        bool IsShownRight(string id) => Same(Shown(id), expected.GetValueOrDefault(id));
        return past.All<HistoryFold>().Select(thing => (thing.Version, thing.Target))
            .Where(thing => thing.Version == 0 || !IsShownRight(thing.Target.ToString()))
            .Select(thing => thing.Target);
    }

    protected override void Take(Frame frame)
    {
        var own = (WorklistFrame)frame;
        if (own.Kind is FrameKind.Snapshot) _items.Clear();
        foreach (var item in own.Items) _items[item.Id] = item;
        foreach (var gone in own.Gone ?? []) _items.Remove(gone);
        _counts = own.Counts ?? _counts;
        _at = own.At;
    }

    protected override string? Compare(Past past)
    {
        var expected = Expected(past);
        var overdue = expected.Count(item => item.DueAt <= _at);
        if (_counts != new WorkCounts(expected.Count, overdue))
            return $"counts {_counts?.ToString() ?? "nothing"}, history says {expected.Count} and {overdue} overdue";
        foreach (var item in expected.Take(Most))
            if (!Same(Shown(item.Id), item))
                return $"shows {Shown(item.Id)?.ToString() ?? "no " + item.Id}, history says {item}";
        return _items.Count > Most || _items.Count > expected.Count ? $"{_items.Count} items for {Math.Min(Most, expected.Count)}" : null;
    }

    private WorkItem? Shown(string id) => _items.GetValueOrDefault(id);

    /// <summary>Most urgent first. Titles are masked on the way and are left out.</summary>
    private List<WorkItem> Expected(Past past) =>
    [
        .. past.All<HistoryFold>().Select(Own).OfType<WorkItem>()
            .OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal),
    ];

    private WorkItem? Own(HistoryFold thing) => thing.Waits.FirstOrDefault(waiting => grants.Any(waiting.IsOf)) is { } own
        ? new WorkItem(thing.Target.ToString(), thing.Version, "", own.Status, own.Place, own.Action, own.DueAt)
        : null;

    private static bool Same(WorkItem? shown, WorkItem? expected) => (shown is null ? null : shown with { Title = "" }) == expected;
}
