using Bunit;
using Coordination.Client.Teams;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Contracts.Units;

namespace Coordination.Client.Tests.Teams;

public sealed class TeamPhonePageTests : Desk
{
    private const string Id = "steel.rush", Own = "chains/steel/teams/rush";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly MilestoneView Hand = new("m6", "满负荷试车", Today.AddDays(136), Today.AddDays(14), null);
    private static readonly TeamView Team = new(Id, "冷轧热试队", "冷轧二期", AreaCode.Parse("350981111"), 2, 9, 5, Hand, 122, 1, null, At, null, null);

    [Fact]
    public async Task The_milestone_in_hand_says_which_it_is_how_far_ahead_and_how_long_still()
    {
        var page = await Open();
        Assert.Equal("+4 个月", page.Find(".milestone .lead b").TextContent);
        Assert.Contains("还有 14 天", page.Find(".milestone .name").TextContent, StringComparison.Ordinal);
        Assert.Contains("第 6 / 9 个", page.Find(".milestone h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_milestone_is_reached_in_two_taps()
    {
        var page = await Open();
        Office.Answers[$"/api/teams/{Id}/reach-milestone"] = _ => new CommandAnswer<TeamView>(2, Team with { Reached = 6, InHand = Hand with { Name = "投产达标" } });
        await page.Find("#report").ClickAsync();
        await page.Find("#reach").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("全部已送达", page.Find("#queue").TextContent.Trim()));
        Assert.Equal(($"/api/teams/{Id}/reach-milestone", """{"milestone":"m6","on":null}"""), Office.Written.Single());
    }

    [Fact]
    public async Task Help_is_asked_of_a_department_and_waits_without_a_network()
    {
        var page = await Open();
        await page.Find("#help").ClickAsync();
        await page.Find("#stuck").InputAsync("变压器等并网批复");
        Assert.Equal(["不需要别的单位", "市供电公司"], page.FindAll("#owes option").Select(one => one.TextContent));
        await page.Find("#owes").ChangeAsync("steel.power");
        Office.Answers.Clear();
        Office.Answers[$"/api/teams/{Id}/raise-obstacle"] = _ => null;
        await page.Find("form").SubmitAsync();
        page.WaitForElement("#queue.waiting");
    }

    [Fact]
    public async Task Who_does_not_lead_the_team_is_offered_nothing()
    {
        var page = await Open(Role.ChainChief, "chains/steel");
        Assert.Empty(page.FindAll("#report, #help, .clear"));
    }

    private async Task<IRenderedComponent<TeamPhonePage>> Open(Role role = Role.TeamLead, string place = Own)
    {
        await SignIn(role, place);
        Office.Answers[$"/api/teams/{Id}"] = _ => new CommandAnswer<TeamView>(1, Team);
        Office.Answers[$"/api/teams/{Id}/details"] = _ => new CommandAnswer<TeamDetails>(1, new([], [Hand], [new(1, "缺吊装工", "steel.power", null, At, null, null)]));
        Office.Answers["/api/units"] = _ => Page(
            null,
            new ListItem<ChainUnitView>("steel.power", 1, new("steel.power", "市供电公司", UnitSort.Department, null)),
            new ListItem<ChainUnitView>("steel.blue", 1, new("steel.blue", "青岚特钢", UnitSort.Firm, "steel.blue")));
        var page = Render<TeamPhonePage>(p => p.Add(team => team.Id, Id));
        page.WaitForElement(".milestone");
        return page;
    }
}
