using System.Text.Json;
using Coordination.Core.Journal;
using Coordination.Core.Tests.Parcels;

namespace Coordination.Core.Tests.Journal;

public sealed class DeadlinesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_deadlines_nothing_is_next()
    {
        Assert.Null(default(Deadlines<Reminder>).Next);
        Assert.Null(default(Deadlines<Reminder>).Passed(DateTimeOffset.MaxValue));
        Assert.Null(default(Deadlines<Reminder>)[Reminder.Soon]);
    }

    [Fact]
    public void The_earliest_is_next_and_passes_first()
    {
        var both = default(Deadlines<Reminder>).With(Reminder.Later, Noon.AddHours(2)).With(Reminder.Soon, Noon);
        Assert.Equal(Noon, both.Next);
        Assert.Null(both.Passed(Noon.AddTicks(-1)));
        Assert.Equal(Reminder.Soon, both.Passed(Noon));
        Assert.Equal(Reminder.Soon, both.Passed(Noon.AddHours(3)));
        Assert.Equal(Reminder.Later, both.With(Reminder.Soon, null).Passed(Noon.AddHours(3)));
        Assert.Equal(Noon.AddHours(2), both.With(Reminder.Soon, null).Next);
    }

    [Fact]
    public void One_that_is_set_again_moves_and_of_two_at_one_moment_the_one_declared_first_passes()
    {
        var moved = default(Deadlines<Reminder>).With(Reminder.Soon, Noon).With(Reminder.Soon, Noon.AddDays(1)).With(Reminder.Later, Noon.AddDays(1));
        Assert.Equal(2, moved.All.Count);
        Assert.Equal(Reminder.Later, moved.Passed(Noon.AddDays(1)));
    }

    [Fact]
    public void A_snapshot_keeps_them()
    {
        var one = default(Deadlines<Reminder>).With(Reminder.Soon, Noon);
        var kept = JsonSerializer.Deserialize<Deadlines<Reminder>>(JsonSerializer.Serialize(one, StoredJson.Options), StoredJson.Options);
        Assert.Equal((Noon, null), (kept[Reminder.Soon], kept[Reminder.Later]));
    }
}
