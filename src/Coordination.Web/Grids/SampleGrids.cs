using Coordination.Contracts.Grids;
using Coordination.Web.Demo;
using Coordination.Web.Gate;

namespace Coordination.Web.Grids;

/// <summary>The grids of the sample: who is on the roster and on duty, who was on patrol, where it is busy.</summary>
internal sealed class SampleGrids(SampleCounty county) : ISampleActor
{
    private const int Busy = 13, Alert = 3, Off = 12, Patrolled = 210;

    public string Name => "grids";

    public IReadOnlyList<string> Needs => ["communities"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) =>
        [county.Grids.Select(grid => Grid(grid, seed.People)), Work(seed)];

    private static IReadOnlyList<SampleCommand> Grid(SampleGrid grid, SamplePeople people)
    {
        SampleCommand Admin(string what, object command) => Command(SamplePeople.Seeder, grid, what, command);
        return
        [
            Admin("register", new RegisterGrid(grid.Name)),
            .. people.Members(grid).Select((member, at) => Admin($"member-{at}", new EnrolMember(member.Id, member.Name))),
            .. grid.Buildings.Select(building => Admin($"building-{building.Id}", new RecordBuilding(building.Id, building.Name, building.Head))),
            .. grid.Units.Select(unit => Admin($"unit-{unit.Id}", new ContractUnit(unit.Id, unit.Name))),
        ];
    }

    private IEnumerable<IReadOnlyList<SampleCommand>> Work(SampleSeed seed)
    {
        var grids = county.Grids.ToArray();
        seed.Random.Shuffle(grids);
        for (var at = 0; at < grids.Length; at++)
        {
            var grid = grids[at];
            var member = SamplePeople.Member(grid);
            var script = new List<SampleCommand>();
            if (at < grids.Length - Off || grid.SignIn > 0) script.Add(Command(member, grid, "on-duty", new GoOnDuty()));
            if (at < Patrolled) script.Add(Command(member, grid, "patrol", new RecordPatrol(seed.Pick(GridWords.Patrols))));
            if (at < Alert + Busy && grid.SignIn == 0)
            {
                var level = at < Alert ? GridLevel.Alert : GridLevel.Busy;
                script.Add(Command(member, grid, "level", new ReportLevel(level, seed.Pick(GridWords.Reasons(level)))));
            }
            yield return script;
        }
    }

    private static SampleCommand Command(Caller by, SampleGrid grid, string what, object command) =>
        SampleCommand.AtStart(by, "grids", grid.Code.Value, what, command);
}
