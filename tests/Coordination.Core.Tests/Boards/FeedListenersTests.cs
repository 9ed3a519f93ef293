using System.Collections.Concurrent;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.Core.Areas;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Matters;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Tests.Boards;

public sealed class FeedListenersTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);
    private readonly AreaBoard _kind = new(Options.Create(new BoardOptions()));
    private readonly ConcurrentDictionary<string, FeedLease[]> _byTopic = new();
    private readonly FeedListeners _listeners = new();

    [Fact]
    public void A_thing_that_moves_is_told_to_where_it_stands_and_to_where_it_stood()
    {
        var (county, here, there) = (Lease("area/360424"), Lease("area/360424100901"), Lease("area/360424100902"));
        Assert.True(_listeners.Offer(_kind, Commit(2, "360424100902001", "360424100901001"), _byTopic));
        Assert.NotNull(Assert.Single(county.Take()!).Content);
        Assert.NotNull(Assert.Single(there.Take()!).Content);
        Assert.Equal(new BoardFact("matters/a", 2, Now, null), Assert.Single(here.Take()!));
    }

    [Fact]
    public void A_thing_that_nobody_watches_costs_no_fact()
    {
        var elsewhere = Lease("area/350981");
        Assert.False(_listeners.Offer(_kind, Commit(1, "360424100902001", null), _byTopic));
        Assert.Null(elsewhere.Take());
    }

    [Fact]
    public void Of_one_stream_the_newest_waits_alone()
    {
        var lease = Lease("area/360424");
        _listeners.Offer(_kind, Commit(2, "360424100902001", "360424100902001"), _byTopic);
        _listeners.Offer(_kind, Commit(1, "360424100902001", null), _byTopic);
        _listeners.Offer(_kind, Commit(3, "360424100902001", "360424100902001"), _byTopic);
        Assert.Equal(3, Assert.Single(lease.Take()!).Version);
    }

    private FeedLease Lease(string topic)
    {
        var lease = new FeedLease(topic, [topic]);
        _byTopic[topic] = [lease];
        return lease;
    }

    private static Commit Commit(long version, string grid, string? before) =>
        new("matters/a", version, Now, default, Row(grid), []) { Before = before is null ? null : Row(before) };

    private static ViewRow Row(string grid) => Matter.Kind.RowOf(new MatterView(
        "a", AreaCode.Parse(grid), "i", "T", null, null, MatterStep.File, Now, Now, Now, false, null, null, null, null, 0, null));
}
