using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Communities;

/// <summary>Every sample community's secretary, and the four parties of the first.</summary>
internal sealed class CommunitySignIns(SampleCounty county) : ISampleSignIns
{
    private const int Parties = 4;

    public IEnumerable<(string, Role, string)> SignIns =>
    [
        .. county.Communities.Select((community, at) => (SampleAccounts.Numbered("secretary", at + 1), Role.CommunitySecretary, community.Code.Value)),
        .. Enumerable.Range(1, Parties).Select(at => (SampleAccounts.Numbered("party", at), Role.DeliberationParty, county.Communities[0].Code.Value)),
    ];
}
