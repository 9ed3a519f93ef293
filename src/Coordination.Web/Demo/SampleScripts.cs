using Coordination.Contracts.Areas;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Web.Gate;

namespace Coordination.Web.Demo;

/// <summary>
/// The commands that make the sample county, in phases; a phase begins when the one before is done. A phase has
/// scripts that don't wait for each other; the commands of a script go one after the other. Every key is the same at
/// every start, so what was done once is not done again.
/// </summary>
internal sealed class SampleScripts(SampleCounty county, SamplePeople people, int seed)
{
    private const int Closed = 360, SlowDispatch = 5, SlowClose = 4, Busy = 13, Alert = 3, Off = 12, Patrolled = 210, ToHandle = 4;

    private readonly Random _random = new(seed + 2);

    /// <summary>All phases.</summary>
    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases()
    {
        yield return Areas(AreaLevel.County);
        yield return Areas(AreaLevel.Street);
        yield return county.Communities.Select(Community);
        yield return county.Grids.Select(Grid);
        yield return Work();
        yield return Matters();
    }

    /// <summary>To be sent when all phases are done: where the last community has a committee, all is there.</summary>
    public SampleCommand Last() => Committee(county.Communities[^1]);

    private static IEnumerable<IReadOnlyList<SampleCommand>> Areas(AreaLevel level) =>
        SampleCounty.Places.Where(place => place.Code.Level == level)
            .Select(place => new[] { Admin("areas", place.Code, "register", new RegisterArea(place.Name)) });

    private IReadOnlyList<SampleCommand> Community(SampleCommunity community)
    {
        List<SampleCommand> script =
        [
            Admin("communities", community.Code, "register", new RegisterCommunity(community.Name)),
            Admin("communities", community.Code, "leader", new LinkLeader(community.Leader)),
        ];
        if (community.FirstSecretary is { } secretary)
            script.Add(Admin("communities", community.Code, "secretary", new AssignFirstSecretary(secretary)));
        if (community != county.Communities[^1])
            script.Add(Committee(community));
        return script;
    }

    private static SampleCommand Committee(SampleCommunity community) =>
        Admin("communities", community.Code, "committee", new NameCommittee($"{community.Name}党委"));

    private IReadOnlyList<SampleCommand> Grid(SampleGrid grid) =>
    [
        Admin("grids", grid.Code, "register", new RegisterGrid(grid.Name)),
        .. people.Members(grid).Select((member, at) =>
            Admin("grids", grid.Code, $"member-{at}", new EnrolMember(member.Id, member.Name))),
        .. grid.Buildings.Select(building =>
            Admin("grids", grid.Code, $"building-{building.Id}", new RecordBuilding(building.Id, building.Name, building.Head))),
        .. grid.Units.Select(unit => Admin("grids", grid.Code, $"unit-{unit.Id}", new ContractUnit(unit.Id, unit.Name))),
    ];

    // Who is on duty, who was on patrol, where it is busy.
    private IEnumerable<IReadOnlyList<SampleCommand>> Work()
    {
        var grids = county.Grids.ToArray();
        _random.Shuffle(grids);
        for (var at = 0; at < grids.Length; at++)
        {
            var grid = grids[at];
            var member = SamplePeople.Member(grid);
            var script = new List<SampleCommand>();
            if (at < grids.Length - Off || grid.SignIn > 0) script.Add(Command(member, "grids", grid.Code.Value, "on-duty", new GoOnDuty()));
            if (at < Patrolled) script.Add(Command(member, "grids", grid.Code.Value, "patrol", new RecordPatrol(Pick(SampleWords.Patrols))));
            if (at < Alert + Busy && grid.SignIn == 0)
            {
                var level = at < Alert ? GridLevel.Alert : GridLevel.Busy;
                script.Add(Command(member, "grids", grid.Code.Value, "level", new ReportLevel(level, Pick(SampleWords.Reasons(level)))));
            }
            yield return script;
        }
    }

    // The grids of sign-ins are left to people; the first few have a matter to handle.
    private IEnumerable<IReadOnlyList<SampleCommand>> Matters()
    {
        foreach (var grid in county.Grids.Where(grid => grid.SignIn is >= 1 and <= ToHandle))
            yield return Matter(grid, MatterStep.Handle, slow: false);
        foreach (var (step, count) in MatterFlow.Standing.Append((MatterStep.Closed, Closed)))
            for (var at = 0; at < count; at++)
                yield return Matter(Pick(county.Played), step, slow: at < (step switch { MatterStep.Dispatch => SlowDispatch, MatterStep.Close => SlowClose, _ => 0 }));
    }

    private List<SampleCommand> Matter(SampleGrid grid, MatterStep until, bool slow)
    {
        var id = SampleId.New(_random, slow);
        var script = new List<SampleCommand> { Command(SamplePeople.Member(grid), "matters", id, "report", Report(grid, _random)) };
        for (var step = MatterStep.File; step < until; step++)
            script.Add(MatterFlow.Next(people, grid, id, step, $"sample/{id}/{step}", _random));
        return script;
    }

    /// <summary>A matter as the grid's member would report it.</summary>
    public static ReportMatter Report(SampleGrid grid, Random random)
    {
        var (item, title) = SampleWords.Matters[random.Next(SampleWords.Matters.Length)];
        return new ReportMatter(grid.Code, item, title, "示例数据");
    }

    private T Pick<T>(IReadOnlyList<T> words) => words[_random.Next(words.Count)];

    private static SampleCommand Admin(string kind, AreaCode code, string what, object command) =>
        Command(SamplePeople.Seeder, kind, code.Value, what, command);

    private static SampleCommand Command(Caller by, string kind, string id, string what, object command) =>
        new(by, kind, id, $"sample/{id}/{what}", command);
}
