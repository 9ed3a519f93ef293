using Bunit;
using Coordination.Client.Boards;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Boards;

public sealed class BoardsPageTests : Desk
{
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
