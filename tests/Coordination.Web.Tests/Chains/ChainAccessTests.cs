using System.Net;
using System.Net.Http.Json;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Chains;

/// <summary>Two chains, in two counties, with a firm, a neighbour, a unit and a team each: who sees what, and who acts for whom.</summary>
[Collection(nameof(SharedApp))]
public sealed class ChainAccessTests(SharedApp shared) : IAsyncLifetime
{
    private const string Own = "access-own", Foreign = "access-foreign";

    public async ValueTask InitializeAsync()
    {
        foreach (var (chain, area) in new[] { (Own, County), (Foreign, OtherCounty) })
        {
            await Root("chains", chain, "register", new { name = chain, area });
            foreach (var firm in new[] { "firm", "neighbour" })
                await Root("enterprises", $"{chain}.{firm}", "register", new { name = firm, area, segment = "upstream" });
            foreach (var unit in new[] { "power", "land" })
                await Root("units", $"{chain}.{unit}", "register", new { name = unit, sort = "department" });
            await Root("teams", $"{chain}.rush", "register", new { name = "rush", project = "line two", area });
        }
        await shared.App.Accounts(
            ("access-firm", [new RoleGrant(Role.Enterprise, $"chains/{Own}/enterprises/firm")]),
            ("access-unit", [new RoleGrant(Role.MemberUnit, $"chains/{Own}/units/power")]),
            ("access-land", [new RoleGrant(Role.MemberUnit, $"chains/{Own}/units/land")]),
            ("access-lead", [new RoleGrant(Role.TeamLead, $"chains/{Own}/teams/rush")]),
            ("access-chief", [new RoleGrant(Role.ChainChief, $"chains/{Own}")]),
            ("access-wall", [new RoleGrant(Role.Viewer, $"chain/{Own}")]));
    }

