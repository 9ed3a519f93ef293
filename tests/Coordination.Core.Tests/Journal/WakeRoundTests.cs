using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Journal;

public sealed class WakeRoundTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);
    private readonly WakeRound _round = new();

    [Fact]
    public void So_many_are_woken_at_once_and_none_twice()
    {
        var due = Enumerable.Range(0, 500).Select(n => ($"a/{n}", 1L)).ToList();
        Assert.Equal(WakeRound.Most, _round.Take(due, Now).Count);
        Assert.Empty(_round.Take(due, Now));
        _round.Done("a/0", 1, Now);
        Assert.Equal([("a/200", 1L)], _round.Take([("a/0", 1), ("a/1", 1), ("a/200", 1)], Now));
    }

    [Fact]
    public void One_that_does_not_clear_is_left_alone_longer_each_time_five_minutes_at_most()
    {
        var pauses = new List<double>();
        for (var n = 0; n < 12; n++) pauses.Add((_round.Done("a/0", 1, Now) - Now).TotalSeconds);
        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300], pauses);
        Assert.Empty(_round.Take([("a/0", 1)], Now.AddSeconds(299)));
        Assert.Single(_round.Take([("a/0", 1)], Now.AddSeconds(300)));
    }

    [Fact]
    public void A_commit_sets_it_right()
    {
        for (var n = 0; n < 5; n++) _round.Done("a/0", 1, Now);
        Assert.Single(_round.Take([("a/0", 2)], Now));
        Assert.Equal(Now.AddSeconds(2), _round.Done("a/0", 2, Now));
    }
}
