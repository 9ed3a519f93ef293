using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Chains;

/// <summary>The walls of chains, each of them as often as the others. The operator of their county watches them.</summary>
internal static class ChainWalls
{
    /// <summary>What they show each for itself.</summary>
    public static IReadOnlyList<Target> Things(County county) =>
        [.. county.Firms.Select(firm => new Target("enterprises", firm)), .. county.Teams.Select(team => new Target("teams", team))];

    public static IEnumerable<Wall> Hang(County county, int walls, IReadOnlyDictionary<string, int> tracked) => Enumerable.Range(0, walls)
        .Select(wall => new Wall(new ChainWallFold(county.Chains[wall % county.Chains.Count].Id), Workforce.Operator, tracked));
}
