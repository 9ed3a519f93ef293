using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Areas;

/// <summary>The walls of areas: a third each at the county, at streets and at communities. The operator watches them.</summary>
internal static class AreaWalls
{
    /// <summary>What they show each for itself.</summary>
    public static IReadOnlyList<Target> Things(County county) => [.. county.Grids.Select(grid => new Target("grids", grid))];

    /// <summary>The board that a stuck wall watches.</summary>
    public static string Busiest(County county) => $"area/{county.Code}";

    public static IEnumerable<Wall> Hang(County county, int walls, IReadOnlyDictionary<string, int> tracked) =>
        Codes(county, walls).Select(code => new Wall(new AreaFold(code), Workforce.Operator, tracked));

    private static IEnumerable<string> Codes(County county, int walls) => Enumerable.Range(0, walls).Select(wall => (wall % 3) switch
    {
        0 => county.Code,
        1 => county.Streets[wall / 3 % county.Streets.Count],
        _ => county.Communities[wall / 3 % county.Communities.Count],
    });
}
