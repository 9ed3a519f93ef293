using Coordination.Contracts.Chains;
using Coordination.Web.Demo;

namespace Coordination.Web.Chains;

/// <summary>Who leads the sample chain, among its units.</summary>
internal sealed class SampleLeaders : ISampleActor
{
    public string Name => "leaders";

    public IReadOnlyList<string> Needs => ["units"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) =>
    [[[
        .. SampleChain.Departments.Select(one => Admin($"department-{one.Slug}", new AddDepartment(one.Id))),
        .. SampleChain.Core.Select(slug => Admin($"core-{slug}", new AddCoreUnit($"{SampleChain.Id}.{slug}"))),
        Admin("lead", new NameLead(SampleChain.Departments[0].Id)),
    ]]];

    private static SampleCommand Admin(string what, object command) =>
        SampleCommand.AtStart(SamplePeople.Seeder, "chains", SampleChain.Id, what, command);
}
