using Bogus;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>
/// The firms of the sample chain and how they are running. Of how firms are organised only the totals were reported; the
/// split over the six ways is invented.
/// </summary>
internal sealed class SampleEnterprises(TimeProvider clock) : ISampleActor
{
    public string Name => "enterprises";

    public IReadOnlyList<string> Needs => ["chains"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed)
    {
        var random = new Random(seed.Number + 5);
        var loads = SampleChain.Firms.Select(_ => random.Next(70, 97)).ToArray();
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed.Number + 5) };
        return [SampleChain.Firms.Select((firm, at) => Firm(firm, at, loads[at], faker))];
    }

    private List<SampleCommand> Firm(SampleMember firm, int at, int load, Faker faker)
    {
        SampleCommand Admin(string what, object command) => SampleCommand.AtStart(SamplePeople.Seeder, "enterprises", firm.Id, what, command);
        List<SampleCommand> script =
        [
            Admin("register", new RegisterEnterprise(firm.Name, AreaCode.Parse(firm.Area), FirmWords.SegmentOf(at))),
            Admin("instructor", new AssignInstructor(SampleCounty.Person(faker))),
            Admin("scale", new RecordAttribute("scale", Word: at < 2 ? "large" : at < 16 ? "medium" : "small")),
            Admin("headcount", new RecordAttribute("headcount", 120 + at * 37 % 900, "persons")),
            Admin("revenue", new RecordAttribute("revenue", 80 + at * 131 % 4_000, "million-yuan")),
            Admin("tax-class", new RecordAttribute("tax-class", Word: at % 5 == 0 ? "b" : "a")),
        ];
        if (FirmWords.FormOf(at) is { } form) script.Add(Admin("branch", new FoundBranch("b1", FirmWords.BranchName(firm.Name, form), form)));
        if (firm.Slug == FirmWords.Silent) return script;

        var caller = SampleChain.Someone(Role.Enterprise, ChainIds.PathOf("enterprises", firm.Id));
        var (month, until) = FirmWords.Month(clock.GetUtcNow());
        script.Add(SampleCommand.AtStart(caller, "enterprises", firm.Id, "load", new ReportLoad(load)));
        script.Add(SampleCommand.AtStart(caller, "enterprises", firm.Id, $"state-{month}", FirmWords.StateOf(firm.Slug, until)));
        return script;
    }
}
