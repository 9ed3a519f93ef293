using Coordination.Contracts.Gate;
using Coordination.Web.Demo;

namespace Coordination.Web.Grids;

/// <summary>36 sample grid members, each on a grid of their own, and four building heads.</summary>
internal sealed class GridSignIns(SampleCounty county) : ISampleSignIns
{
    private const int Heads = 4;

    public IEnumerable<(string, Role, string)> SignIns =>
    [
        .. county.Grids.Where(grid => grid.SignIn > 0).OrderBy(grid => grid.SignIn)
            .Select(grid => (SampleAccounts.Numbered("grid", grid.SignIn), Role.GridMember, grid.Code.Value)),
        .. county.Communities.Take(Heads)
            .Select((community, at) => (SampleAccounts.Numbered("head", at + 1), Role.BuildingHead, community.Grids[0].Code.Value)),
    ];
}
