using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Communities;
using Coordination.Core.Journal;
using Coordination.Web.Demo;

namespace Coordination.Web.Communities;

/// <summary>The communities of the sample. The last gets its committee when all of the sample is there.</summary>
internal sealed class SampleCommunities(SampleCounty county) : ISampleActor
{
    public string Name => "communities";

    public IReadOnlyList<string> Needs => ["areas"];

    public IReadOnlyList<SampleCommand> Seal => [Committee(county.Communities[^1])];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => [county.Communities.Select(Community)];

    public async ValueTask<bool> IsWhole(IViews views, CancellationToken stop) =>
        await views.Get($"communities/{county.Communities[^1].Code}", stop) is { } last
        && JsonSerializer.Deserialize<CommunityView>(last.Row.Body.Span, WireJson.Options)!.Committee is not null;

    private IReadOnlyList<SampleCommand> Community(SampleCommunity community)
    {
        List<SampleCommand> script =
        [
            Admin(community, "register", new RegisterCommunity(community.Name)),
            Admin(community, "leader", new LinkLeader(community.Leader)),
        ];
        if (community.FirstSecretary is { } secretary) script.Add(Admin(community, "secretary", new AssignFirstSecretary(secretary)));
        if (community != county.Communities[^1]) script.Add(Committee(community));
        return script;
    }

    private static SampleCommand Committee(SampleCommunity community) =>
        Admin(community, "committee", new NameCommittee($"{community.Name}党委"));

    private static SampleCommand Admin(SampleCommunity community, string what, object command) =>
        SampleCommand.AtStart(SamplePeople.Seeder, "communities", community.Code.Value, what, command);
}
