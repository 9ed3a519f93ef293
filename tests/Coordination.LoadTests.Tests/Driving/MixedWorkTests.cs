using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.LoadTests.Tests.Driving;

public sealed class MixedWorkTests
{
    private readonly County _county = County.Generate(40, 1, "990001");

    [Fact]
    public void Matters_go_through_their_steps_in_order_and_duty_alternates()
    {
        var ledger = new Ledger("run");
        var work = Work(seed: 1, ledger: ledger);
        var steps = new Dictionary<Target, List<Type>>();
        var duty = new Dictionary<Target, List<Type>>();
        for (var sent = 0; sent < 20_000; sent++)
        {
            var command = work.Next();
            var kept = command.Body is MatterCommand ? steps : command.Body is GoOnDuty or GoOffDuty ? duty : null;
            if (kept is not null)
                (kept.TryGetValue(command.Target, out var list) ? list : kept[command.Target] = []).Add(command.Body.GetType());
            work.Settled(command, Fate.Acknowledged);
        }

        Type[] order = [typeof(ReportMatter), typeof(FileMatter), typeof(DispatchMatter), typeof(HandleMatter), typeof(VerifyMatter), typeof(CloseMatter)];
        Assert.NotEmpty(steps);
        Assert.All(steps.Values, taken => Assert.Equal(order.Take(taken.Count), taken));
        Assert.Contains(steps.Values, taken => taken.Count == order.Length);
        Assert.Equal(steps.Keys.ToHashSet(), ledger.Targets.Where(target => target.Kind == "matters").ToHashSet());
        Assert.Equal(40, duty.Count);
        Assert.All(duty.Values, taken => Assert.Equal(taken.Select((_, at) => at % 2 == 0 ? typeof(GoOnDuty) : typeof(GoOffDuty)), taken));
    }

    [Fact]
    public void A_matter_whose_step_was_never_answered_is_left_alone()
    {
        var work = Work(seed: 1);
        var left = new HashSet<Target>();
        for (var sent = 0; sent < 2_000; sent++)
        {
            var command = work.Next();
            Assert.DoesNotContain(command.Target, left);
            if (command.Body is MatterCommand) left.Add(command.Target);
            work.Settled(command, command.Body is MatterCommand ? Fate.Unknown : Fate.Acknowledged);
        }
        Assert.NotEmpty(left);
    }

    [Fact]
    public void The_same_seed_makes_the_same_work()
    {
        Assert.Equal(Sent(Work(seed: 3)), Sent(Work(seed: 3)));
        Assert.NotEqual(Sent(Work(seed: 3)), Sent(Work(seed: 4)));
    }

    [Fact]
    public void Hot_work_has_one_target()
    {
        var work = Work(seed: 1, hot: true);
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Equal(new Target("grids", _county.Grids[0]), work.Next().Target));
    }

    private MixedWork Work(int seed, bool hot = false, Ledger? ledger = null) =>
        new(_county, new Workforce(_county, 5), ledger ?? new Ledger("run"), seed, hot, new FakeTimeProvider());

    // Ids of matters are made of the clock and of chance, and differ.
    private static List<(string, int, object)> Sent(MixedWork work) =>
        [.. Enumerable.Range(0, 500).Select(_ => work.Next()).Select(command => (command.Target.Kind == "matters" ? "" : command.Target.Id, command.Account, command.Body))];
}
