using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Units;

/// <summary>Three departments of the sample chain.</summary>
internal sealed class UnitSignIns : ISampleSignIns
{
    public IEnumerable<(string, Role, string)> SignIns { get; } =
    [
        .. SampleChain.Departments.Where(one => one.SignIn > 0).OrderBy(one => one.SignIn)
            .Select(one => (SampleAccounts.Numbered("unit", one.SignIn), Role.MemberUnit, ChainIds.PathOf("units", one.Id))),
    ];
}
