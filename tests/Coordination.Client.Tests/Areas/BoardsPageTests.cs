using Bunit;
using Coordination.Client.Areas;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Areas;

public sealed class BoardsPageTests : Desk
{
    [Theory]
    [InlineData(Role.GridMember, "360424100901003", "grid/360424100901003")]
    [InlineData(Role.Viewer, "area/360424", "wall/area/360424")]
    [InlineData(Role.CommunitySecretary, "360424100901", "")]
    [InlineData(Role.ProjectLead, "360424", "")]
    public async Task Who_works_in_one_grid_starts_on_its_page_and_a_wall_on_its_board(Role role, string place, string starts)
    {
        await SignIn(role, place);
        Render<BoardsPage>();
        Assert.Equal($"http://localhost/{starts}", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Who_holds_more_than_one_place_starts_at_the_boards()
    {
        Office.Answers["/api/account/me"] = _ => new Me("me", "我", null, [new(Role.GridMember, Code.Value), new(Role.BuildingHead, "360424100901004")], false);
        await Services.GetRequiredService<Coordination.Client.Shell.Session>().Load();
        Render<BoardsPage>();
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Theory]
    [InlineData(Role.CommunitySecretary, 1)]
    [InlineData(Role.DeliberationParty, 0)]
    public async Task Only_boards_that_may_be_watched_are_offered(Role role, int boards)
    {
        await SignIn(role, Community.Value);
        Office.Answers["/api/areas"] = _ => Page(null, new Coordination.Contracts.Api.ListItem<AreaView>("360424", 1, new(AreaCode.Parse("360424"), "修水县", AreaLevel.County)));
        Office.Answers["/api/communities"] = _ => Page(null, new Coordination.Contracts.Api.ListItem<CommunityView>(Community.Value, 1, new(Community, "云溪社区", null, null, null)));
        var page = Render<BoardsPage>();
        page.WaitForAssertion(() => Assert.Equal(boards, page.FindAll(".boards li").Count));
    }
}
