using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Walls;

/// <summary>Where the walls hang: a third each at the county, at streets and at communities.</summary>
internal static class WallPlan
{
    public static IEnumerable<string> Boards(County county, int walls) => Enumerable.Range(0, walls).Select(wall => "area/" + (wall % 3) switch
    {
        0 => county.Code,
        1 => county.Streets[wall / 3 % county.Streets.Count],
        _ => county.Communities[wall / 3 % county.Communities.Count],
    });
}
