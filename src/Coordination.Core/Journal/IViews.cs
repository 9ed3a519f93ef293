namespace Coordination.Core.Journal;

/// <summary>Reads of the newest views and of history across streams. Every call is bounded in time by the engine.</summary>
public interface IViews
{
    /// <summary>The view of <paramref name="stream"/>; null when it has none.</summary>
    ValueTask<StoredView?> Get(string stream, CancellationToken stop);

    /// <summary>One page of a list.</summary>
    /// <exception cref="FormatException">The cursor is not one that this query made.</exception>
    ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop);

    /// <summary>The views that the scan asks for, in no order, streamed.</summary>
    IAsyncEnumerable<StoredView> Under(ViewScan scan, CancellationToken stop);

    /// <summary>
    /// Every commit up to <paramref name="until"/> of the streams of the kinds whose area starts with
    /// <paramref name="area"/>; the commits of one stream come together and in order.
    /// </summary>
    IAsyncEnumerable<StoredCommit> HistoryUnder(
        string area, IReadOnlyList<string> kinds, DateTimeOffset until, CancellationToken stop);

    /// <summary>Streams to wake: those whose alarm has passed, earliest first, and those with messages older than <paramref name="untold"/>.</summary>
    ValueTask<IReadOnlyList<string>> ToWake(
        DateTimeOffset now, DateTimeOffset untold, int atMost, CancellationToken stop);
}

/// <summary>Which views a scan reads.</summary>
/// <param name="Area">The view's area starts with this.</param>
/// <param name="Kinds">Of these kinds.</param>
/// <param name="ChangedSince">Only those changed at or after this, UTC; null for all.</param>
/// <param name="ExceptStatus">Not those with this status; null for all.</param>
public sealed record ViewScan(
    string Area, IReadOnlyList<string> Kinds, DateTimeOffset? ChangedSince = null, string? ExceptStatus = null);

/// <summary>A view read back.</summary>
public sealed record StoredView(string Stream, long Version, DateTimeOffset UpdatedAt, ViewRow Row);

/// <summary>What a list asks for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Areas">The view's area starts with one of these; empty finds nothing, one empty string finds all.</param>
/// <param name="Chain">Only this chain; null for any.</param>
/// <param name="Statuses">Only these; empty for any.</param>
/// <param name="DueBefore">Only with a deadline at or before this, UTC.</param>
/// <param name="Text">The view's JSON contains this, upper and lower case alike.</param>
/// <param name="Sort">The order; ties go by stream.</param>
/// <param name="Size">1–1,000.</param>
/// <param name="After">A cursor of the page before; null for the first.</param>
public sealed record ViewQuery(
    string Kind,
    IReadOnlyList<string> Areas,
    string? Chain = null,
    IReadOnlyList<string>? Statuses = null,
    DateTimeOffset? DueBefore = null,
    string? Text = null,
    ViewSort Sort = ViewSort.Id,
    int Size = 50,
    string? After = null);

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
public sealed record ViewPage(IReadOnlyList<StoredView> Items, long Total, string? Next);
