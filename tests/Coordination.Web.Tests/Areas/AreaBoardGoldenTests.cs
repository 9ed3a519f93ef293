using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Gate;

namespace Coordination.Web.Tests.Areas;

/// <summary>
/// The same commands make the same boards, release after release: the golden files were written by the version before
/// boards became general. <c>UPDATE_GOLDEN=1</c> writes them anew: only for a change that is meant to be seen.
/// </summary>
public sealed partial class AreaBoardGoldenTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests/Coordination.Web.Tests/Areas/Golden");

    [Fact]
    public async Task Area_boards_show_the_same_content_as_ever()
    {
        using var folder = new TempFolder();
        await using var app = new TestApp(
            $"Data Source={Path.Combine(folder.Path, "app.db")}", new Dictionary<string, string?> { ["Matters:Limits:Verify"] = "00:00:03" });
        await app.Areas("360424", "360424100", "360424101", "360424100001", "360424100002", "360424101001");
        await app.Areas("360424100001001", "360424100001002", "360424100001003", "360424100002001", "360424101001001");
        await app.Account("operator", Role.CountyOperator, "360424");
        await Live(app);
        // A board that nobody watched before begins with the newest happening of each thing.
        var client = await app.As("operator");
        await Eventually.Holds(async () => (await client.GetAsync($"/api/matters/{Id(4)}", TestApp.Stop).Json()).GetProperty("view").GetProperty("overdue").GetBoolean());

        foreach (var code in new[] { "360424", "360424100", "360424100001" })
        {
            var file = Path.Combine(Folder, $"area-{code}.json");
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(file, await Board(app, code), TestApp.Stop);
            var golden = Content(await File.ReadAllTextAsync(file, TestApp.Stop));
            var seen = "";
            try
            {
                await Eventually.Holds(async () => (seen = Content(await Board(app, code))) == golden, TimeSpan.FromSeconds(20));
            }
            catch (TimeoutException)
            {
                Assert.Equal(golden, seen);
            }
        }
    }

    private static string Id(int matter) => $"00000000-0000-7000-8000-{matter:000000000000}";

    private static async Task Live(TestApp app)
    {
        static Caller By(string id) => new(id, id, [new RoleGrant(Role.GridMember, "360424"), new RoleGrant(Role.CommunitySecretary, "360424")]);
        Task Grid(string id, string command, object body) => app.Done(TestApp.Root, "grids", "360424" + id, command, body);
        Task Member(string member, string id, string command, object body) => app.Done(By(member), "grids", "360424" + id, command, body);
        await Grid("100001001", "enrol-member", new { member = "m1", name = "甲" });
        await Grid("100001001", "enrol-member", new { member = "m2", name = "乙" });
        await Grid("100001002", "enrol-member", new { member = "m3", name = "丙" });
        await Grid("100002001", "enrol-member", new { member = "m4", name = "丁" });
        await Grid("101001001", "enrol-member", new { member = "m5", name = "戊" });
        await Member("m1", "100001001", "go-on-duty", new { });
        await Member("m3", "100001002", "go-on-duty", new { });
        await Member("m5", "101001001", "go-on-duty", new { });
        await Member("m1", "100001001", "report-level", new { level = "busy", reason = "雨后积水，电话 13800001234" });
        await Member("m3", "100001002", "report-level", new { level = "alert", reason = "高空坠物" });
        await Member("m5", "101001001", "record-patrol", new { note = "巡查完毕" });
        await Member("m4", "100002001", "record-patrol", new { });

        async Task Matter(int number, string grid, string title, params string[] steps)
        {
            var id = Id(number);
            await app.Done(By("secretary"), "matters", id, "report", new { grid = "360424" + grid, item = "other", title });
            foreach (var step in steps)
                await app.Done(By("secretary"), "matters", id, step, step == "verify" ? new { passed = true } : new object());
        }

        await Matter(1, "100001001", "路灯不亮");
        await Matter(2, "100001001", "井盖松动", "file");
        await Matter(3, "100001002", "三号楼漏水", "file", "dispatch");
        await Matter(4, "100002001", "占道经营", "file", "dispatch", "handle");
        await Matter(5, "100002001", "垃圾堆放", "file", "dispatch", "handle", "verify");
        await Matter(6, "101001001", "噪声扰民", "file", "dispatch", "handle", "verify", "close");
        await Matter(7, "101001001", "联系 13900005678 的事", "file", "dispatch", "handle", "verify", "close");
    }

    private static async Task<string> Board(TestApp app, string code) =>
        await (await app.As("operator")).GetStringAsync($"/api/boards/area/{code}", TestApp.Stop);

    /// <summary>A frame as a client reads it, without what the clock decides: moments, sequence, and versions, which messages raised once.</summary>
    private static string Content(string frame)
    {
        var board = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<AreaFrame>(frame, WireJson.Options), WireJson.Options)!.AsObject();
        Timeless(board);
        foreach (var list in new[] { "tiles", "places", "ticker", "overdue", "ranking" })
            if (board[list] is JsonArray rows)
                board[list] = new JsonArray([.. rows.Select(row => row!.ToJsonString()).Order(StringComparer.Ordinal).Select(row => JsonNode.Parse(row))]);
        return board.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static void Timeless(JsonNode? node)
    {
        if (node is JsonArray array)
            foreach (var one in array) Timeless(one);
        if (node is not JsonObject members) return;
        foreach (var name in members.Select(member => member.Key).ToArray())
        {
            if (name is "sequence" or "version") members.Remove(name);
            else if (members[name] is JsonValue value && value.TryGetValue<string>(out var text) && Moment().IsMatch(text)) members[name] = "moment";
            else Timeless(members[name]);
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT")]
    private static partial Regex Moment();
}
