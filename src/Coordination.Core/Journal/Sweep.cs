namespace Coordination.Core.Journal;

/// <summary>
/// How far a stream has come that notifies very many others, a page at a time. Its state wakes at once until the sweep is
/// over (<see cref="ISweeps{TCommand}"/>), gathers a page, records it in an event and notifies that page: so it goes on after
/// a restart where it stopped, and no commit, queue or memory grows with how many there are. Who comes into being meanwhile with a smaller id is not met:
/// new things look for themselves.
/// </summary>
/// <param name="After">The cursor of the next page; null for the first.</param>
/// <param name="Page">The streams that the commit that led here notifies; empty before the first page.</param>
/// <param name="IsOver">True after the last page.</param>
public sealed record Sweep(string? After, IReadOnlyList<string> Page, bool IsOver)
{
    /// <summary>So many are notified by one commit: fewer than a stream keeps in hand.</summary>
    public const int PageSize = 200;

    /// <summary>From the first one on.</summary>
    public static Sweep Begin { get; } = new(null, [], false);

    /// <summary>What to gather for the page after that cursor.</summary>
    public static ViewQuery Query(ViewQuery those, string? after) => those with { Sort = ViewSort.Id, Size = PageSize, After = after };

    /// <summary>What an event records of a page that was gathered.</summary>
    public static SweepPage PageOf(ViewPage gathered) => new([.. gathered.Items.Select(view => view.Stream)], gathered.Next);

    /// <summary>After that page.</summary>
    public Sweep Then(SweepPage page) => this with { After = page.Next, Page = page.Streams, IsOver = page.Next is null };

    /// <summary>The messages of the commit that led here from <paramref name="before"/>.</summary>
    public IEnumerable<(string Target, object Command)> Notifications(Sweep? before, Func<string, object> command) =>
        ReferenceEquals(this, before) ? [] : Page.Select(stream => (stream, command(stream)));
}

/// <summary>A page of a sweep, as an event records it.</summary>
/// <param name="Streams">Who is notified, in order.</param>
/// <param name="Next">The cursor of the page after it; null for the last.</param>
public sealed record SweepPage(IReadOnlyList<string> Streams, string? Next);
