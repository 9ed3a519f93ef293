using Bunit;
using Coordination.Client.Teams;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;

namespace Coordination.Client.Tests.Teams;

public sealed class TeamPageTests : Desk
{
    private const string Id = "steel.rush";
    private static readonly MilestoneView Done = new("m1", "立项", new(2026, 3, 1), null, new(2026, 3, 2)), Hand = new("m2", "试车", new(2027, 4, 1), null, null);
    private static readonly ObstacleView Owed = new(1, "等并网批复", "steel.power", At.AddDays(1), At, null, null);
    private static readonly TeamView Team = new(Id, "冷轧热试队", "冷轧二期", AreaCode.Parse("350981111"), 1, 2, 1, Hand, -1, 1, null, At, null, null, Owed);

    [Theory]
    [InlineData(Role.TeamLead, "chains/steel/teams/rush", null, 2)] // milestones, roster
    [InlineData(Role.ChainChief, "chains/steel", null, 3)] // and an answer for a unit
    [InlineData(Role.MemberUnit, "chains/steel/units/power", null, 1)] // the answer that is owed
    [InlineData(Role.MemberUnit, "chains/steel/units/land", null, 0)]
    [InlineData(Role.TeamLead, "chains/steel/teams/rush", "finished", 0)]
    public async Task Only_who_may_change_it_is_shown_the_forms(Role role, string place, string? finished, int forms) =>
        Assert.Equal(forms, (await Open(role, place, finished is null ? Team : Team with { FinishedAt = At })).FindAll(Forms).Count);

    [Fact]
    public async Task A_milestone_is_planned_and_dropped_and_one_that_is_reached_is_left_alone()
    {
        var page = await Open();
        Answer("plan-milestone");
        Answer("drop-milestone");
        var row = Assert.Single(page.FindAll(".editable")[0].QuerySelectorAll("li"));
        Assert.Contains("试车", row.TextContent, StringComparison.Ordinal);
        await page.FindAll(".editable")[0].QuerySelector(".add")!.ClickAsync();
        await page.Find("input[type=date]").ChangeAsync("2027-05-01");
        Type(page, "名称", "投产");
        await page.FindAll("form")[0].SubmitAsync();
        await page.FindAll(".editable")[0].QuerySelectorAll("li fluent-button")[1].ClickAsync();
        Assert.Matches("""^{"milestone":"[0-9a-f]{20}","name":"投产","plan":"2027-05-01"}$""", Office.Written.First().Body);
        Assert.Equal("""{"milestone":"m2"}""", Office.Written.Last().Body);
    }

    [Fact]
    public async Task A_unit_answers_what_it_owes()
    {
        var page = await Open(Role.MemberUnit, "chains/steel/units/power");
        Answer("answer-obstacle");
        Type(page, "做了什么、什么时候办好", "周五批");
        await page.Find("form").SubmitAsync();
        Assert.Equal("""{"obstacle":1,"note":"周五批"}""", Office.Written.Single().Body);
    }

    private void Answer(string command) => Office.Answers[$"/api/teams/{Id}/{command}"] = _ => new CommandAnswer<TeamView>(2, Team);

    private async Task<IRenderedComponent<TeamPage>> Open(Role role = Role.TeamLead, string place = "chains/steel/teams/rush", TeamView? team = null)
    {
        await SignIn(role, place);
        Office.Answers[$"/api/teams/{Id}"] = _ => new CommandAnswer<TeamView>(1, team ?? Team);
        Office.Answers[$"/api/teams/{Id}/details"] = _ => new CommandAnswer<TeamDetails>(1, new([new("x1", "甲")], [Done, Hand], [Owed]));
        Office.Answers[$"/api/teams/{Id}/history"] = _ => new HistoryPage([], null);
        var page = Render<TeamPage>(p => p.Add(c => c.Id, Id));
        page.WaitForElement(".facts");
        return page;
    }
}
