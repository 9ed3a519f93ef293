using System.Net;
using System.Text.Json;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Rotations;

/// <summary>A chain's rotation over HTTP: who plans it, who may swap, what is handed over, and who hears of it.</summary>
[Collection(nameof(SharedApp))]
public sealed class RotationFlowTests(SharedApp shared) : IAsyncLifetime
{
    private const string Chain = "turn-own", Foreign = "turn-foreign";
    private static readonly string[] Units = ["blue", "red", "green"];

    public async ValueTask InitializeAsync()
    {
        foreach (var chain in new[] { Chain, Foreign, $"{Chain}-two" })
        {
            await Root("chains", chain, "register", new { name = chain, area = chain == Foreign ? SharedApp.OtherCounty : SharedApp.County });
            foreach (var unit in Units) await Root("units", $"{chain}.{unit}", "register", new { name = unit, sort = "department" });
        }
        await shared.App.Accounts([
            .. Units.Select(unit => ($"turn-{unit}", new[] { new RoleGrant(Role.MemberUnit, $"chains/{Chain}/units/{unit}"), new RoleGrant(Role.MemberUnit, $"chains/{Chain}-two/units/{unit}") })),
            ("turn-chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}"), new RoleGrant(Role.ChainChief, $"chains/{Chain}-two")]),
            ("turn-foreign", [new RoleGrant(Role.ChainChief, $"chains/{Foreign}"), new RoleGrant(Role.MemberUnit, $"chains/{Foreign}/units/blue")]),
            ("turn-firm", [new RoleGrant(Role.Enterprise, $"chains/{Chain}/enterprises/x")])]);
    }

    [Fact]
    public async Task The_chair_passes_on_with_what_is_open_and_with_the_meetings_that_were_called()
    {
        await Planned(Chain);
        var (problem, meeting) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        await Done("chief", $"problems/{problem}/file", new { chain = Chain, title = "Berth too short", category = "sea-use", door = "other" });
        await Done("chief", $"meetings/{meeting}/convene", new { chain = Chain, title = "Joint meeting", startsAt = Now.AddDays(3), units = new[] { $"{Chain}.blue", $"{Chain}.green" } });
        await Done("blue", $"rotations/{Chain}/end-early", new { reason = "Merged" });
        var rotation = await View("red", $"rotations/{Chain}");
        Assert.Equal($"{Chain}.red", rotation.GetProperty("chair").GetString());
        var list = (await View("red", $"rotations/{Chain}/details")).GetProperty("handedOver").EnumerateArray().Select(one => one.GetProperty("stream").GetString()).ToList();
        Assert.Contains($"problems/{problem}", list);
        Assert.Contains($"meetings/{meeting}", list);
        Assert.Equal(list, (await View("blue", $"rotations/{Chain}/details")).GetProperty("handedOver").EnumerateArray().Select(one => one.GetProperty("stream").GetString()));
        await Eventually(async () => (await View("red", $"meetings/{meeting}")).GetProperty("chair").GetString() == $"{Chain}.red");
        Assert.Contains($"{Chain}.red", (await View("red", $"meetings/{meeting}")).GetProperty("units").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal((409, "meeting.not-chair"), await Asked("blue", $"meetings/{meeting}/cancel", new { reason = "x" }));
        await Eventually(async () => await Asked("blue", $"meetings/{Guid.CreateVersion7()}/convene", new { chain = Chain, title = "x", startsAt = Now, units = new[] { $"{Chain}.blue", $"{Chain}.green" } }) == (404, "unknown"));

        var term = rotation.GetProperty("current").GetProperty("term").GetInt32();
        Assert.Equal((409, "rotation.not-your-term"), await Asked("blue", $"rotations/{Chain}/acknowledge", new { term }));
        await Eventually(async () => (await Get("red", $"rotations?chain={Chain}&turn=me")).GetProperty("total").GetInt32() == 1);
        await Done("red", $"rotations/{Chain}/acknowledge", new { term });
        Assert.NotEqual(JsonValueKind.Null, (await View("chief", $"rotations/{Chain}")).GetProperty("handOver").GetProperty("acknowledgedAt").ValueKind);
        await Eventually(async () => (await Get("chief", $"boards/chain/{Chain}")).GetProperty("chain").GetProperty("chair").GetProperty("isTakenOver").GetBoolean());
    }

    [Theory]
    [InlineData("blue", "plan", """{"terms":[{"unit":"turn-own-two.red","from":"2027-01-01T00:00:00Z","to":"2027-02-01T00:00:00Z"}]}""", 404, "unknown")]
    [InlineData("foreign", "plan", """{"terms":[{"unit":"turn-own-two.red","from":"2027-01-01T00:00:00Z","to":"2027-02-01T00:00:00Z"}]}""", 404, "unknown")]
    [InlineData("chief", "plan", """{"terms":[{"unit":"turn-foreign.red","from":"2027-01-01T00:00:00Z","to":"2027-02-01T00:00:00Z"}]}""", 404, "unknown")]
    [InlineData("chief", "plan", """{"terms":[{"unit":"turn-own-two.nobody","from":"2027-01-01T00:00:00Z","to":"2027-02-01T00:00:00Z"}]}""", 404, "unknown")]
    [InlineData("chief", "plan", """{"terms":[{"unit":"turn-own.red","from":"2027-01-01T00:00:00Z","to":"2027-02-01T00:00:00Z"}]}""", 409, "rotation.foreign-unit")]
    [InlineData("chief", "plan", """{"terms":[]}""", 400, "body.out-of-range")]
    [InlineData("chief", "plan", """{"terms":[{"unit":"turn-own-two.red","from":"2027-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"}]}""", 409, "rotation.too-short")]
    [InlineData("firm", "offer-swap", """{"term":2}""", 404, "unknown")]
    [InlineData("foreign", "offer-swap", """{"term":2}""", 404, "unknown")]
    [InlineData("blue", "offer-swap", """{"term":2}""", 409, "rotation.not-your-term")]
    [InlineData("red", "offer-swap", """{"term":0}""", 400, "body.out-of-range")]
    [InlineData("red", "offer-swap", """{"term":"2"}""", 400, "body.malformed")]
    [InlineData("red", "take-swap", """{"swap":1}""", 409, "rotation.no-such-swap")]
    [InlineData("red", "end-early", """{"reason":"x"}""", 409, "rotation.not-chair")]
    [InlineData("blue", "end-early", """{"reason":""}""", 400, "text.required")]
    [InlineData("red", "name-acting", """{"unit":"turn-own-two.green","until":"2027-01-01T00:00:00Z","reason":"x"}""", 409, "rotation.not-chair")]
    [InlineData("red", "pass-on", """{"term":2}""", 404, "unknown")]
    [InlineData("chief", "give-notice", """{"term":2}""", 404, "unknown")]
    public async Task Who_changes_a_rotation_and_with_what(string who, string command, string body, int status, string code)
    {
        await Planned($"{Chain}-two");
        using var client = await As(who);
        Assert.Equal((status, code), await client.Command($"rotations/{Chain}-two/{command}", body).Problem());
    }

    [Fact]
    public async Task A_calendar_follows_the_terms_by_a_link_until_it_is_revoked()
    {
        await Planned($"{Chain}-two");
        using var nobody = shared.App.CreateClient();
        var (token, path) = ("a-token-of-the-units-own", $"/calendar/rotations/{Chain}-two/a-token-of-the-units-own.ics");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(path, TestApp.Stop)).StatusCode);
        await Done("red", $"rotations/{Chain}-two/share-calendar", new { hash, label = "desk" });
        var answer = await nobody.GetAsync(path, TestApp.Stop);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestApp.Stop);
        Assert.Contains("SUMMARY:轮值主席：blue", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Chair: red", await nobody.GetStringAsync(path + "?lang=en", TestApp.Stop), StringComparison.Ordinal);
        Assert.Equal(text, await nobody.GetStringAsync(path, TestApp.Stop));
        foreach (var other in new[] { path.Replace("a-token", "b-token", StringComparison.Ordinal), path.Replace("-two", "", StringComparison.Ordinal), path.Replace("-two", "-nobody", StringComparison.Ordinal), $"/calendar/rotations/{Chain}-two/{hash}.ics" })
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(other, TestApp.Stop)).StatusCode);
        Assert.Equal((409, "rotation.malformed-hash"), await Asked("red", $"rotations/{Chain}-two/share-calendar", new { hash = token, label = "x" }));
        await Done("chief", $"rotations/{Chain}-two/unshare-calendar", new { hash });
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(path, TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task A_firm_sees_who_chairs_and_nothing_of_what_is_handed_over()
    {
        await Planned($"{Chain}-two");
        await shared.App.Account("turn-other-firm", Role.Enterprise, $"chains/{Chain}-two/enterprises/x");
        using var firm = await shared.App.As("turn-other-firm");
        foreach (var door in new[] { "", "/details", "/history" })
            Assert.Equal(HttpStatusCode.NotFound, (await firm.GetAsync($"/api/rotations/{Chain}-two{door}", TestApp.Stop)).StatusCode);
        var chair = await firm.GetAsync($"/api/chairs/{Chain}-two", TestApp.Stop).Json();
        Assert.Equal(("blue", "red"), (chair.GetProperty("chair").GetString(), chair.GetProperty("next").GetString()));
        using var foreign = await As("foreign");
        foreach (var other in new[] { $"{Chain}-two", "nobody", "x--y" })
            Assert.NotEqual(HttpStatusCode.OK, (await foreign.GetAsync($"/api/chairs/{other}", TestApp.Stop)).StatusCode);
        Assert.Equal((404, "unknown"), await firm.GetAsync($"/api/chairs/{Foreign}", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_rotation_of_a_chain_that_is_not_there_is_unknown()
    {
        Assert.Equal((404, "unknown"), await Asked("chief", $"rotations/{Chain}-nobody/plan", new { terms = new[] { new { unit = $"{Chain}.red", from = Now, to = Now.AddDays(3) } } }));
        using var foreign = await As("foreign");
        await Planned($"{Chain}-two");
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/api/rotations/{Chain}-two", TestApp.Stop)).StatusCode);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private Task Planned(string chain) => shared.App.Chaired($"{chain}.blue", $"{chain}.red");

    private static Task Eventually(Func<Task<bool>> holds) => Testing.Eventually.Holds(holds, TimeSpan.FromSeconds(30));

    private Task Root(string kind, string id, string command, object body) => shared.App.Done(TestApp.Root, kind, id, command, body);

    private Task<HttpClient> As(string who) => shared.App.As($"turn-{who}");

    private async Task Done(string who, string path, object body)
    {
        using var client = await As(who);
        await client.Command(path, JsonSerializer.Serialize(body)).Json();
    }

    private async Task<(int, string)> Asked(string who, string path, object body)
    {
        using var client = await As(who);
        return await client.Command(path, JsonSerializer.Serialize(body)).Problem();
    }

    private async Task<JsonElement> View(string who, string path) => (await Get(who, path)).GetProperty("view");

    private async Task<JsonElement> Get(string who, string path)
    {
        using var client = await As(who);
        return await client.GetAsync($"/api/{path}", TestApp.Stop).Json();
    }
}
