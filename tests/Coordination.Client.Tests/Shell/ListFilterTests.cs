using Coordination.Client.Shell;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Shell;

public sealed class ListFilterTests
{
    private static readonly RoleGrant[] Operator = [new(Role.CountyOperator, "360424")], Unit = [new(Role.MemberUnit, "chains/fuan/units/land")];

    [Fact]
    public void A_list_follows_the_place_it_asks_for_or_all_that_its_reader_sees()
    {
        Assert.Equal(["list/matters/360424100"], ListFilter.Of("api/matters?size=100&area=360424100").Boards(Operator));
        Assert.Equal(["list/matters/360424"], ListFilter.Of("api/matters?size=100&status=open").Boards(Operator));
        Assert.Equal(["list/problems/chains/fuan"], ListFilter.Of("api/problems?chain=fuan").Boards(Unit));
        Assert.Equal(["list/problems/chains/fuan"], ListFilter.Of("api/problems").Boards(Unit));
        Assert.Empty(ListFilter.Of("api/matters").Boards(Unit));
    }

    [Theory]
    [InlineData("api/matters?status=file,handle", true)]
    [InlineData("api/matters?status=closed", false)]
    [InlineData("api/matters?area=360424100", true)]
    [InlineData("api/matters?area=360481", false)]
    [InlineData("api/matters?owner=me", true)]
    [InlineData("api/matters?owner=other", false)]
    [InlineData("api/matters?q=%E8%B7%AF%E7%81%AF", true)]
    [InlineData("api/matters?q=elevator", false)]
    [InlineData("api/matters?turn=me", true)]
    [InlineData("api/matters?chain=fuan", false)]
    public void What_changed_belongs_to_a_list_that_asks_for_it(string path, bool fits) => Assert.Equal(fits, ListFilter.Of(path).Fits(
        new Change("m1", 3, "路灯不亮", "handle", "me", null, "360424100901003", null, [new Turn([Role.CountyOperator], "360424", "dispatch", null)]), "me", Operator));
}
