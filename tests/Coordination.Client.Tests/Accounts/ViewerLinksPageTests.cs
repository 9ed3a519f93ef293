using Bunit;
using Coordination.Client.Accounts;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Accounts;

public sealed class ViewerLinksPageTests : Desk
{
    [Theory]
    [InlineData("/wall/area/360424#token=t", "http://localhost/wall/area/360424#token=t")]
    [InlineData("https://county.example/wall/area/360424#token=t", "https://county.example/wall/area/360424#token=t")]
    public async Task A_link_is_shown_whole_also_where_the_server_gives_its_path_only(string given, string shown)
    {
        await SignIn(Role.CountyOperator, "360424");
        Office.Answers["/api/viewer-links"] = _ => Array.Empty<ViewerLinkView>();
        Office.Answers["/api/boards"] = _ => new[] { new BoardItem("area/360424", "修水县") };
        var page = Render<ViewerLinksPage>();
        Type(page, "挂在哪里", "大厅");
        Office.Answers["/api/viewer-links"] = _ => new ViewerLinkView("l1", "area/360424", "大厅", At, null, given);
        await page.Find("form").SubmitAsync();
        Assert.Equal(shown, page.Find("code").TextContent);
        Assert.Contains("\"board\":\"area/360424\"", Office.Asked[^2].Body, StringComparison.Ordinal);
    }
}
