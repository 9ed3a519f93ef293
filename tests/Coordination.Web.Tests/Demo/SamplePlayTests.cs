using System.Globalization;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Grids;
using Coordination.Core.Journal;
using Coordination.Core.Matters;
using Coordination.Web.Demo;
using Coordination.Web.Gate;
using Microsoft.Extensions.Configuration;

namespace Coordination.Web.Tests.Demo;

/// <summary>The simulator's choices against the real rules, without a house: days pass in seconds.</summary>
public sealed class SamplePlayTests
{
    private const int PerSecond = 2;

    private readonly SampleCounty _county = new(360424);
    private readonly Dictionary<string, Grid> _grids = [];
    private readonly Dictionary<string, Matter> _matters = [];
    private readonly SampleWorld _world;
    private readonly SamplePlay _play;
    private readonly MatterLimits _limits;
    private DateTimeOffset _now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private long _sent;

    public SamplePlayTests()
    {
        var people = new SamplePeople([.. SampleAccounts.Of(_county, 360424).Select(account => new Caller(account.Email, account.Name, [account.Grant]))]);
        _world = new SampleWorld(_county);
        _play = new SamplePlay(_county, people, _world, new Random(7));
        _limits = new ConfigurationBuilder().AddInMemoryCollection(MatterFlow.Limits(PerSecond)).Build().GetSection("Matters:Limits").Get<MatterLimits>()!;
        foreach (var phase in new SampleScripts(_county, people, 360424).Phases())
            foreach (var command in phase.SelectMany(script => script))
                Send(command);
    }

    [Fact]
    public void Over_a_day_of_play_the_county_stays_as_it_should_be()
    {
        for (var second = 0; second < 24 * 60 * 60; second++)
        {
            _now += TimeSpan.FromSeconds(1);
            for (var command = 0; command < PerSecond; command++) Play();
            if (second % 600 != 599) continue;
            Assert.InRange(_world.Open.Count, 150, 220);
            Assert.InRange(_world.Overdue(_now).Count, 3, 20);
            Assert.InRange(_world.Grids.Count(grid => grid.Level == GridLevel.Alert), 0, 5);
            Assert.InRange(_world.Grids.Count(grid => grid.Level == GridLevel.Busy), 2, 40);
            Assert.InRange(_world.Grids.Count(grid => grid.OnDuty == 0), 2, 30);
            Assert.All(MatterFlow.Standing, standing => Assert.Contains(_world.Open, matter => matter.Step == standing.Step));
        }
    }

    [Fact]
    public void After_a_night_off_it_catches_up_within_its_bound()
    {
        _now += TimeSpan.FromHours(12);
        var sent = 0;
        while (_play.CatchUp(Key(), _now) is { } command)
        {
            Send(command);
            Assert.InRange(++sent, 0, 3000);
        }
        Assert.InRange(_world.Overdue(_now).Count, 0, MatterFlow.LeftOverdue);
        Assert.InRange(_world.Open.Count, 130, 200);
    }

    private void Play()
    {
        if (_play.Next(Key(), _now) is { } command) Send(command);
    }

    // As grain and gate would: the rule decides, and the answer holds the view.
    private void Send(SampleCommand command)
    {
        var by = new Actor(command.By.Id, [.. command.By.Grants]);
        switch (command.Command)
        {
            case GridCommand asked:
                var grid = _grids.GetValueOrDefault(command.Id) ?? Grid.Empty(command.Id);
                var happened = grid.Decide(asked, new DecisionContext(by, _now, CommandKey.OfServer(command.Key), 1));
                Assert.Null(happened.Refusal);
                _grids[command.Id] = grid = happened.Events.Aggregate(grid, (state, one) => state.Apply(one));
                Answer(command, grid.Row());
                break;
            case MatterCommand asked:
                var matter = _matters.GetValueOrDefault(command.Id) ?? Matter.Empty(command.Id);
                var verdict = matter.Decide(asked, new DecisionContext(by, _now, CommandKey.OfServer(command.Key), 1, _limits));
                Assert.Null(verdict.Refusal);
                Assert.False(verdict.IsUnknown);
                matter = verdict.Events.Aggregate(matter, (state, one) => state.Apply(one));
                if (matter.Step == MatterStep.Closed) _matters.Remove(command.Id);
                else _matters[command.Id] = matter;
                Answer(command, matter.Row());
                break;
        }
    }

    private void Answer(SampleCommand command, ViewRow row) =>
        _world.Take(command, new Answer(Outcome.Done, 1, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            row.View, row.View!.GetType(), Contracts.WireJson.Options)));

    private string Key() => (++_sent).ToString(CultureInfo.InvariantCulture);
}
