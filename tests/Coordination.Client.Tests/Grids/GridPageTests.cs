using Bunit;
using Coordination.Client.Grids;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Grids;

public sealed class GridPageTests : Desk
{
    [Fact]
    public async Task The_title_names_the_community_too_and_the_phone_keeps_it()
    {
        await SignIn(Role.GridMember, Code.Value);
        Office.Answers[$"/api/grids/{Code}"] = _ => new CommandAnswer<GridView>(1, Grid);
        Office.Answers[$"/api/grids/{Code}/details"] = _ => new CommandAnswer<GridDetails>(1, Details);
        Office.Answers["/api/matters"] = _ => Page<MatterView>(null);
        var page = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        page.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", page.Find("h1").TextContent));

        Office.Answers.Clear();
        var offline = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        offline.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", offline.Find("h1").TextContent));
    }

    [Fact]
    public async Task Going_on_duty_is_seen_at_once_and_stays_when_the_server_has_answered()
    {
        await SignIn(Role.GridMember, Code.Value);
        Office.Answers[$"/api/grids/{Code}"] = _ => new CommandAnswer<GridView>(1, Grid with { OnDuty = 0 });
        Office.Answers[$"/api/grids/{Code}/details"] = _ => new CommandAnswer<GridDetails>(1, Details with { Members = [new("me", "我", null), new("a1", "甲", null)] });
        Office.Answers[$"/api/grids/{Code}/go-on-duty"] = _ => new CommandAnswer<GridView>(2, Grid);
        Office.Answers["/api/matters"] = _ => Page<MatterView>(null);
        var page = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        page.WaitForElement(".duty.off #duty");
        await page.Find("#duty").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("全部已送达", page.Find("#queue").TextContent.Trim()));
        Assert.Equal("在岗 · 14:36 起", page.Find(".duty.on .state").TextContent);
    }

    [Theory]
    [InlineData(Role.GridMember, "360424100901003", true, true)]
    [InlineData(Role.CommunitySecretary, "360424100901", false, true)]
    [InlineData(Role.BuildingHead, "360424100901003", false, true)]
    [InlineData(Role.ProjectLead, "360424", false, false)]
    public async Task The_phone_offers_what_the_table_lets_its_reader_do(Role role, string place, bool duty, bool report)
    {
        await SignIn(role, place);
        Office.Answers[$"/api/grids/{Code}"] = _ => new CommandAnswer<GridView>(1, Grid);
        Office.Answers[$"/api/grids/{Code}/details"] = _ => new CommandAnswer<GridDetails>(1, Details);
        Office.Answers["/api/matters"] = _ => Page<MatterView>(null);
        var page = Render<GridPage>(p => p.Add(g => g.Code, Code.Value));
        page.WaitForElement(".matters");
        Assert.Equal((duty, duty, duty, report), (Has("#duty"), Has("#level-busy"), Has("#patrol"), Has("#report")));

        bool Has(string what) => page.FindAll(what).Count == 1;
    }
}
