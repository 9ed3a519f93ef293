using Coordination.Contracts.Enterprises;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>How the firms of the sample chain are organised, once its units and teams are there.</summary>
internal sealed class SampleOrganisations : ISampleActor
{
    public string Name => "organisations";

    public IReadOnlyList<string> Needs => ["units", "teams"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => [SampleChain.Firms.Select(Organise)];

    private static IReadOnlyList<SampleCommand> Organise(SampleMember firm, int at)
    {
        var way = FirmWords.WayOf(at);
        List<SampleCommand> script = [Admin("organise", new Organise(way, FirmWords.OrganiserOf(way)))];
        // Eight projects, a temporary branch for each.
        if (FirmWords.ProjectOf(at) is { } team)
            script.Add(Admin("project", new FoundBranch("p1", "项目临时党支部", BranchForm.Temporary, $"{SampleChain.Id}.{team}")));
        return script;

        SampleCommand Admin(string what, object command) => SampleCommand.AtStart(SamplePeople.Seeder, "enterprises", firm.Id, what, command);
    }
}
