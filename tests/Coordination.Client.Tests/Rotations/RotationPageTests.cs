using Bunit;
using Coordination.Client.Rotations;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Contracts.Units;

namespace Coordination.Client.Tests.Rotations;

public sealed class RotationPageTests : Desk
{
    private static readonly TermView Now = new(2, "steel.red", At.AddDays(-10), At.AddDays(20), At), Then = new(3, "steel.blue", At.AddDays(20), At.AddDays(50), At);
    private static readonly RotationView Running = new(
        "steel", null, "steel.red", Now, null, [Then, new(4, "steel.green", At.AddDays(50), At.AddDays(80), At)], null, false,
        new(2, "steel.blue", "steel.red", At.AddDays(-10), 1, null), [new(1, 4, "steel.green", 3, null, SwapStatus.Offered, At)], null);

    [Fact]
    public async Task Whoever_took_over_acknowledges_the_list()
    {
        var page = await Open(Role.MemberUnit, "chains/steel/units/red");
        Assert.Contains("泊位不够长", page.Find(".handed").TextContent, StringComparison.Ordinal);
        Office.Answers["/api/rotations/steel/acknowledge"] = _ => new CommandAnswer<RotationView>(2, Running with { HandOver = Running.HandOver! with { AcknowledgedAt = At } });
        await page.Find("#acknowledge").ClickAsync();
        Assert.Equal(("/api/rotations/steel/acknowledge", """{"term":2}"""), Office.Written.Single());
        Assert.Empty(page.FindAll("#acknowledge"));
    }

    [Fact]
    public async Task A_swap_is_taken_by_the_unit_whose_term_is_asked_for()
    {
        var page = await Open(Role.MemberUnit, "chains/steel/units/blue");
        Office.Answers["/api/rotations/steel/take-swap"] = _ => Office.No("已经了结。");
        await page.Find("[data-swap='1'] fluent-button").ClickAsync();
        Assert.Equal("""{"swap":1,"term":3}""", Office.Written.Single().Body);
        Assert.Contains("已经了结。", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chief_plans_and_is_warned_of_gaps_and_of_two_terms_in_a_row()
    {
        var page = await Open(Role.ChainChief, "chains/steel");
        Assert.Empty(page.FindAll(".warnings"));
        await page.Find("#add-term").ClickAsync();
        Assert.Equal(3, page.FindAll(".plan li fluent-select, .plan li fluent-dropdown").Count);
        var days = page.FindAll(".plan input[type=date]");
        await days[0].InputAsync(new() { Value = "2030-01-01" });
        Assert.NotEmpty(page.FindAll(".warnings li"));
        Office.Answers["/api/rotations/steel/plan"] = _ => Office.No("任期有重叠。");
        await page.Find(".plan").SubmitAsync();
        Assert.Contains("任期有重叠。", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_link_is_shown_once_and_only_its_fingerprint_is_sent()
    {
        var page = await Open(Role.ChainChief, "chains/steel");
        Office.Answers["/api/rotations/steel/share-calendar"] = _ => new CommandAnswer<RotationView>(2, Running);
        Type(page, "用在哪里", "值班室");
        await page.Find("#share-calendar").Closest("form")!.SubmitAsync();
        var url = page.Find("code").TextContent;
        var token = System.Text.RegularExpressions.Regex.Match(url, "/calendar/rotations/steel/([A-Za-z0-9_-]{43}).ics").Groups[1].Value;
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token))), Office.Written.Single().Body, StringComparison.Ordinal);
        Assert.DoesNotContain(token, Office.Written.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.CountyOperator, "350981")]
    public async Task Others_read_it(Role role, string place) => Assert.Empty((await Open(role, place)).FindAll("form, .next-step, [data-swap] fluent-button"));

    private async Task<IRenderedComponent<RotationPage>> Open(Role role, string place)
    {
        await SignIn(role, place);
        Office.Answers["/api/rotations"] = _ => Page(null, new ListItem<RotationView>("steel", 1, Running));
        Office.Answers["/api/rotations/steel/details"] = _ => new CommandAnswer<RotationDetails>(1, new(
            [new(1, "steel.blue", At.AddDays(-40), At.AddDays(-10), null)], [new("problems/1", "泊位不够长", "filed", null, null)], [new(new string('a', 64), "值班室", At)]));
        Office.Answers["/api/rotations/steel/history"] = _ => new HistoryPage([], null);
        Office.Answers["/api/units"] = _ => Page(null, [.. new[] { "red", "blue", "green" }.Select(unit => new ListItem<ChainUnitView>($"steel.{unit}", 1, new($"steel.{unit}", unit, UnitSort.Department, null)))]);
        var page = Render<RotationPage>(p => p.Add(c => c.Id, "steel"));
        page.WaitForElement(".terms");
        return page;
    }
}
