using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Teams;

/// <summary>The leads of two teams of the sample chain.</summary>
internal sealed class TeamSignIns : ISampleSignIns
{
    public IEnumerable<(string, Role, string)> SignIns { get; } =
    [
        .. SampleChain.Projects.Select(one => one.Team).Where(one => one.SignIn > 0)
            .Select(one => (SampleAccounts.Numbered("team", one.SignIn), Role.TeamLead, ChainIds.PathOf("teams", one.Id))),
    ];
}
