using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>Three firms of the sample chain.</summary>
internal sealed class EnterpriseSignIns : ISampleSignIns
{
    public IEnumerable<(string, Role, string)> SignIns { get; } =
    [
        .. SampleChain.Firms.Where(one => one.SignIn > 0).OrderBy(one => one.SignIn)
            .Select(one => (SampleAccounts.Numbered("firm", one.SignIn), Role.Enterprise, ChainIds.PathOf("enterprises", one.Id))),
    ];
}
