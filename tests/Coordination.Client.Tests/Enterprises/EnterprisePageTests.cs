using Bunit;
using Coordination.Client.Enterprises;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Units;

namespace Coordination.Client.Tests.Enterprises;

public sealed class EnterprisePageTests : Desk
{
    private const string Id = "steel.blue", Own = "chains/steel/enterprises/blue";

    private static readonly EnterpriseView Firm = new(
        Id, "青岚特钢", AreaCode.Parse("350981111"), Segment.Upstream, EnterpriseState.Running, null, null, null, At, 80, At, null,
        OrganisingWay.JointByArea, "steel.power", 0, 1, 0, true, null, null);

    private static readonly EnterpriseDetails Kept = new([new("headcount", 1250, null), new("scale", null, "large")], [new("b1", "一支部", BranchForm.Branch, null)], "乙");

    [Theory]
    [InlineData(Role.ChainChief, "chains/steel", 4)] // way, instructor, organisations, attributes
    [InlineData(Role.Administrator, "*", 4)]
    [InlineData(Role.Enterprise, Own, 1)] // the own attributes
    [InlineData(Role.MemberUnit, "chains/steel/units/power", 0)]
    public async Task Only_who_may_change_it_is_shown_the_forms(Role role, string place, int forms)
    {
        var page = await Open(role, place);
        Assert.Equal(forms, page.FindAll(Forms).Count);
        if (forms < 4) Assert.Contains("市供电公司", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_that_moved_away_is_changed_no_more() => Assert.Empty((await Open(firm: Firm with { MovedTo = "copper.blue" })).FindAll("form"));

    [Fact]
    public async Task Only_attributes_that_were_changed_are_sent_each_in_its_unit()
    {
        var page = await Open(Role.Enterprise, Own);
        Answer("record-attribute", Firm);
        Type(page, "职工人数 · 人", "1300");
        await page.Find("form").SubmitAsync();
        Assert.Equal(($"/api/enterprises/{Id}/record-attribute", """{"attribute":"headcount","number":1300,"unit":"persons","word":null}"""), Office.Written.Single());
    }

    [Fact]
    public async Task What_is_emptied_is_taken_off_and_what_is_no_number_is_not_sent()
    {
        var page = await Open(Role.Enterprise, Own);
        Answer("record-attribute", Firm);
        Type(page, "职工人数 · 人", "many");
        await page.Find("form").SubmitAsync();
        Assert.Empty(Office.Written);
        Assert.Contains("many", page.Find("fluent-message-bar").TextContent, StringComparison.Ordinal);
        Type(page, "职工人数 · 人", "");
        await page.Find("form").SubmitAsync();
        Assert.Equal("""{"attribute":"headcount","number":null,"unit":null,"word":null}""", Office.Written.Single().Body);
    }

    [Fact]
    public async Task A_chief_ends_how_it_is_organised_and_assigns_an_instructor()
    {
        var page = await Open();
        Answer("end-organisation", Firm with { Way = null, Organiser = null });
        Answer("assign-instructor", Firm);
        await page.FindAll("form")[0].QuerySelectorAll("fluent-button")[1].ClickAsync();
        Type(page, "党建指导员", "丙");
        await page.FindAll("form")[1].SubmitAsync();
        Assert.Equal([($"/api/enterprises/{Id}/end-organisation", "{}"), ($"/api/enterprises/{Id}/assign-instructor", """{"name":"丙"}""")], Office.Written);
    }

    [Fact]
    public async Task An_organisation_is_founded_and_dissolved()
    {
        var page = await Open();
        Answer("found-branch", Firm);
        Answer("dissolve-branch", Firm);
        await page.Find(".add").ClickAsync();
        Type(page, "名称", "二支部");
        await page.FindAll("form")[2].SubmitAsync();
        await page.Find(".editable li").QuerySelectorAll("fluent-button")[1].ClickAsync();
        Assert.Matches("""^{"branch":"[0-9a-f]{20}","name":"二支部","form":"branch","team":null}$""", Office.Written.First().Body);
        Assert.Equal("""{"branch":"b1"}""", Office.Written.Last().Body);
    }

    private void Answer(string command, EnterpriseView then) => Office.Answers[$"/api/enterprises/{Id}/{command}"] = _ => new CommandAnswer<EnterpriseView>(2, then);

    private async Task<IRenderedComponent<EnterprisePage>> Open(Role role = Role.ChainChief, string place = "chains/steel", EnterpriseView? firm = null)
    {
        await SignIn(role, place);
        Office.Answers[$"/api/enterprises/{Id}"] = _ => new CommandAnswer<EnterpriseView>(1, firm ?? Firm);
        Office.Answers[$"/api/enterprises/{Id}/details"] = _ => new CommandAnswer<EnterpriseDetails>(1, Kept);
        Office.Answers[$"/api/enterprises/{Id}/history"] = _ => new HistoryPage([], null);
        Office.Answers["/api/units"] = _ => Page(null, new ListItem<ChainUnitView>("steel.power", 1, new("steel.power", "市供电公司", UnitSort.Department, null)));
        var page = Render<EnterprisePage>(p => p.Add(c => c.Id, Id));
        page.WaitForElement(".facts");
        return page;
    }
}
