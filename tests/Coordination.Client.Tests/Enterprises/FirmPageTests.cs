using Bunit;
using Coordination.Client.Enterprises;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Enterprises;

public sealed class FirmPageTests : Desk
{
    private const string Id = "steel.blue", Own = "chains/steel/enterprises/blue";

    private static readonly EnterpriseView Firm = new(
        Id, "青岚特钢", AreaCode.Parse("350981111"), Segment.Upstream, EnterpriseState.Constrained, StateCause.Power, "限电", null, At.AddHours(-2), 61, At,
        null, OrganisingWay.Standalone, null, 1, 0, 0, true, null, null);

    [Fact]
    public async Task A_firm_says_in_one_tap_that_it_runs()
    {
        var page = await Open();
        Office.Answers[$"/api/enterprises/{Id}/report-state"] = _ => new CommandAnswer<EnterpriseView>(2, Firm with { State = EnterpriseState.Running, Cause = null });
        await page.Find("#state-running").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("全部已送达", page.Find("#queue").TextContent.Trim()));
        Assert.Equal(($"/api/enterprises/{Id}/report-state", """{"state":"running","cause":null,"note":null,"until":null}"""), Office.Written.Single());
        Assert.Contains("chosen", page.Find("#state-running").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_is_sent_with_its_cause_and_kept_while_there_is_no_network()
    {
        var page = await Open();
        await page.Find("#state-stopped").ClickAsync();
        Assert.True(page.Find("#state-send").HasAttribute("disabled"));
        await page.Find("#cause-equipment").ClickAsync();
        Office.Answers.Clear();
        Office.Answers[$"/api/enterprises/{Id}/report-state"] = _ => null;
        await page.Find("#state-send").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("1", page.Find("#queue.waiting").TextContent, StringComparison.Ordinal));
        Assert.Contains("chosen", page.Find("#state-stopped").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_stop_needs_its_date_of_return()
    {
        var page = await Open();
        await page.Find("#state-planned-stop").ClickAsync();
        await page.Find("#cause-inspection").ClickAsync();
        Assert.True(page.Find("#state-send").HasAttribute("disabled"));
        await page.Find("#until").ChangeAsync("2026-12-01");
        Assert.False(page.Find("#state-send").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData(Role.Enterprise, "chains/steel/enterprises/other")]
    [InlineData(Role.ChainChief, "chains/steel")]
    public async Task Who_does_not_report_for_the_firm_is_offered_nothing(Role role, string place)
    {
        var page = await Open(role, place);
        Assert.Empty(page.FindAll("#state-running, #load-send"));
    }

    [Theory]
    [InlineData(Role.Enterprise, Own, "firm/steel.blue")]
    [InlineData(Role.Enterprise, "chains/steel", null)]
    [InlineData(Role.ChainChief, "chains/steel", null)]
    [InlineData(Role.TeamLead, "chains/steel/teams/rush", null)]
    public void Who_has_one_firm_starts_on_its_page(Role role, string place, string? address) =>
        Assert.Equal(address, FirmPage.AddressFor([new RoleGrant(role, place)]));

    private async Task<IRenderedComponent<FirmPage>> Open(Role role = Role.Enterprise, string place = Own)
    {
        await SignIn(role, place);
        Office.Answers[$"/api/enterprises/{Id}"] = _ => new CommandAnswer<EnterpriseView>(1, Firm);
        var page = Render<FirmPage>(p => p.Add(firm => firm.Id, Id));
        page.WaitForElement(".firm-state");
        return page;
    }
}
