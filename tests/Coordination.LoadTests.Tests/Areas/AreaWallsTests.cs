using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Tests.Areas;

public sealed class AreaWallsTests
{
    [Fact]
    public void Walls_hang_at_all_three_levels()
    {
        var county = County.Generate(500, 1, "990001");
        var boards = AreaWalls.Hang(county, 30, new Dictionary<string, int>()).Select(wall => wall.Board).ToList();

        Assert.Equal(10, boards.Count(board => board == AreaWalls.Busiest(county)));
        Assert.Equal(10, boards.Count(board => board.Length == "area/".Length + 9));
        Assert.Equal(10, boards.Where(board => board.Length == "area/".Length + 12).Distinct().Count());
    }
}
