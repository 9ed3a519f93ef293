using System.Text.Json.Serialization;
using Coordination.Contracts.Boards;

namespace Coordination.Contracts.Worklist;

/// <summary>A frame of the board <c>worklist/&lt;account&gt;</c>: everything, of whatever kind, that waits for that account.</summary>
/// <param name="Board">As in <see cref="Frame"/>.</param>
/// <param name="Sequence">As in <see cref="Frame"/>.</param>
/// <param name="Kind">As in <see cref="Frame"/>.</param>
/// <param name="At">As in <see cref="Frame"/>.</param>
/// <param name="Newest">As in <see cref="Frame"/>.</param>
/// <param name="Items">A snapshot: the most urgent, at most 500, earliest deadline first, those without one last; a delta: those that changed or came, whole.</param>
/// <param name="Gone">Ids of items that no longer wait, or are no longer among the most urgent; left out when there are none.</param>
/// <param name="Counts">Left out in a delta when unchanged, and in a heartbeat.</param>
[GenerateSerializer, Immutable, Alias("worklist.frame")]
public sealed record WorklistFrame(
    string Board,
    long Sequence,
    FrameKind Kind,
    DateTimeOffset At,
    DateTimeOffset? Newest,
    IReadOnlyList<WorkItem> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Gone = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WorkCounts? Counts = null)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>One thing that waits for somebody.</summary>
/// <param name="Id">The thing, for example <c>matters/0198…</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What it is, with contact data masked.</param>
/// <param name="Status">A word of the kind's own; null for none.</param>
/// <param name="Place">Where it waits: an area code or a chain path.</param>
/// <param name="Action">The command that is waited for, in kebab case.</param>
/// <param name="DueAt">By when, UTC; null without a deadline.</param>
[GenerateSerializer, Immutable, Alias("worklist.item")]
public sealed record WorkItem(string Id, long Version, string Title, string? Status, string Place, string Action, DateTimeOffset? DueAt);

/// <summary>How much waits in all.</summary>
/// <param name="All">Things.</param>
/// <param name="Overdue">Those of them whose deadline has passed.</param>
[GenerateSerializer, Immutable, Alias("worklist.counts")]
public sealed record WorkCounts(int All, int Overdue);
