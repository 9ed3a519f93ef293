using Coordination.Contracts.Grids;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Grids;

/// <summary>What members say of grids.</summary>
internal static class GridWords
{
    public static readonly string[] Reasons = ["设备检修", "道路积水", "人员聚集", "消防隐患", "邻里纠纷", "停水停电"];

    /// <summary>A command of the grid's member.</summary>
    public static PlannedCommand Plan(LoadScene scene, string grid, Func<int, GridCommand> body) =>
        scene.Ledger.Plan(new Target("grids", grid), scene.Workforce.MemberOf(grid), body);
}

/// <summary>Levels of grids.</summary>
internal sealed class LevelWork : ILoadWork
{
    public int Weight => 40;

    public bool CanBeHot => true;

    /// <summary>Every grid is known, and its member is on its roster.</summary>
    public IEnumerable<Prepared> Prepare(County county, Workforce workforce, IReadOnlyList<string> ids, bool imported)
    {
        foreach (var area in county.Areas.Where(area => area.Level == "grid"))
        {
            var (target, member) = (new Target("grids", area.Code), workforce.MemberOf(area.Code));
            if (!imported) yield return new Prepared(target, new RegisterGrid(area.Name));
            yield return new Prepared(target, new EnrolMember(ids[member], $"负载{member}"));
        }
    }

    public PlannedCommand Next(LoadScene scene)
    {
        var grid = scene.County.Grids[scene.Thing(scene.County.Grids.Count)];
        return GridWords.Plan(scene, grid, number => new ReportLevel((GridLevel)scene.Random.Next(3), $"{scene.Word(GridWords.Reasons)} {number}"));
    }
}

/// <summary>Patrols.</summary>
internal sealed class PatrolWork : ILoadWork
{
    public int Weight => 35;

    public bool CanBeHot => true;

    public PlannedCommand Next(LoadScene scene)
    {
        var grid = scene.County.Grids[scene.Thing(scene.County.Grids.Count)];
        return GridWords.Plan(scene, grid, number => new RecordPatrol($"{scene.Word(GridWords.Reasons)}已查 {number}"));
    }
}

/// <summary>Members that go on and off duty, one switch of a grid at a time.</summary>
internal sealed class DutyWork : ILoadWork
{
    private readonly HashSet<string> _onDuty = [], _taken = [];

    public int Weight => 10;

    public bool CanBeHot => true;

    public PlannedCommand? Next(LoadScene scene)
    {
        var grid = scene.County.Grids[scene.Thing(scene.County.Grids.Count)];
        return _taken.Add(grid) ? GridWords.Plan(scene, grid, _ => _onDuty.Contains(grid) ? new GoOffDuty() : new GoOnDuty()) : null;
    }

    public void Settled(PlannedCommand command, Fate fate)
    {
        var grid = command.Target.Id;
        if (fate is Fate.Unknown) return;
        _taken.Remove(grid);
        if (fate is Fate.Acknowledged && !_onDuty.Add(grid)) _onDuty.Remove(grid);
    }
}
