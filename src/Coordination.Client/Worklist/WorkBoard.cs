using Coordination.Client.Boards;
using Coordination.Client.Language;
using Coordination.Contracts.Worklist;

namespace Coordination.Client.Worklist;

/// <summary>Everything that waits for one account.</summary>
public sealed class WorkBoard : BoardFold<WorklistFrame>
{
    private readonly Dictionary<string, WorkItem> items = new(StringComparer.Ordinal);

    /// <summary>The most urgent first: by deadline, those without one last.</summary>
    public IReadOnlyList<WorkItem> Items { get; private set; } = [];

    /// <summary>How much waits in all, also beyond <see cref="Items"/>.</summary>
    public WorkCounts Counts { get; private set; } = new(0, 0);

    /// <summary>The text of an item's urgency at a moment: late, due on that day of the place, or later.</summary>
    public static string Urgency(WorkItem item, DateTimeOffset now) =>
        item.DueAt is not { } due ? "worklist-later"
        : due <= now ? "worklist-late"
        : Wording.Local(due).Date == Wording.Local(now).Date ? "worklist-today" : "worklist-later";

    /// <inheritdoc/>
    protected override void Fold(WorklistFrame frame)
    {
        foreach (var id in frame.Gone ?? []) items.Remove(id);
        foreach (var item in frame.Items) items[item.Id] = item;
        Items = [.. items.Values.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal)];
        Counts = frame.Counts ?? Counts;
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        items.Clear();
        (Items, Counts) = ([], new(0, 0));
    }
}
