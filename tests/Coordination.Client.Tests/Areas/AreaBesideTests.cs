using Bunit;
using Coordination.Client.Areas;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Testing;
using static Coordination.Client.Tests.Areas.Wall.Frames;

namespace Coordination.Client.Tests.Areas;

public sealed class AreaBesideTests : Desk
{
    private const string First = "360424100901001", Second = "360424100901002";

    [Fact]
    public async Task The_area_stands_beside_the_work_and_follows_its_board_at_most_once_a_second()
    {
        await SignIn(Role.CountyOperator, "360424");
        var beside = Render<AreaBeside>(p => p.Add(c => c.Board, "area/360424"));
        Stage.Send(Snapshot(1, Tile(First), Tile(Second, GridLevel.Alert)));
        await Eventually.Holds(() => beside.FindAll(".mini rect").Count == 2);
        Assert.Equal([("area/360424", 0)], Stage.Watched);
        Assert.Single(beside.FindAll(".mini .alert .mark"));
        Stage.Send(Delta(2, Tile(Second)));
        await Eventually.Holds(() =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(250));
            return beside.FindAll(".mini .alert").Count == 0;
        });
    }

    [Fact]
    public async Task It_says_when_no_news_comes_and_keeps_what_it_shows()
    {
        await SignIn(Role.CountyOperator, "360424");
        var beside = Render<AreaBeside>(p => p.Add(c => c.Board, "area/360424"));
        Stage.Send(Snapshot(1, Tile(First)));
        await Eventually.Holds(() => beside.FindAll(".mini rect").Count == 1);
        Stage.Cut();
        await Eventually.Holds(() =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(250));
            return beside.FindAll(".stale .mini rect").Count == 1;
        });
        Assert.Equal("暂未收到新数据", beside.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Of_areas_that_lie_in_one_another_the_outermost_is_shown_and_at_most_two_of_a_kind() =>
        Assert.Equal(["area/360424", "area/350981100", "chain/steel"], BesideWork.Of(
            [new("area/360424", "县"), new("area/360424100901", "社区"), new("area/350981100", "镇"), new("area/110101", "区"), new("chain/steel", "钢链"), new("meeting/m", "会")])
            .Select(one => one.Board));
}
