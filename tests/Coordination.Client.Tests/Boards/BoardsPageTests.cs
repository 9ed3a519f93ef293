using Bunit;
using Coordination.Client.Boards;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Boards;

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

    [Fact]
    public async Task What_may_be_watched_is_offered_by_name_with_its_wall()
    {
        await SignIn(Role.CommunitySecretary, Community.Value);
        Office.Answers["/api/boards"] = _ => new[] { new BoardItem($"area/{Community}", "云溪社区") };
        var page = Render<BoardsPage>();
        page.WaitForAssertion(() => Assert.Equal("云溪社区", page.Find(".boards b").TextContent));
        Assert.Equal($"区划大屏 · {Community}", page.Find(".boards span").TextContent);
        Assert.Equal($"wall/area/{Community}", page.Find("fluent-anchor-button").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_may_watch_nothing_is_told_what_is_missing()
    {
        await SignIn(Role.DeliberationParty, Community.Value);
        Office.Answers["/api/boards"] = _ => Array.Empty<BoardItem>();
        var page = Render<BoardsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));
    }
}
