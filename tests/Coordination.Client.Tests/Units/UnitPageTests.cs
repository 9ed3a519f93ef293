using Bunit;
using Coordination.Client.Tests.Shell;
using Coordination.Client.Units;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Teams;
using Coordination.Contracts.Units;

namespace Coordination.Client.Tests.Units;

public sealed class UnitPageTests : Desk
{
    private const string Own = "chains/steel/units/power";
    private ListItem<ProblemView>[] problems = [];

    [Fact]
    public async Task It_says_what_the_unit_owes_the_most_urgent_first_and_nothing_that_others_owe()
    {
        var page = await Open(("rush", Own, [Owes(1, "等并网批复", At.AddDays(2)), Owes(2, "等停电计划", At.AddHours(-1)), Owes(3, "已答复", At) with { AnsweredAt = At }, Owes(4, "缺地", At) with { Unit = "steel.land" }]),
            ("other", "chains/steel/units/land", []));
        Assert.Equal(["等停电计划", "等并网批复"], page.FindAll("main ul li, ul li").Select(row => row.QuerySelectorAll("bdi")[1].TextContent));
        Assert.Single(page.FindAll("li .late"));
        Assert.DoesNotContain(Office.Asked, asked => asked.Path.Contains("steel.other/details", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_owes_nothing_says_so() => Assert.Contains("眼下没有等本单位的事。", (await Open()).Markup, StringComparison.Ordinal);

    [Fact]
    public async Task It_lists_the_problems_that_it_owes()
    {
        problems = [new("p1", 1, new(
            "p1", "steel", null, 7, "夜间用电负荷不足", null, ProblemCategory.Power, ProblemDoor.Firm, "steel.works", ProblemStatus.Assigned, "steel.power", [], At.AddHours(-1), true, null, 0,
            null, 0, false, null, null, null, 0, At, null, null, null))];
        var row = (await Open()).Find("ul li");
        Assert.Contains("W-007 夜间用电负荷不足", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector(".late"));
        Assert.Contains(Office.Asked, asked => asked.Path.Contains("owner=steel.power", StringComparison.Ordinal));
    }

    private static ObstacleView Owes(int number, string title, DateTimeOffset due) => new(number, title, "steel.power", due, At, null, null);

    private async Task<IRenderedComponent<UnitPage>> Open(params (string Team, string Waits, ObstacleView[] Obstacles)[] teams)
    {
        await SignIn(Role.MemberUnit, Own);
        Office.Answers["/api/units/steel.power"] = _ => new CommandAnswer<ChainUnitView>(1, new("steel.power", "市供电公司", UnitSort.Department, null));
        Office.Answers["/api/units/steel.power/history"] = _ => new HistoryPage([], null);
        Office.Answers["/api/problems"] = _ => Page(null, problems);
        Office.Answers["/api/teams"] = _ => Page(null, [.. teams.Select(one => new ListItem<TeamView>(
            $"steel.{one.Team}", 1, new($"steel.{one.Team}", one.Team, "p", AreaCode.Parse("350981"), 0, 0, 0, null, null, 1, null, null, null, null),
            [new Turn([Role.MemberUnit], one.Waits, "answer-obstacle", null)]))]);
        foreach (var (team, _, obstacles) in teams)
            Office.Answers[$"/api/teams/steel.{team}/details"] = _ => new CommandAnswer<TeamDetails>(1, new([], [], obstacles));
        var page = Render<UnitPage>(p => p.Add(c => c.Id, "steel.power"));
        page.WaitForElement("h2");
        return page;
    }
}
