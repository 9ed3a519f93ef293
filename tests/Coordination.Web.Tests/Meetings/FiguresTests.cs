using System.Text;
using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.Testing;

namespace Coordination.Web.Tests.Meetings;

/// <summary>What Fu'an reported of its problems and meetings, counted from commands alone: 46, 162 and 360 by their doors, eleven meetings.</summary>
public sealed class FiguresTests
{
    private const string Chain = "fuan";
    private const int Meetings = 11, ByMeetings = 46, ByVisits = 162, ByCentre = 360;
    private static readonly string[] Units = ["chair", "land", "sea"];

    [Fact]
    public async Task From_an_empty_database_through_the_API_alone_every_figure_is_counted()
    {
        using var folder = new TempFolder();
        await using var app = TestApp.In(folder.Path);
        await app.Areas("350981");
        await app.Done(TestApp.Root, "chains", Chain, "register", new { name = "Fu'an", area = "350981" });
        foreach (var unit in Units) await app.Done(TestApp.Root, "units", $"{Chain}.{unit}", "register", new { name = unit, sort = "department" });
        await app.Done(TestApp.Root, "enterprises", $"{Chain}.blue", "register", new { name = "blue", area = "350981", segment = "upstream" });
        await app.Accounts([
            ("chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}")]), ("firm", [new RoleGrant(Role.Enterprise, $"chains/{Chain}/enterprises/blue")]),
            .. Units.Select(unit => (unit, new[] { new RoleGrant(Role.MemberUnit, $"chains/{Chain}/units/{unit}") }))]);
        await app.Chaired($"{Chain}.chair");
        var due = TimeProvider.System.GetUtcNow().AddDays(30);

        var problems = Enumerable.Range(0, ByVisits + ByCentre + ByMeetings).Select(_ => Guid.CreateVersion7().ToString()).ToList();
        string Door(int at) => at < ByVisits ? "visit" : at < ByVisits + ByCentre ? "service-centre" : "other";
        await Send(app, "chief", problems.Select((id, at) => Of("problems", id, "file", new { chain = Chain, title = $"Problem {at}", category = "approval", door = Door(at), firm = $"{Chain}.blue" })));
        await Send(app, "chief", problems.Take(ByVisits + ByCentre).Select(id => Of("problems", id, "assign", new { unit = $"{Chain}.land", dueAt = due })));

        var own = problems.Skip(ByVisits + ByCentre).ToList();
        for (var number = 0; number < Meetings; number++) await Hold(app, [.. own.Where((_, at) => at % Meetings == number)], due);
        await Eventually.Holds(async () => await Total(app, $"problems?chain={Chain}&status=assigned&size=1") == problems.Count, TimeSpan.FromSeconds(30));
        await Send(app, "land", problems.Select(id => Of("problems", id, "answer", new { note = "done" })));
        await Send(app, "firm", problems.Select(id => Of("problems", id, "confirm", new { })));

        Assert.Equal(problems.Count, await Total(app, $"problems?chain={Chain}&status=solved&size=1"));
        Assert.Equal(Meetings, await Total(app, $"meetings?chain={Chain}&status=closed&size=1"));
        await Eventually.Holds(async () => (await Get(app, $"boards/chain/{Chain}")).GetProperty("problems") is var tally
            && tally.GetProperty("open").GetInt32() == 0
            && tally.GetProperty("solved").EnumerateArray().ToDictionary(one => one.GetProperty("door").GetString()!, one => one.GetProperty("problems").GetInt32()) is var by
            && (by["visit"], by["meeting"], by["service-centre"], by["firm"], by["other"]) == (ByVisits, ByMeetings, ByCentre, 0, 0), TimeSpan.FromSeconds(30));
        await Numbered(app, "meetings", Meetings);
        await Numbered(app, "problems", problems.Count);
    }

    // However many were filed at once: each has a number, and no two the same.
    private static Task Numbered(TestApp app, string kind, int count) => Eventually.Holds(async () => (await Get(app, $"{kind}?chain={Chain}&size=1000")).GetProperty("items").EnumerateArray()
        .Select(one => one.GetProperty("view").GetProperty("number")).Where(number => number.ValueKind is JsonValueKind.Number)
        .Select(number => number.GetInt32()).Order().SequenceEqual(Enumerable.Range(1, count)), TimeSpan.FromSeconds(30));

    private static async Task Hold(TestApp app, string[] problems, DateTimeOffset due)
    {
        var id = Guid.CreateVersion7().ToString();
        object Tap(string command, object body) => Of("meetings", id, command, body);
        await Send(app, "chair", [Tap("convene", new { chain = Chain, title = "Joint meeting", startsAt = TimeProvider.System.GetUtcNow(), units = Units.Select(unit => $"{Chain}.{unit}") })]);
        foreach (var unit in Units) await Send(app, unit, [Tap("check-in", new { })]);
        await Send(app, "chair", [.. problems.Select(problem => Tap("add-item", new { problem })), Tap("open", new { })]);
        foreach (var item in Enumerable.Range(1, problems.Length))
        {
            await Send(app, "chair", [Tap("start-item", new { item }), Tap("propose-motion", new { text = "Do it" }), Tap("open-vote", new { })]);
            foreach (var unit in Units) await Send(app, unit, [Tap("cast-vote", new { choice = "for" })]);
            await Send(app, "chair", [Tap("close-vote", new { }), Tap("decide", new { responsible = $"{Chain}.land", dueAt = due })]);
        }
        await Send(app, "chair", [Tap("close", new { })]);
    }

    private static object Of(string kind, string id, string command, object body) => new { kind, id, command, key = Guid.CreateVersion7().ToString(), body };

    private static async Task Send(TestApp app, string who, IEnumerable<object> commands)
    {
        using var client = await app.As(who);
        using var body = new StringContent(JsonSerializer.Serialize(commands.ToList()), Encoding.UTF8, "application/json");
        var answers = await client.PostAsync("/api/commands", body, TestApp.Stop).Json();
        Assert.All(answers.EnumerateArray(), answer => Assert.True(answer.GetProperty("status").GetInt32() == 200, answer.GetRawText()));
    }

    private static async Task<int> Total(TestApp app, string path) => (await Get(app, path)).GetProperty("total").GetInt32();

    private static async Task<JsonElement> Get(TestApp app, string path)
    {
        using var client = await app.As("chief");
        return await client.GetAsync($"/api/{path}", TestApp.Stop).Json();
    }
}
