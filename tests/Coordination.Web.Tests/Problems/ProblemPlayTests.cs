using System.Globalization;
using System.Text.Json;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;
using Coordination.Core.Problems;
using Coordination.Web.Demo;
using Coordination.Web.Problems;
using Coordination.Web.Tests.Demo;

namespace Coordination.Web.Tests.Problems;

/// <summary>The simulator's choices against the real rules, without an app: days pass in seconds.</summary>
public sealed class ProblemPlayTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, Problem> _problems = [];
    private readonly ProblemPlay _play = new();
    private readonly SamplePeople _people = SampleParts.People(new SampleCounty(360424));
    private readonly Random _random = new(7);

    [Fact]
    public void Over_a_day_problems_come_and_go_and_each_gets_on()
    {
        for (var step = 0; step < 24 * 60 * 3; step++)
        {
            var now = Start.AddSeconds(20 * step);
            if (_play.Next(Turn(step, now)) is { } command) Send(command, now);
            var open = _problems.Values.Where(one => one.Status is not ProblemStatus.Solved).ToList();
            Assert.True(open.Count <= 9);
            Assert.All(open, one => Assert.True(now - one.Latest!.At < TimeSpan.FromMinutes(10)));
        }
        Assert.True(_problems.Values.Count(one => one.Status is ProblemStatus.Solved) > 200);
        Assert.Contains(_problems.Values, one => one.Reopened > 0);
    }

    [Fact]
    public void Whatever_concerns_a_sign_in_or_a_meeting_is_left_to_people()
    {
        var firm = SampleChain.Firms.First(one => one.SignIn > 0);
        var by = SampleChain.Someone(Contracts.Gate.Role.Enterprise, $"chains/{SampleChain.Id}/enterprises/{firm.Slug}");
        var id = Guid.CreateVersion7().ToString();
        Send(new SampleCommand(by, "problems", id, "own", new FileProblem(SampleChain.Id, "Quay", ProblemCategory.Other, ProblemDoor.Firm, firm.Id)), Start);
        for (var step = 1; step < 500; step++)
        {
            var now = Start.AddSeconds(20 * step);
            if (_play.Next(Turn(step, now)) is { } command) Send(command, now);
        }
        Assert.Equal(ProblemStatus.Filed, _problems[id].Status);
    }

    private SampleTurn Turn(int step, DateTimeOffset now) => new(_people, step.ToString(CultureInfo.InvariantCulture), now, _random);

    // As grain and gate would: the rule decides, and the answer holds the view.
    private void Send(SampleCommand command, DateTimeOffset now)
    {
        var found = new ViewPage([new StoredView("enterprises/any", 1, now, new ViewRow("enterprises", null) { Area = SampleChain.Area })], 1, null);
        var problem = _problems.GetValueOrDefault(command.Id) ?? Problem.Empty(command.Id);
        var verdict = problem.Decide((ProblemCommand)command.Command, new DecisionContext(
            new Actor(command.By.Id, [.. command.By.Grants]), now, CommandKey.OfServer(command.Key), null, found));
        Assert.Null(verdict.Refusal);
        Assert.NotEmpty(verdict.Events);
        problem = _problems[command.Id] = verdict.Events.Aggregate(problem, (state, one) => state.Apply(one));
        _play.Take(command, new Answer(Outcome.Done, 1, JsonSerializer.SerializeToUtf8Bytes(problem.View(), Contracts.WireJson.Options)));
    }
}
