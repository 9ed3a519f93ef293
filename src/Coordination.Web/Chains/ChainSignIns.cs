using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Chains;

/// <summary>The two chiefs of the sample chain, and somebody of the unit that chairs it.</summary>
internal sealed class ChainSignIns : ISampleSignIns
{
    public IEnumerable<(string, Role, string)> SignIns { get; } =
    [
        ("chief01", Role.ChainChief, ChainIds.PathOf(SampleChain.Id)),
        ("chief02", Role.ChainChief, ChainIds.PathOf(SampleChain.Id)),
        ("chair", Role.MemberUnit, ChainIds.PathOf("units", $"{SampleChain.Id}.{SampleChain.Chair}")),
    ];
}
