using System.Globalization;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Grids;
using Coordination.Core.Journal;
using Coordination.Core.Matters;
using Coordination.Web.Demo;
using Coordination.Web.Grids;
using Coordination.Web.Matters;
using Microsoft.Extensions.Configuration;

namespace Coordination.Web.Tests.Demo;

/// <summary>The simulator's choices against the real rules, without an app: days pass in seconds.</summary>
public sealed class SamplePlayTests
{
    private const int PerSecond = 2;

    private readonly SampleCounty _county = new(360424);
    private readonly Dictionary<string, Grid> _grids = [];
    private readonly Dictionary<string, Matter> _matters = [];
    private readonly GridPlay _gridPlay;
    private readonly MatterPlay _matterPlay;
    private readonly SamplePlays _plays;
    private readonly SamplePeople _people;
    private readonly Random _random = new(7);
    private readonly MatterLimits _limits;
    private DateTimeOffset _now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private long _sent;

    public SamplePlayTests()
    {
        _people = SampleParts.People(_county);
        (_gridPlay, _matterPlay) = (new GridPlay(_county), new MatterPlay(_county));
        _plays = new SamplePlays([_matterPlay, _gridPlay]);
        _limits = new ConfigurationBuilder().AddInMemoryCollection(MatterFlow.Limits(PerSecond)).Build().GetSection("Matters:Limits").Get<MatterLimits>()!;
        foreach (var command in SampleParts.Actors(_county).Phases(new SampleSeed(_people, 360424)).SelectMany(phase => phase).SelectMany(script => script))
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
            Assert.InRange(_matterPlay.Open.Count, 150, 220);
            Assert.InRange(_matterPlay.Overdue(_now).Count, 3, 20);
            Assert.InRange(_gridPlay.Grids.Count(grid => grid.Level == GridLevel.Alert), 0, 5);
            Assert.InRange(_gridPlay.Grids.Count(grid => grid.Level == GridLevel.Busy), 2, 40);
            Assert.InRange(_gridPlay.Grids.Count(grid => grid.OnDuty == 0), 2, 30);
            Assert.All(MatterFlow.Standing, standing => Assert.Contains(_matterPlay.Open, matter => matter.Step == standing.Step));
        }
    }

    [Fact]
    public void After_a_night_off_it_catches_up_within_its_bound()
    {
        _now += TimeSpan.FromHours(12);
        var sent = 0;
        while (_plays.CatchUp(Turn()) is var (_, command))
        {
            Send(command);
            Assert.InRange(++sent, 0, 3000);
        }
        Assert.InRange(_matterPlay.Overdue(_now).Count, 0, MatterFlow.LeftOverdue);
        Assert.InRange(_matterPlay.Open.Count, 130, 200);
    }

    private void Play()
    {
        if (_plays.Any(_random)?.Next(Turn()) is { } command) Send(command);
    }

    // As grain and gate would: the rule decides, and the answer holds the view.
    private void Send(SampleCommand command)
    {
        var by = new Actor(command.By.Id, [.. command.By.Grants]);
        switch (command.Command)
        {
            case GridCommand asked:
                var grid = _grids.GetValueOrDefault(command.Id) ?? Grid.Empty(command.Id);
                var happened = grid.Decide(asked, new DecisionContext(by, _now, CommandKey.OfServer(command.Key)));
                Assert.Null(happened.Refusal);
                _grids[command.Id] = grid = happened.Events.Aggregate(grid, (state, one) => state.Apply(one));
                Answer(command, grid.Row());
                break;
            case MatterCommand asked:
                var matter = _matters.GetValueOrDefault(command.Id) ?? Matter.Empty(command.Id);
                var verdict = matter.Decide(asked, new DecisionContext(by, _now, CommandKey.OfServer(command.Key), _limits));
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
        ((ISamplePlay)(command.Kind == "grids" ? _gridPlay : _matterPlay)).Take(command, new Answer(Outcome.Done, 1, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            row.View, row.View!.GetType(), Contracts.WireJson.Options)));

    private SampleTurn Turn() => new(_people, (++_sent).ToString(CultureInfo.InvariantCulture), _now, _random);
}
