using Coordination.Contracts.Teams;
using Coordination.LoadTests.Chains;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Teams;

/// <summary>What leads say of their projects.</summary>
internal sealed class ProgressWork : ILoadWork
{
    private static readonly string[] Notes = ["土建推进", "设备到场", "管线贯通", "调试准备"];

    public int Weight => 6;

    public bool Has(County county) => county.Teams.Count > 0;

    public PlannedCommand Next(LoadScene scene) =>
        TeamPlans.Plan(scene, scene.Random.Next(scene.County.Teams.Count), number => new ReportProgress($"{scene.Word(Notes)} {number}"));
}

/// <summary>Milestones that are forecast, each time for another day.</summary>
internal sealed class ForecastWork : ILoadWork
{
    private const int Days = 10_000;
    private static readonly DateOnly First = new(2028, 1, 1);

    public int Weight => 4;

    public bool Has(County county) => county.Teams.Count > 0;

    public PlannedCommand Next(LoadScene scene) => TeamPlans.Plan(
        scene, scene.Random.Next(scene.County.Teams.Count), number => new ForecastMilestone(ChainThings.Milestones[^1], First.AddDays(number % Days)));
}

/// <summary>Milestones that are reached, in their order, one of a team at a time. The last is never reached.</summary>
internal sealed class MilestoneWork : ILoadWork
{
    private readonly Dictionary<string, int> _reached = [];
    private readonly HashSet<string> _moving = [];

    public int Weight => 1;

    public bool Has(County county) => county.Teams.Count > 0;

    public PlannedCommand? Next(LoadScene scene)
    {
        var team = scene.Random.Next(scene.County.Teams.Count);
        var (id, next) = (scene.County.Teams[team], _reached.GetValueOrDefault(scene.County.Teams[team]));
        return next < ChainThings.Milestones.Count - 1 && _moving.Add(id)
            ? TeamPlans.Plan(scene, team, _ => new ReachMilestone(ChainThings.Milestones[next]))
            : null;
    }

    public void Settled(PlannedCommand command, Fate fate)
    {
        if (fate is Fate.Acknowledged) _reached[command.Target.Id] = _reached.GetValueOrDefault(command.Target.Id) + 1;
        if (fate is not Fate.Unknown) _moving.Remove(command.Target.Id);
    }
}

/// <summary>Obstacles that are raised and cleared, one of a team at a time; every other one is help that a unit owes.</summary>
internal sealed class ObstacleWork : ILoadWork
{
    private static readonly TimeSpan Help = TimeSpan.FromDays(3);
    private readonly Dictionary<string, (int Number, bool IsOpen)> _obstacles = [];
    private readonly HashSet<string> _moving = [];

    public int Weight => 3;

    public bool Has(County county) => county.Teams.Count > 0;

    public PlannedCommand? Next(LoadScene scene)
    {
        var team = scene.Random.Next(scene.County.Teams.Count);
        var id = scene.County.Teams[team];
        if (!_moving.Add(id)) return null;
        var (number, isOpen) = _obstacles.GetValueOrDefault(id);
        if (isOpen) return TeamPlans.Plan(scene, team, _ => new ClearObstacle(number, "已解决"));
        var unit = number % 2 == 0 ? scene.County.Chains.First(chain => chain.Teams.Contains(id)).Units[0] : null;
        var due = scene.Clock.GetUtcNow() + Help;
        return TeamPlans.Plan(scene, team, planned => new RaiseObstacle($"用地未批 {planned}", unit, due));
    }

    public void Settled(PlannedCommand command, Fate fate)
    {
        var id = command.Target.Id;
        if (fate is Fate.Unknown) return;
        _moving.Remove(id);
        if (fate is not Fate.Acknowledged) return;
        var (number, isOpen) = _obstacles.GetValueOrDefault(id);
        _obstacles[id] = isOpen ? (number, false) : (number + 1, true);
    }
}

/// <summary>Commands of team leads.</summary>
internal static class TeamPlans
{
    public static PlannedCommand Plan(LoadScene scene, int team, Func<int, TeamCommand> body) =>
        scene.Ledger.Plan(new Target("teams", scene.County.Teams[team]), scene.Workforce.LeadAt(team), body);
}
