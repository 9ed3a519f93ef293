using Bunit;
using Coordination.Client.Chains;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Contracts.Units;

namespace Coordination.Client.Tests.Chains;

public sealed class ChainPageTests : Desk
{
    private static readonly ChainView Steel = new(
        "steel", "钢链", AreaCode.Parse("350981"), "链党委", "steel.power", [new ChiefView(ChiefSeat.LeadDepartment, "甲", "市委")], 1, 0);

    [Theory]
    [InlineData(Role.ChainChief, "chains/steel", 4)] // committee, lead, task force, core units
    [InlineData(Role.Administrator, "*", 6)] // and two chiefs
    [InlineData(Role.MemberUnit, "chains/steel/units/power", 0)]
    [InlineData(Role.CountyOperator, "350981", 0)]
    public async Task Only_who_may_change_it_is_shown_the_forms(Role role, string place, int forms)
    {
        var page = await Open(role, place);
        Assert.Equal(forms, page.FindAll(Forms).Count);
        if (forms == 0) Assert.Contains("市供电公司", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_chairs_and_who_is_next_is_said_to_all()
    {
        var facts = (await Open(Role.MemberUnit, "chains/steel/units/power")).Find(".facts").TextContent;
        Assert.Contains("市供电公司 · 至 2026-", facts, StringComparison.Ordinal);
        Assert.Contains("下一任市自然资源局", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_committee_is_named()
    {
        var page = await Open();
        Answer("name-committee", Steel with { Committee = "新党委" });
        Type(page, "产业链党委", "新党委");
        await page.FindAll("form")[0].SubmitAsync();
        Assert.Equal(("/api/chains/steel/name-committee", """{"name":"新党委"}"""), Office.Written.Single());
    }

    [Fact]
    public async Task The_lead_can_be_ended_and_a_refusal_is_said_beside_it()
    {
        var page = await Open();
        Office.Answers["/api/chains/steel/name-lead"] = _ => Office.No("不行。");
        await page.FindAll("form")[1].QuerySelectorAll("fluent-button")[1].ClickAsync();
        Assert.Equal("""{"unit":null}""", Office.Written.Single().Body);
        Assert.Contains("不行。", page.FindAll("form")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_is_taken_out_and_put_back()
    {
        var page = await Open();
        Answer("remove-department", Steel with { Departments = 0 });
        Answer("add-department", Steel);
        Office.Answers["/api/chains/steel/details"] = _ => new CommandAnswer<ChainDetails>(2, new([], []));
        await page.FindAll(".editable")[0].QuerySelectorAll("li fluent-button").Single().ClickAsync();
        await page.Find(".editable .gone fluent-button").ClickAsync();
        Assert.Equal(["""{"unit":"steel.power"}""", """{"unit":"steel.power"}"""], Office.Written.Select(one => one.Body));
        Assert.EndsWith("/add-department", Office.Written.Last().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_dismisses_a_chief()
    {
        var page = await Open(Role.Administrator, "*");
        Answer("appoint-chief", Steel with { Chiefs = [] });
        await page.FindAll("form")[2].QuerySelectorAll("fluent-button")[1].ClickAsync();
        Assert.Equal("""{"seat":"lead-department","name":null,"office":null}""", Office.Written.Single().Body);
    }

    private void Answer(string command, ChainView then) => Office.Answers[$"/api/chains/steel/{command}"] = _ => new CommandAnswer<ChainView>(2, then);

    private async Task<IRenderedComponent<ChainPage>> Open(Role role = Role.ChainChief, string place = "chains/steel")
    {
        await SignIn(role, place);
        Office.Answers["/api/chains/steel"] = _ => new CommandAnswer<ChainView>(1, Steel);
        Office.Answers["/api/chains/steel/details"] = _ => new CommandAnswer<ChainDetails>(1, new(["steel.power"], []));
        Office.Answers["/api/chains/steel/history"] = _ => new HistoryPage([], null);
        Office.Answers["/api/chairs/steel"] = _ => new ChairView("市供电公司", At, At.AddDays(30), "市自然资源局", At.AddDays(30));
        Office.Answers["/api/units"] = _ => Page(null, new ListItem<ChainUnitView>("steel.power", 1, new("steel.power", "市供电公司", UnitSort.Department, null)));
        var page = Render<ChainPage>(p => p.Add(c => c.Id, "steel"));
        page.WaitForElement(".doors");
        return page;
    }
}
