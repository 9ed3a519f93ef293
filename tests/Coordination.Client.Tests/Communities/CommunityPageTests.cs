using Bunit;
using Coordination.Client.Communities;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Communities;

public sealed class CommunityPageTests : Desk
{
    private static readonly CommunityView Cloud = new(Community, "云溪社区", "云溪社区党委", "甲", null);

    [Theory]
    [InlineData(Role.CountyOperator, "360424", 3)]
    [InlineData(Role.Administrator, "*", 3)]
    [InlineData(Role.CommunitySecretary, "360424100901", 0)]
    public async Task Only_who_may_name_the_leaders_is_shown_the_forms(Role role, string place, int forms)
    {
        var page = await Open(role, place);
        Assert.Equal(forms, page.FindAll("form").Count);
        if (forms == 0) Assert.Contains("云溪社区党委", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_secretary_is_assigned()
    {
        var page = await Open();
        Answer("assign-first-secretary", Cloud with { FirstSecretary = "丙" });
        Type(page, "第一书记", "丙 ");
        await page.FindAll("form")[2].SubmitAsync();
        Assert.Equal(($"/api/communities/{Community}/assign-first-secretary", """{"name":"丙"}"""), Office.Written.Single());
        Assert.Contains("结束", page.FindAll("form")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_ended_keeps_the_name_in_the_field_so_that_saving_it_links_again()
    {
        var page = await Open();
        Answer("link-leader", Cloud with { LinkedLeader = null });
        await page.FindAll("form")[1].QuerySelectorAll("fluent-button")[1].ClickAsync();
        Assert.Equal("""{"name":null}""", Office.Written.Single().Body);
        Assert.Equal("甲", Typed(page, "挂点县领导"));
    }

    [Fact]
    public async Task A_refusal_is_said_beside_its_field_and_the_name_stays()
    {
        var page = await Open();
        Office.Answers[$"/api/communities/{Community}/name-committee"] = _ => Office.No("太长。");
        Type(page, "社区党委", "新名");
        await page.FindAll("form")[0].SubmitAsync();
        Assert.Contains("太长。", page.FindAll("form")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("新名", Typed(page, "社区党委"));
    }

    private void Answer(string command, CommunityView then) =>
        Office.Answers[$"/api/communities/{Community}/{command}"] = _ => new CommandAnswer<CommunityView>(2, then);

    private async Task<IRenderedComponent<CommunityPage>> Open(Role role = Role.CountyOperator, string place = "360424")
    {
        await SignIn(role, place);
        Office.Answers[$"/api/communities/{Community}"] = _ => new CommandAnswer<CommunityView>(1, Cloud);
        Office.Answers[$"/api/communities/{Community}/history"] = _ => new HistoryPage([], null);
        var page = Render<CommunityPage>(p => p.Add(c => c.Code, Community.Value));
        page.WaitForElement(".doors");
        return page;
    }
}
