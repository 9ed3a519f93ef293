using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Web.Tests.Gate;

public sealed class RefusalQueueTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RefusalQueue _queue;

    public RefusalQueueTests() => _queue = new RefusalQueue(_clock);

    [Fact]
    public void An_account_has_sixty_rows_a_minute_and_one_that_says_how_many_more_there_were()
    {
        Refuse("flood", 10_000);
        Assert.Equal(60, Taken().Count);
        Assert.Empty(_queue.End());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([("flood", 10_000L)], _queue.End());
        var more = Assert.Single(Taken());
        Assert.Equal(("flood", "more", "9940"), (more.Account, more.Action, more.Target));
        Assert.Empty(_queue.End());
        Refuse("flood", 1);
        Assert.Equal("watch", Assert.Single(Taken()).Action);
    }

    [Fact]
    public void However_many_flood_and_however_long_nobody_writes_another_account_keeps_its_record()
    {
        for (var minute = 0; minute < 30; minute++)
        {
            for (var flood = 0; flood < 500; flood++) Refuse($"flood-{flood}", 100);
            _clock.Advance(TimeSpan.FromMinutes(1));
            _queue.End();
        }
        Refuse("quiet", 1);
        var rows = Taken();
        Assert.Single(rows, row => row.Account == "quiet");
        Assert.InRange(rows.Count, 4096, 4096 + 501);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _queue.End();
        rows.AddRange(Taken());
        Assert.Equal(500 * 100 * 30 + 1, rows.Sum(row => row.Action == "more" ? int.Parse(row.Target, null) : 1));
    }

    [Fact]
    public void A_minute_that_ends_while_rows_wait_begins_anew()
    {
        Refuse("slow", 70);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _queue.End();
        Refuse("slow", 70);
        Assert.Equal(60 + 1 + 60, Taken().Count);
        Assert.Equal([("slow", 70L)], _queue.End(all: true));
        Assert.Equal("10", Assert.Single(Taken()).Target);
    }

    private void Refuse(string account, int times)
    {
        for (var at = 0; at < times; at++) _queue.Add(account, "watch", "area/1");
    }

    private List<AuditRow> Taken()
    {
        var rows = new List<AuditRow>();
        _queue.Take(rows, int.MaxValue);
        return rows;
    }
}
