using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Journal;

public sealed class WorkIdTests
{
    [Fact]
    public void A_decision_made_again_makes_the_same_things_and_another_makes_others()
    {
        var id = WorkId.From("meetings/a", CommandKey.OfCaller("key"), 1);
        Assert.Equal(id, WorkId.From("meetings/a", CommandKey.OfCaller("key"), 1));
        Assert.Equal(id, WorkId.Canonical(id));
        string[] others =
        [
            WorkId.From("meetings/a", CommandKey.OfCaller("key"), 2), WorkId.From("meetings/a", CommandKey.OfCaller("key2"), 1),
            WorkId.From("meetings/b", CommandKey.OfCaller("key"), 1), WorkId.From("meetings/a", CommandKey.OfServer("key"), 1),
        ];
        Assert.Equal(4, others.Distinct().Count());
        Assert.DoesNotContain(id, others);
    }
}
