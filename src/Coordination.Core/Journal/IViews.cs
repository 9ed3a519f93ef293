using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>Reads of the newest views and of history across streams. Every call is bounded in time by the engine.</summary>
public interface IViews
{
    /// <summary>The view of <paramref name="stream"/>; null when it has none.</summary>
    ValueTask<StoredView?> Get(string stream, CancellationToken stop);

    /// <summary>One page of a list.</summary>
    /// <exception cref="FormatException">The cursor is not one that this query made.</exception>
    ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop);

    /// <summary>The first of what a list asks for, in its order, streamed; its size and cursor count for nothing.</summary>
    IAsyncEnumerable<StoredView> All(ViewQuery query, int atMost, CancellationToken stop);

    /// <summary>
    /// What people look for by a number, an id or words of a title or text, best first: the very number or id, the very title,
    /// titles that begin with it, titles that hold it, all else; at each step places and the like before work, newest first.
    /// Bounded: of words that very many hold, those among the newest 2,000 that hold them and the first 5,000 of each kind.
    /// </summary>
    ValueTask<IReadOnlyList<FoundView>> Find(FindQuery query, CancellationToken stop);

    /// <summary>The views that the scan asks for, in no order, streamed.</summary>
    IAsyncEnumerable<StoredView> Under(ViewScan scan, CancellationToken stop);

    /// <summary>Stream and version of the views that the scan asks for, in no order, streamed.</summary>
    IAsyncEnumerable<(string Stream, long Version)> Versions(ViewScan scan, CancellationToken stop);

    /// <summary>The views of these streams, in no order; one without a view is left out. At most 1,000.</summary>
    ValueTask<IReadOnlyList<StoredView>> GetAll(IReadOnlyCollection<string> streams, CancellationToken stop);

    /// <summary>
    /// The views that the scan would have found at <paramref name="moment"/>, as they were then: each as its last commit
    /// up to that moment left it. A scan by turns has no past.
    /// </summary>
    IAsyncEnumerable<PastView> Past(ViewScan scan, DateTimeOffset moment, CancellationToken stop);

    /// <summary>What is kept beside the view of <paramref name="stream"/>, as UTF-8 JSON; null for nothing.</summary>
    ValueTask<ReadOnlyMemory<byte>?> Details(string stream, CancellationToken stop);

    /// <summary>
    /// Streams to wake: half of them those that are due the longest, half those that came due last, so that neither many
    /// that can't clear nor a flood of new ones starves the others; and those with messages that may be delivered.
    /// </summary>
    ValueTask<IReadOnlyList<(string Stream, long Version)>> ToWake(DateTimeOffset now, int atMost, CancellationToken stop);

    /// <summary>Dead letters, newest first.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(long before, int atMost, CancellationToken stop);

    /// <summary>How many dead letters there are.</summary>
    ValueTask<long> CountDeadLetters(CancellationToken stop);
}

/// <summary>Which views a scan reads.</summary>
/// <param name="Kinds">Of these kinds; empty for all.</param>
/// <param name="Area">The view's area starts with this; empty for any.</param>
public sealed record ViewScan(IReadOnlyList<string> Kinds, string Area = "")
{
    /// <summary>The view stands at this chain path or below it; null for any.</summary>
    public string? Chain { get; init; }

    /// <summary>Only those changed at or after this, UTC; null for all.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Not those with one of these statuses; empty for all.</summary>
    public IReadOnlyList<string> ExceptStatuses { get; init; } = [];

    /// <summary>Only those that wait for who holds one of these; null for all.</summary>
    public IReadOnlyList<RoleGrant>? TurnOf { get; init; }
}

/// <summary>A view read back.</summary>
public sealed record StoredView(string Stream, long Version, DateTimeOffset UpdatedAt, ViewRow Row)
{
    /// <summary>The id: what follows the kind.</summary>
    public string Id => Stream[(Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>A view as it was at a past moment.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version then.</param>
/// <param name="At">When that was committed, UTC.</param>
/// <param name="Kept">As the commit kept it; null when it was not kept.</param>
public sealed record PastView(string Stream, long Version, DateTimeOffset At, KeptView? Kept);

/// <summary>What a list asks for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Places">The view stands at or below one of these; empty finds nothing, <c>*</c> finds all.</param>
public sealed record ViewQuery(string Kind, IReadOnlyList<string> Places)
{
    /// <summary>Of these kinds too.</summary>
    public IReadOnlyList<string> AndKinds { get; init; } = [];

    /// <summary>Only those that wait for somebody.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Only this stream's; null for any.</summary>
    public string? Stream { get; init; }

    /// <summary>Only at or below this area; null for any.</summary>
    public string? Area { get; init; }

    /// <summary>Only at or below this chain path; null for any.</summary>
    public string? Chain { get; init; }

    /// <summary>Only these; empty for any.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only this one's; null for any.</summary>
    public string? Owner { get; init; }

    /// <summary>Only those that wait for who holds one of these; null for any.</summary>
    public IReadOnlyList<RoleGrant>? TurnOf { get; init; }

    /// <summary>Only with a deadline at or before this, UTC.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>The title or text contains this, upper and lower case, full and half width alike.</summary>
    public string? Text { get; init; }

    /// <summary>The order; ties go by stream.</summary>
    public ViewSort Sort { get; init; }

    /// <summary>1–1,000.</summary>
    public int Size { get; init; } = 50;

    /// <summary>A cursor of the page before; null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>What somebody looks for, in all that is theirs to see.</summary>
/// <param name="Text">A number, an id, or words.</param>
/// <param name="Kinds">The kinds with their places; empty finds nothing.</param>
/// <param name="Size">At most so many.</param>
public sealed record FindQuery(string Text, IReadOnlyList<SeenKind> Kinds, int Size);

/// <summary>A kind and the places at or below which its things may be seen.</summary>
public sealed record SeenKind(string Kind, IReadOnlyList<string> Places);

/// <summary>A thing that was found, as its line says it.</summary>
public sealed record FoundView(string Stream, DateTimeOffset UpdatedAt, string Kind, Standing Stands, string? Status, string Title, string? Number)
{
    /// <summary>The id: what follows the kind.</summary>
    public string Id => Stream[(Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>The orders a list can have.</summary>
public enum ViewSort
{
    /// <summary>By id, ascending.</summary>
    Id,
    /// <summary>Newest change first.</summary>
    Updated,
    /// <summary>Earliest deadline first; those without come last.</summary>
    Due,
}

/// <summary>One page of a list.</summary>
/// <param name="Items">In the order asked for.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ViewPage(IReadOnlyList<StoredView> Items, long Total, string? Next)
{
    /// <summary>True when there are at least so many: of a text that very many hold no more are counted.</summary>
    public bool IsAtLeast { get; init; }
}
