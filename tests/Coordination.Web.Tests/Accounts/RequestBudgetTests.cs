using Coordination.Web.Accounts;

namespace Coordination.Web.Tests.Accounts;

public sealed class RequestBudgetTests
{
    [Fact]
    public void Whoever_read_the_clock_late_does_not_open_a_second_again()
    {
        var clock = new Seconds();
        var budget = new RequestBudget();
        clock.Now = 2;
        Assert.True(budget.Take(10, 10, clock));
        clock.Now = 1;
        Assert.False(budget.Take(1, 10, clock));
        clock.Now = 2;
        Assert.False(budget.Take(1, 10, clock));
        clock.Now = 3;
        Assert.True(budget.Take(10, 10, clock));
    }

    [Fact]
    public async Task Of_many_at_once_exactly_as_many_as_allowed_get_through_in_each_second()
    {
        var clock = new Seconds();
        var budget = new RequestBudget();
        for (clock.Now = 1; clock.Now <= 200; clock.Now++)
        {
            using var start = new Barrier(4);
            var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestApp.Stop);
                    return Enumerable.Range(0, 50).Count(_ => budget.Take(1, 100, clock));
                },
                TestApp.Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Equal(100, taken.Sum());
        }
    }

    [Fact]
    public void What_was_refused_takes_nothing_from_what_is_left()
    {
        var clock = new Seconds { Now = 1 };
        var budget = new RequestBudget();
        Assert.False(budget.Take(11, 10, clock));
        Assert.True(budget.Take(10, 10, clock));
    }

    private sealed class Seconds : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Now;
    }
}
