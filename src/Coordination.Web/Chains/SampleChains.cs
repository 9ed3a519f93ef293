using Bogus;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Core.Journal;
using Coordination.Web.Demo;

namespace Coordination.Web.Chains;

/// <summary>The sample chain: first by name, then, once its units are there, who leads it. It gets its committee when all of the sample is there.</summary>
internal sealed class SampleChains : ISampleActor
{
    public string Name => "chains";

    public IReadOnlyList<string> Needs => ["areas"];

    public IReadOnlyList<SampleCommand> Seal => [Admin("committee", new NameChainCommittee("不锈钢新材料产业链党委"))];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) =>
        [[[Admin("register", new RegisterChain("不锈钢新材料产业链", AreaCode.Parse(SampleChain.Area))), .. Chiefs(seed.Number)]]];

    public async ValueTask<bool> IsWhole(IViews views, CancellationToken stop) =>
        await views.Get($"chains/{SampleChain.Id}", stop) is { } view
        && ((ChainView)KindCatalog.Find("chains")!.ViewOf(view.Row.Body)).Committee is not null;

    private static IEnumerable<SampleCommand> Chiefs(int number)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(number + 4) };
        yield return Admin("chief-department", new AppointChief(ChiefSeat.LeadDepartment, SampleCounty.Person(faker), "市工信局局长"));
        yield return Admin("chief-locality", new AppointChief(ChiefSeat.Locality, SampleCounty.Person(faker), "湾坞工业集中区负责人"));
    }

    private static SampleCommand Admin(string what, object command) =>
        SampleCommand.AtStart(SamplePeople.Seeder, "chains", SampleChain.Id, what, command);
}
