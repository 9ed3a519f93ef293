using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Web.Demo;

/// <summary>
/// What happens next in the sample county: chosen by chance, but so that the county stays near where it should be.
/// What there is too much of is worked off, what there is too little of is added, so nothing grows without end.
/// </summary>
internal sealed class SamplePlay(SampleCounty county, SamplePeople people, SampleWorld world, Random random)
{
    private const int OffDuty = 12, Busy = 13, MostAlerts = 4;
    private static readonly TimeSpan AlertLasts = TimeSpan.FromMinutes(4);

    /// <summary>The next command, null where there is nobody to send it. <paramref name="key"/> is its idempotency key.</summary>
    public SampleCommand? Next(string key, DateTimeOffset now) => random.Next(100) switch
    {
        < 45 => Matter(key, now),
        < 70 => Patrol(key),
        < 82 => Duty(key),
        _ => Level(key, now),
    };

    /// <summary>Works off one overdue matter, or reports one where matters are missing; null when neither is needed.</summary>
    public SampleCommand? CatchUp(string key, DateTimeOffset now) =>
        world.Overdue(now) is { Count: > MatterFlow.LeftOverdue } overdue ? Advance(overdue[0], key)
        : world.Open.Count < MatterFlow.Open * 3 / 4 ? Report(key)
        : null;

    private SampleCommand Matter(string key, DateTimeOffset now)
    {
        var overdue = world.Overdue(now);
        if (overdue.Count > MatterFlow.LeftOverdue) return Advance(overdue[0], key);
        // How full each step is against how full it should be; reporting is a step that is full when too few are open.
        var fullest = MatterFlow.Standing
            .Select(standing => (standing.Step, Fill: (Ready(standing.Step, now).Count() + random.NextDouble()) / standing.Count))
            .MaxBy(step => step.Fill);
        var missing = 1 + (MatterFlow.Open - world.Open.Count) / 20.0;
        return missing >= fullest.Fill || !Ready(fullest.Step, now).Any()
            ? Report(key)
            : Advance(Ready(fullest.Step, now).MinBy(matter => matter.StepSince)!, key);
    }

    private IEnumerable<MatterView> Ready(MatterStep step, DateTimeOffset now) =>
        world.Open.Where(matter => matter.Step == step && !SampleId.IsSlow(matter.Id) && matter.DueAt > now);

    private SampleCommand Report(string key)
    {
        var grid = county.Played[random.Next(county.Played.Count)];
        var id = SampleId.New(random, slow: random.Next(16) == 0);
        return new(SamplePeople.Member(grid), "matters", id, key, SampleScripts.Report(grid, random));
    }

    private SampleCommand Advance(MatterView matter, string key) =>
        MatterFlow.Next(people, world.Grid(matter.Grid), matter.Id, matter.Step, key, random);

    private SampleCommand? Patrol(string key) =>
        ByMember(Any(world.Grids.Where(grid => grid.OnDuty > 0)), key, new RecordPatrol(Any(SampleWords.Patrols)));

    private SampleCommand? Duty(string key)
    {
        var off = world.Grids.Where(grid => grid.OnDuty == 0).ToList();
        var leave = off.Count == 0 || random.Next(2 * OffDuty) >= off.Count;
        return leave
            ? ByMember(Any(world.Grids.Where(grid => grid.OnDuty > 0 && grid.Level == GridLevel.Calm)), key, new GoOffDuty())
            : ByMember(Any(off), key, new GoOnDuty());
    }

    private SampleCommand? Level(string key, DateTimeOffset now)
    {
        var alerts = world.Grids.Where(grid => grid.Level == GridLevel.Alert).ToList();
        if (alerts.MinBy(grid => grid.LevelAt) is { } longest && (now - longest.LevelAt > AlertLasts || alerts.Count > MostAlerts))
            return ByMember(longest, key, new ReportLevel(random.Next(2) == 0 ? GridLevel.Calm : GridLevel.Busy, "已处置，继续观察"));
        var busy = world.Grids.Where(grid => grid.Level == GridLevel.Busy).ToList();
        if (busy.Count > 0 && random.Next(2 * Busy) < busy.Count)
            return ByMember(busy.MinBy(grid => grid.LevelAt)!, key, new ReportLevel(GridLevel.Calm));
        var level = alerts.Count < MostAlerts && random.Next(alerts.Count == 0 ? 4 : 60) == 0 ? GridLevel.Alert : GridLevel.Busy;
        var calm = world.Grids.Where(grid => grid.Level == GridLevel.Calm && grid.OnDuty > 0);
        return ByMember(Any(calm), key, new ReportLevel(level, Any(SampleWords.Reasons(level))));
    }

    private SampleCommand? ByMember(GridView? grid, string key, object command) => grid is null
        ? null
        : new(SamplePeople.Member(world.Grid(grid.Code)), "grids", grid.Code.Value, key, command);

    private T? Any<T>(IEnumerable<T> some)
    {
        var list = some as IReadOnlyList<T> ?? [.. some];
        return list.Count == 0 ? default : list[random.Next(list.Count)];
    }
}
