using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.LoadTests.Tests.Driving;

public sealed class LoadWorksTests
{
    private static readonly County County = County.Generate(40, 1, "990001");

    /// <summary>A feature's work as a later feature adds it, in a file of its own.</summary>
    private sealed class Errand(string kind, int weight, bool hot) : ILoadWork
    {
        public int Weight => weight;

        public bool CanBeHot => hot;

        public bool IsDry { get; set; }

        public List<Fate> Fates { get; } = [];

        public PlannedCommand? Next(LoadScene scene) => IsDry ? null : scene.Ledger.Plan(new Target(kind, "1"), 1, number => number);

        public void Settled(PlannedCommand command, Fate fate) => Fates.Add(fate);
    }

    private readonly Errand _often = new("often", 90, hot: false), _seldom = new("seldom", 10, hot: true);

    [Fact]
    public void Every_work_of_the_driver_is_found_and_has_a_weight()
    {
        Assert.NotEmpty(LoadWorks.New());
        Assert.All(LoadWorks.New(), work => Assert.InRange(work.Weight, 1, 1_000));
        Assert.Equal(LoadWorks.New().Select(work => work.GetType()), LoadWorks.New().Select(work => work.GetType()));
    }

    [Fact]
    public void Each_work_has_its_turn_by_its_weight_and_hears_what_became_of_its_own_commands()
    {
        var work = Work();
        for (var sent = 0; sent < 10_000; sent++)
        {
            var command = work.Next();
            work.Settled(command, command.Target.Kind == "often" ? Fate.Acknowledged : Fate.Refused);
        }

        Assert.InRange(_seldom.Fates.Count, 900, 1_100);
        Assert.Equal(10_000, _often.Fates.Count + _seldom.Fates.Count);
        Assert.All(_often.Fates, fate => Assert.Equal(Fate.Acknowledged, fate));
        Assert.All(_seldom.Fates, fate => Assert.Equal(Fate.Refused, fate));
    }

    [Fact]
    public void The_turn_of_a_work_that_has_nothing_to_send_is_the_next_one_s()
    {
        _often.IsDry = true;
        var work = Work();

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal("seldom", work.Next().Target.Kind));
    }

    [Fact]
    public void A_hot_run_has_only_works_that_can_be_hot()
    {
        var work = Work(hot: true);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal("seldom", work.Next().Target.Kind));
    }

    [Fact]
    public void Before_a_run_every_grid_has_its_member_and_is_made_known_where_nothing_was_imported()
    {
        var workforce = new Workforce(County, 5);
        string[] ids = [.. Enumerable.Range(0, workforce.Accounts).Select(at => $"id-{at}")];

        Assert.Equal(40, LoadWorks.Prepare(County, workforce, ids, imported: true).Count());
        Assert.Equal(80, LoadWorks.Prepare(County, workforce, ids, imported: false).Count());
    }

    private MixedWork Work(bool hot = false) => new(
        [_often, _seldom], new LoadScene(County, new Workforce(County, 5), new Ledger("run"), new Random(1), hot, new FakeTimeProvider()));
}
