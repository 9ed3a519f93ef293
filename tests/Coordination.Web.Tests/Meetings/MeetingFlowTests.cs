using System.Net;
using System.Text.Json;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Meetings;

/// <summary>A chain's meeting over HTTP, from the call to what its decisions become, and what nobody gets to see.</summary>
[Collection(nameof(SharedApp))]
public sealed class MeetingFlowTests(SharedApp shared) : IAsyncLifetime
{
    private const string Chain = "meet-own", Foreign = "meet-foreign";
    private static readonly string[] Units = ["chair", "power", "land"];
    private string _meeting = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var chain in new[] { Chain, Foreign })
        {
            await Root("chains", chain, "register", new { name = chain, area = chain == Chain ? SharedApp.County : SharedApp.OtherCounty });
            foreach (var unit in Units.Append("guest")) await Root("units", $"{chain}.{unit}", "register", new { name = unit, sort = "department" });
            await shared.App.Chaired($"{chain}.chair");
        }
        await Root("enterprises", $"{Chain}.blue", "register", new { name = "blue", area = SharedApp.County, segment = "upstream" });
        await shared.App.Accounts([
            .. Units.Append("guest").Select(unit => ($"meet-{unit}", new[] { new RoleGrant(Role.MemberUnit, $"chains/{Chain}/units/{unit}") })),
            ("meet-chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}")]),
            ("meet-foreign", [new RoleGrant(Role.MemberUnit, $"chains/{Foreign}/units/power")]),
            ("meet-blue", [new RoleGrant(Role.Enterprise, $"chains/{Chain}/enterprises/blue")])]);
        _meeting = Guid.CreateVersion7().ToString();
    }

    [Fact]
    public async Task What_a_meeting_decides_is_its_problems_next_step_and_counts_for_the_meetings_door()
    {
        var problem = Guid.CreateVersion7().ToString();
        await Done("blue", $"problems/{problem}/file", new { chain = Chain, title = "Berth too short", category = "sea-use", door = "firm", firm = $"{Chain}.blue" });
        await Begin();
        await Done("chair", $"{Meeting}/add-item", new { problem, minutes = 5 });
        await Eventually(async () => (await View("chair", $"problems/{problem}")).GetProperty("meeting").GetString() == _meeting);
        await Vote(false, "for", "for", "abstain");
        await Done("chair", $"{Meeting}/decide", new { responsible = $"{Chain}.power", dueAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        await Eventually(async () => (await View("chair", $"problems/{problem}")).GetProperty("status").GetString() == "assigned");
        await Done("power", $"problems/{problem}/answer", new { note = "done" });
        Assert.Equal((409, "problem.only-firm"), await Asked("chief", $"problems/{problem}/confirm", new { }));
        await Done("blue", $"problems/{problem}/confirm", new { });
        var solved = await View("blue", $"problems/{problem}");
        Assert.Equal(("firm", "meeting"), (solved.GetProperty("door").GetString(), solved.GetProperty("solvedBy").GetString()));
        await Eventually(async () => (await View("chair", $"problems/{problem}")).GetProperty("number").ValueKind is JsonValueKind.Number);
        await Eventually(async () => (await View("chair", Meeting)).GetProperty("number").ValueKind is JsonValueKind.Number);
    }

    [Fact]
    public async Task A_secret_vote_is_seen_by_no_door_before_it_is_closed()
    {
        await Begin();
        await Done("chair", $"{Meeting}/add-item", new { title = "Berth" });
        await Done("chair", $"{Meeting}/start-item", new { item = 1 });
        await Done("chair", $"{Meeting}/propose-motion", new { text = "Extend it" });
        await Done("chair", $"{Meeting}/open-vote", new { secret = true });
        using var power = await As("power");
        var answer = (await power.Command($"{Meeting}/cast-vote", """{"choice":"against"}""").Json()).GetRawText();
        await Eventually(async () => (await Get("chair", $"boards/meeting/{_meeting}")).GetProperty("vote").GetProperty("votes").GetArrayLength() == 1);
        var now = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O"));
        foreach (var who in new[] { "chair", "power", "chief" })
            foreach (var door in new[] { Meeting, $"{Meeting}/history?size=1000", $"boards/meeting/{_meeting}", $"boards/meeting/{_meeting}?at={now}", $"meetings?chain={Chain}", "meetings?q=Joint" })
            {
                var seen = (await Get(who, door)).GetRawText();
                Assert.Contains("power", seen + door + answer, StringComparison.Ordinal);
                Assert.DoesNotContain(":\"against\"", seen, StringComparison.OrdinalIgnoreCase);
            }
        Assert.DoesNotContain(":\"against\"", answer, StringComparison.OrdinalIgnoreCase);
        await Done("chair", $"{Meeting}/close-vote", new { });
        Assert.Contains(":\"against\"", (await Get("chief", Meeting)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains(":\"against\"", (await Get("chief", $"{Meeting}/history?size=1000")).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("power", "open", "{}", 409, "meeting.not-chair")]
    [InlineData("guest", "check-in", "{}", 409, "meeting.not-invited")]
    [InlineData("power", "check-in", $$"""{"unit":"{{Chain}}.land"}""", 409, "meeting.not-your-unit")]
    [InlineData("foreign", "check-in", "{}", 404, "unknown")]
    [InlineData("blue", "check-in", "{}", 404, "unknown")]
    [InlineData("chief", "open", "{}", 404, "unknown")]
    [InlineData("chair", "note-number", """{"number":99}""", 404, "unknown")]
    [InlineData("chair", "add-item", """{"title":"x","minutes":0}""", 400, "body.out-of-range")]
    [InlineData("chair", "add-item", """{"title":"x","minutes":241}""", 400, "body.out-of-range")]
    [InlineData("chair", "add-item", """{"problem":"01a21a08-5d59-7119-a0e7-5aecc7084301"}""", 409, "meeting.wrong-problem")]
    [InlineData("chair", "cast-vote", """{"choice":"maybe"}""", 400, "body.malformed")]
    [InlineData("chair", "decide", """{"responsible":"meet-foreign.power","dueAt":"2027-01-01T00:00:00Z"}""", 404, "unknown")]
    public async Task Who_acts_in_a_meeting_and_with_what(string who, string command, string body, int status, string code)
    {
        await Convene();
        using var client = await As(who);
        Assert.Equal((status, code), await client.Command($"{Meeting}/{command}", body).Problem());
    }

    [Fact]
    public async Task Who_chairs_is_an_office_that_comes_and_goes_with_the_chair_of_the_chain()
    {
        await Root("chains", $"{Chain}-office", "register", new { name = "office", area = SharedApp.County });
        foreach (var unit in new[] { "one", "two" }) await Root("units", $"{Chain}-office.{unit}", "register", new { name = unit, sort = "department" });
        await shared.App.Accounts(("meet-one", [new RoleGrant(Role.MemberUnit, $"chains/{Chain}-office/units/one")]), ("meet-above", [new RoleGrant(Role.MemberUnit, $"chains/{Chain}-office")]));
        var call = new { chain = $"{Chain}-office", title = "x", startsAt = TimeProvider.System.GetUtcNow(), units = new[] { $"{Chain}-office.one", $"{Chain}-office.two" } };
        Assert.Equal((404, "unknown"), await Asked("one", $"{Meeting}/convene", call));
        await shared.App.Chaired($"{Chain}-office.one", $"{Chain}-office.two");
        await Eventually(async () => (await Get("one", "account/me")).GetProperty("grants").GetArrayLength() == 2);
        Assert.Equal((404, "unknown"), await Asked("above", $"{Meeting}/convene", call));
        await Done("one", $"{Meeting}/convene", call);
        await Done("one", $"rotations/{Chain}-office/end-early", new { reason = "Merged" });
        await Eventually(async () => (await Get("one", "account/me")).GetProperty("grants").GetArrayLength() == 1);
        Assert.Equal((404, "unknown"), await Asked("one", $"meetings/{Guid.CreateVersion7()}/convene", call));
    }

    [Fact]
    public async Task Minutes_come_out_of_the_record_and_stay_the_same_to_the_byte()
    {
        await Begin();
        await Done("chair", $"{Meeting}/add-item", new { title = "<script>alert(1)</script> 电话 13812345678" });
        await Vote(false, "for", "for", "against");
        await Done("chair", $"{Meeting}/decide", new { text = "=HYPERLINK(1)", responsible = $"{Chain}.power", dueAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        await Done("chair", $"{Meeting}/end-item", new { });
        await Done("chair", $"{Meeting}/add-item", new { title = "Secret" });
        await Done("chair", $"{Meeting}/start-item", new { item = 2 });
        await Done("chair", $"{Meeting}/propose-motion", new { text = "=1+1" });
        await Done("chair", $"{Meeting}/open-vote", new { secret = true });
        await Done("power", $"{Meeting}/cast-vote", new { choice = "against" });
        foreach (var paper in new[] { "minutes.html", "minutes.docx", "votes.csv" })
            Assert.DoesNotContain("反对：power", System.Text.Encoding.UTF8.GetString(await Paper("chief", $"{paper}?lang=zh-CN")), StringComparison.Ordinal);
        Assert.DoesNotContain("=1+1", System.Text.Encoding.UTF8.GetString(await Paper("chief", "votes.csv?lang=en")), StringComparison.Ordinal);
        await Done("chair", $"{Meeting}/close-vote", new { });
        await Done("chair", $"{Meeting}/close", new { });
        await Eventually(async () => (await View("chair", Meeting)).GetProperty("number").ValueKind is JsonValueKind.Number);

        string[] papers = ["minutes.html?lang=zh-CN", "minutes.html?lang=en", "minutes.docx?lang=zh-CN", "minutes.docx?lang=en", "votes.csv?lang=en"];
        var first = await Task.WhenAll(papers.Select(paper => Paper("chair", paper)));
        await Root("units", $"{Chain}.power", "register", new { name = "Renamed", sort = "department" });
        var again = await Task.WhenAll(papers.Select(paper => Paper("chief", paper)));
        Assert.All(first.Zip(again), two => Assert.Equal(two.First, two.Second));
        await Root("units", $"{Chain}.power", "register", new { name = "power", sort = "department" });

        var html = System.Text.Encoding.UTF8.GetString(first[1]);
        Assert.Contains("Carried: 2 for, 1 against, 0 abstained, 0 did not vote; needed 2.", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th>For</th><td>chair, power</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th>Did not vote</th><td>chair, land</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", html, StringComparison.Ordinal);
        using var docx = new MemoryStream(first[2]);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(docx, false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, TestApp.Stop));
        Assert.Contains("责任", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        var csv = System.Text.Encoding.UTF8.GetString(first[4]);
        Assert.StartsWith("\uFEFFItem,Motion,", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.Equal(7, csv.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("foreign", "minutes.html", 404)]
    [InlineData("blue", "minutes.docx", 404)]
    [InlineData("blue", "votes.csv", 404)]
    [InlineData("guest", "minutes.html", 200)]
    [InlineData("chief", "votes.csv?lang=fr", 400)]
    [InlineData("chief", "minutes.pdf", 404)]
    public async Task Who_reads_the_papers(string who, string paper, int status)
    {
        await Convene();
        using var client = await As(who);
        Assert.Equal(status, (int)(await client.GetAsync($"/api/{Meeting}/{paper}", TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task A_motion_has_an_end_and_its_script_is_text()
    {
        await Begin();
        await Done("chair", $"{Meeting}/add-item", new { title = "<script>alert(1)</script>" });
        await Done("chair", $"{Meeting}/start-item", new { item = 1 });
        using var chair = await As("chair");
        Assert.Equal(400, (int)(await chair.Command($"{Meeting}/propose-motion", JsonSerializer.Serialize(new { text = new string('x', 10_000) }))).StatusCode);
    }

    [Fact]
    public async Task The_room_is_watched_by_its_chain_and_by_whom_the_operator_gave_a_link_to()
    {
        await Convene();
        foreach (var (who, sees) in new[] { ("chair", true), ("guest", true), ("chief", true), ("foreign", false), ("blue", false) })
        {
            using var client = await As(who);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/boards/meeting/{_meeting}", TestApp.Stop)).StatusCode);
        }
        using var nobody = await As("chief");
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/api/boards/meeting/{Guid.CreateVersion7()}", TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task The_same_tap_twice_counts_once_and_two_votes_at_once_one()
    {
        await Begin();
        await Done("chair", $"{Meeting}/add-item", new { title = "Berth" });
        await Done("chair", $"{Meeting}/start-item", new { item = 1 });
        using var chair = await As("chair");
        for (var at = 0; at < 2; at++) await chair.Command($"{Meeting}/extend-item", """{"minutes":1}""", "tap-1").Json();
        Assert.Equal(11, (await View("chair", Meeting)).GetProperty("agenda")[0].GetProperty("minutes").GetInt32());
        await Done("chair", $"{Meeting}/propose-motion", new { text = "x" });
        await Done("chair", $"{Meeting}/open-vote", new { });
        using var power = await As("power");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => power.Command($"{Meeting}/cast-vote", at % 2 == 0 ? """{"choice":"for"}""" : """{"choice":"against"}""")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, (await View("chair", Meeting)).GetProperty("vote").GetProperty("votes").GetArrayLength());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<byte[]> Paper(string who, string paper)
    {
        using var client = await As(who);
        var answer = await client.GetAsync($"/api/{Meeting}/{paper}", TestApp.Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestApp.Stop);
    }

    private string Meeting => $"meetings/{_meeting}";

    private Task Convene() => Done("chief", $"{Meeting}/convene", new
    {
        chain = Chain, title = "Joint meeting", startsAt = TimeProvider.System.GetUtcNow(), units = Units.Select(unit => $"{Chain}.{unit}"), quorum = 2,
    });

    private async Task Begin()
    {
        await Convene();
        foreach (var unit in Units) await Done(unit, $"{Meeting}/check-in", new { });
        await Done("chair", $"{Meeting}/open", new { });
    }

    private async Task Vote(bool secret, params string[] choices)
    {
        await Done("chair", $"{Meeting}/start-item", new { item = 1 });
        await Done("chair", $"{Meeting}/propose-motion", new { text = "Extend it" });
        await Done("chair", $"{Meeting}/open-vote", new { secret });
        foreach (var (unit, choice) in Units.Zip(choices)) await Done(unit, $"{Meeting}/cast-vote", new { choice });
        await Done("chair", $"{Meeting}/close-vote", new { });
    }

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

    private static Task Eventually(Func<Task<bool>> holds) => Testing.Eventually.Holds(holds, TimeSpan.FromSeconds(30));

    private Task Root(string kind, string id, string command, object body) => shared.App.Done(TestApp.Root, kind, id, command, body);

    private Task<HttpClient> As(string who) => shared.App.As($"meet-{who}");
}