    [Theory]
    [InlineData("firm", "enterprises/access-own.firm", true)]
    [InlineData("firm", "enterprises/access-own.neighbour", false)] // a neighbour firm is a stranger
    [InlineData("firm", "teams/access-own.rush", false)]
    [InlineData("firm", "units/access-own.power", true)]
    [InlineData("firm", "chains/access-own", true)]
    [InlineData("firm", "boards/chain/access-own", false)]
    [InlineData("unit", "enterprises/access-own.firm", true)]
    [InlineData("unit", "enterprises/access-foreign.firm", false)] // a firm outside of its chain
    [InlineData("unit", "teams/access-own.rush", true)]
    [InlineData("unit", "boards/chain/access-own", true)]
    [InlineData("unit", "boards/chain/access-foreign", false)]
    [InlineData("lead", "teams/access-own.rush", true)]
    [InlineData("lead", "teams/access-foreign.rush", false)]
    [InlineData("lead", "enterprises/access-own.firm", false)]
    [InlineData("chief", "enterprises/access-own.firm", true)]
    [InlineData("chief", "enterprises/access-foreign.firm", false)]
    [InlineData("chief", "chains/access-foreign", false)]
    [InlineData("wall", "boards/chain/access-own", true)]
    [InlineData("wall", "boards/chain/access-foreign", false)]
    [InlineData("wall", "enterprises/access-own.firm", false)]
    [InlineData("CountyOperator", "boards/chain/access-own", true)] // the chain stands in its county
    [InlineData("CountyOperator", "enterprises/access-own.firm", true)]
    [InlineData("CountyOperator", "boards/chain/access-foreign", false)]
    [InlineData("CountyOperator", "enterprises/access-foreign.firm", false)]
    [InlineData("GridMember", "chains/access-own", false)]
    public async Task Who_sees_what(string who, string what, bool sees)
    {
        using var client = await As(who);
        Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/{what}", TestApp.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("firm", "enterprises/access-own.firm/report-load", """{"percent":80}""", true)]
    [InlineData("firm", "enterprises/access-own.neighbour/report-load", """{"percent":80}""", false)]
    [InlineData("firm", "enterprises/access-foreign.firm/report-load", """{"percent":80}""", false)]
    [InlineData("unit", "enterprises/access-own.firm/report-load", """{"percent":80}""", false)]
    [InlineData("lead", "teams/access-own.rush/report-progress", """{"note":"x"}""", true)]
    [InlineData("lead", "teams/access-foreign.rush/report-progress", """{"note":"x"}""", false)]
    [InlineData("chief", "chains/access-own/name-lead", """{"unit":"access-own.power"}""", true)]
    [InlineData("chief", "chains/access-foreign/name-lead", """{"unit":"access-foreign.power"}""", false)]
    [InlineData("chief", "chains/access-own/name-lead", """{"unit":"access-foreign.power"}""", false)]
    [InlineData("chief", "enterprises/access-own.firm/organise", """{"way":"joint-by-area","unit":"access-own.land"}""", true)]
    [InlineData("chief", "enterprises/access-own.firm/move", """{"to":"access-foreign.moved"}""", false)]
    [InlineData("firm", "enterprises/access-own.firm/take-over", """{"from":"a.b","name":"x","area":"360424","segment":"upstream","attributes":[]}""", false)]
    [InlineData("firm", "enterprises/access-own.firm/notice-silence", """{"dueAt":"2026-01-01T00:00:00Z"}""", false)]
    public async Task Who_acts_for_whom(string who, string what, string body, bool may)
    {
        using var client = await As(who);
        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.Command(what, body)).StatusCode);
    }

    [Theory]
    [InlineData("""{"percent":101}""")]
    [InlineData("""{"percent":-1}""")]
    [InlineData("""{"percent":1e9}""")]
    [InlineData("""{"percent":NaN}""")]
    [InlineData("""{"percent":"80"}""")]
    [InlineData("""{"percent":50.5}""")]
    [InlineData("{}")]
    public async Task A_load_is_a_whole_number_of_per_cent(string body)
    {
        using var client = await As("firm");
        Assert.Equal(400, (await client.Command($"enterprises/{Own}.firm/report-load", body).Problem()).Status);
    }

    [Fact]
    public async Task Two_devices_of_a_firm_that_report_at_once_are_both_heard_one_after_the_other()
    {
        using var phone = await As("firm");
        using var desk = await As("firm");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at =>
            (at % 2 == 0 ? phone : desk).Command($"enterprises/{Own}.firm/report-state", $$"""{"state":"running","note":"device {{at}}"}""")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var history = (await desk.GetAsync($"/api/enterprises/{Own}.firm/history?size=1000", TestApp.Stop).Json()).GetProperty("items").GetRawText();
        Assert.All(Enumerable.Range(0, 20), at => Assert.Contains($"device {at}\"", history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_unit_that_owes_help_answers_and_no_other()
    {
        using var lead = await As("lead");
        using var power = await As("unit");
        using var land = await As("land");
        var raised = await lead.Command($"teams/{Own}.rush/raise-obstacle", $$"""{"title":"no grid approval","unit":"{{Own}}.power"}""").Json();
        var number = raised.GetProperty("view").GetProperty("obstacles").GetInt32();
        Assert.Equal((409, "team.unknown-unit"), await lead.Command($"teams/{Own}.rush/raise-obstacle", $$"""{"title":"x","unit":"{{Own}}.nobody"}""").Problem());
        Assert.Equal(404, (await land.Command($"teams/{Own}.rush/answer-obstacle", $$"""{"obstacle":{{number}},"note":"x"}""").Problem()).Status);
        await power.Command($"teams/{Own}.rush/answer-obstacle", $$"""{"obstacle":{{number}},"note":"on Friday"}""").Json();
        await lead.Command($"teams/{Own}.rush/clear-obstacle", $$"""{"obstacle":{{number}}}""").Json();
    }

    [Fact]
    public async Task Boards_to_choose_from_include_the_chain_and_its_name_is_told()
    {
        using var chief = await As("chief");
        Assert.Equal($"chain/{Own}", Assert.Single((await chief.GetAsync("/api/boards", TestApp.Stop).Json()).EnumerateArray()).GetProperty("board").GetString());
        using var firm = await As("firm");
        Assert.Empty((await firm.GetAsync("/api/boards", TestApp.Stop).Json()).EnumerateArray());
        var named = await firm.GetAsync($"/api/places?codes=chains/{Own},chains/{Own}/units/power,chains/{Own}/enterprises/neighbour,chains/{Foreign}", TestApp.Stop).Json();
        Assert.Equal([$"chains/{Own}", $"chains/{Own}/units/power"], named.EnumerateArray().Select(one => one.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("CountyOperator", Own, 201)]
    [InlineData("CountyOperator", Foreign, 404)]
    [InlineData("CountyOperator", "access-nowhere", 404)]
    [InlineData("chief", Own, 404)] // a chief makes no links
    public async Task A_link_to_a_chains_wall_is_made_by_the_operator_of_its_county(string who, string chain, int status)
    {
        using var client = await As(who);
        var answer = await client.PostAsJsonAsync("/api/viewer-links", new { board = $"chain/{chain}", days = 1, label = "hall" }, TestApp.Stop);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("access-own.x", 200)]
    [InlineData("access-foreign.x", 404)]
    [InlineData("access-nowhere.x", 404)] // as if it were another's: nothing tells that there is no such chain
    public async Task A_chief_registers_units_in_the_own_chain_and_learns_nothing_of_others(string unit, int status)
    {
        using var client = await As("chief");
        Assert.Equal(status, (int)(await client.Command($"units/{unit}/register", """{"name":"x","sort":"department"}""")).StatusCode);
    }

    [Fact]
    public async Task An_operator_is_told_the_names_of_firms_and_teams_of_the_county()
    {
        using var client = await As("CountyOperator");
        var named = await client.GetAsync($"/api/places?codes=chains/{Own}/enterprises/firm,chains/{Own}/teams/rush,chains/{Foreign}/teams/rush", TestApp.Stop).Json();
        Assert.Equal(["firm", "rush"], named.EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_wall_is_shown_as_it_stood_at_a_past_moment()
    {
        await Root("enterprises", $"{Own}.past", "register", new { name = "past", area = County, segment = "midstream" });
        await shared.App.Accounts(("access-past", [new RoleGrant(Role.Enterprise, $"chains/{Own}/enterprises/past")]));
        using var firm = await As("past");
        using var chief = await As("chief");
        var before = await firm.Command($"enterprises/{Own}.past/report-state", """{"state":"running"}""").Json();
        var moment = before.GetProperty("view").GetProperty("reportedAt").GetDateTimeOffset();
        await firm.Command($"enterprises/{Own}.past/report-state", """{"state":"stopped","cause":"power"}""").Json();
        var then = await chief.GetAsync($"/api/boards/chain/{Own}?at={Uri.EscapeDataString(moment.AddMilliseconds(1).ToString("O"))}", TestApp.Stop).Json();
        Assert.Equal("running", then.GetProperty("firms").EnumerateArray().Single(one => one.GetProperty("id").GetString() == $"{Own}.past").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_firm_that_moves_leaves_the_old_wall_and_stands_on_the_new_one()
    {
        await Root("enterprises", $"{Own}.mover", "register", new { name = "mover", area = County, segment = "downstream" });
        await Root("enterprises", $"{Own}.mover", "move", new { to = $"{Foreign}.mover" });
        using var admin = await shared.As(Role.Administrator);
        await Testing.Eventually.Holds(
            async () => !(await Firms(admin, Own)).Contains($"{Own}.mover") && (await Firms(admin, Foreign)).Contains($"{Foreign}.mover"), TimeSpan.FromSeconds(30));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string?[]> Firms(HttpClient client, string chain) =>
        [.. (await client.GetAsync($"/api/boards/chain/{chain}", TestApp.Stop).Json()).GetProperty("firms").EnumerateArray().Select(firm => firm.GetProperty("id").GetString())];

    private Task Root(string kind, string id, string command, object body) => shared.App.Done(TestApp.Root, kind, id, command, body);

    private Task<HttpClient> As(string who) => Enum.TryParse<Role>(who, out var role) ? shared.As(role) : shared.App.As($"access-{who}");
}
