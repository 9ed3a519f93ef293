using System.Net;
using System.Text.Json;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Visits;

/// <summary>A visit over HTTP: who records it, who sees it, and the problem that comes of it.</summary>
[Collection(nameof(SharedApp))]
public sealed class VisitFlowTests(SharedApp shared) : IAsyncLifetime
{
    private const string Chain = "visit-own", Foreign = "visit-foreign";
    private readonly string _visit = Guid.CreateVersion7().ToString();

    public async ValueTask InitializeAsync()
    {
        foreach (var chain in new[] { Chain, Foreign })
        {
            await shared.App.Done(TestApp.Root, "chains", chain, "register", new { name = chain, area = chain == Chain ? SharedApp.County : SharedApp.OtherCounty });
            await shared.App.Done(TestApp.Root, "units", $"{chain}.land", "register", new { name = "land", sort = "department" });
            foreach (var firm in new[] { "blue", "red" })
                await shared.App.Done(TestApp.Root, "enterprises", $"{chain}.{firm}", "register", new { name = firm, area = chain == Chain ? SharedApp.County : SharedApp.OtherCounty, segment = "upstream" });
        }
        await shared.App.Accounts([
            ("visit-land", [new RoleGrant(Role.MemberUnit, $"chains/{Chain}/units/land")]), ("visit-foreign", [new RoleGrant(Role.MemberUnit, $"chains/{Foreign}/units/land")]),
            ("visit-blue", [new RoleGrant(Role.Enterprise, $"chains/{Chain}/enterprises/blue")]), ("visit-red", [new RoleGrant(Role.Enterprise, $"chains/{Chain}/enterprises/red")]),
            ("visit-chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}")])]);
    }

    [Fact]
    public async Task What_a_firm_says_at_a_visit_is_on_the_problem_list_at_once()
    {
        await Done("land", "record", Record());
        await Done("land", "raise", new { title = "Berth too short", category = "sea-use" });
        var visit = await Get("blue", $"visits/{_visit}");
        var problem = visit.GetProperty("view").GetProperty("problems")[0].GetString();
        await Testing.Eventually.Holds(async () => await Status("blue", $"problems/{problem}") == HttpStatusCode.OK, TimeSpan.FromSeconds(30));
        var filed = (await Get("blue", $"problems/{problem}")).GetProperty("view");
        Assert.Equal(("visit", _visit, $"{Chain}.blue"), (filed.GetProperty("door").GetString(), filed.GetProperty("visit").GetString(), filed.GetProperty("firm").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await Status("red", $"visits/{_visit}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("foreign", $"visits/{_visit}"));
        Assert.Equal(HttpStatusCode.OK, await Status("chief", $"visits/{_visit}"));
        Assert.Equal(1, (await Get("land", $"visits?chain={Chain}&q=berths")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("blue", "record", """{"firm":"visit-own.blue","sort":"tea-day","on":"2026-11-01"}""", 404, "unknown")]
    [InlineData("foreign", "record", """{"firm":"visit-own.blue","sort":"tea-day","on":"2026-11-01"}""", 404, "unknown")]
    [InlineData("land", "record", """{"firm":"visit-foreign.blue","sort":"tea-day","on":"2026-11-01"}""", 404, "unknown")]
    [InlineData("land", "record", """{"firm":"visit-own.nobody","sort":"tea-day","on":"2026-11-01"}""", 404, "unknown")]
    [InlineData("land", "record", """{"firm":"visit-own.blue","sort":"tea-day","on":"2026-13-01"}""", 400, "body.malformed")]
    [InlineData("land", "record", """{"firm":"visit-own.blue","sort":"tea-day","on":"2126-11-01"}""", 409, "visit.day-out-of-range")]
    [InlineData("land", "raise", """{"title":"x","category":"other"}""", 404, "unknown")]
    [InlineData("land", "withdraw", """{"reason":"x"}""", 404, "unknown")]
    public async Task Who_records_and_what(string who, string command, string body, int status, string code)
    {
        using var client = await shared.App.As($"visit-{who}");
        Assert.Equal((status, code), await client.Command($"visits/{_visit}/{command}", body).Problem());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static object Record() => new { firm = $"{Chain}.blue", sort = "tea-day", on = "2026-11-01", unit = $"{Chain}.land", note = "Two berths are full" };

    private async Task Done(string who, string command, object body)
    {
        using var client = await shared.App.As($"visit-{who}");
        await client.Command($"visits/{_visit}/{command}", JsonSerializer.Serialize(body)).Json();
    }

    private async Task<HttpStatusCode> Status(string who, string path)
    {
        using var client = await shared.App.As($"visit-{who}");
        return (await client.GetAsync($"/api/{path}", TestApp.Stop)).StatusCode;
    }

    private async Task<JsonElement> Get(string who, string path)
    {
        using var client = await shared.App.As($"visit-{who}");
        return await client.GetAsync($"/api/{path}", TestApp.Stop).Json();
    }
}
