using Coordination.Contracts.Units;
using Coordination.Web.Demo;

namespace Coordination.Web.Units;

/// <summary>The units of the sample chain: its departments, and its firms as units.</summary>
internal sealed class SampleUnits : ISampleActor
{
    public string Name => "units";

    public IReadOnlyList<string> Needs => ["enterprises"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) =>
    [[
        .. SampleChain.Departments.Select(one => Register(one, new RegisterUnit(one.Name, UnitSort.Department))),
        .. SampleChain.Firms.Select(one => Register(one, new RegisterUnit(one.Name, UnitSort.Firm, one.Id))),
    ]];

    private static IReadOnlyList<SampleCommand> Register(SampleMember one, RegisterUnit command) =>
        [SampleCommand.AtStart(SamplePeople.Seeder, "units", one.Id, "register", command)];
}
