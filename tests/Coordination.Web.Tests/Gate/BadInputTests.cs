using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Web.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Gate;

[Collection(nameof(SharedApp))]
public sealed class BadInputTests(SharedApp shared)
{
    private const string Level = $"grids/{Grid}/report-level", Patrol = $"grids/{Grid}/record-patrol";

    public static TheoryData<string, string> Malformed => new()
    {
        { "{\"level\":\"busy\",\"reason\":\"r\",\"who\":\"x\"}", "body.malformed" },
        { "{\"level\":\"busy\",\"level\":\"calm\"}", "body.malformed" },
        { "{\"reason\":\"r\"}", "body.malformed" },
        { "{\"level\":1}", "body.malformed" },
        { "{\"level\":-1}", "body.malformed" },
        { "{\"level\":99999999999999999999}", "body.malformed" },
        { "{\"level\":\"Busy!\"}", "body.malformed" },
        { "{\"level\":null}", "body.malformed" },
        { "{\"level\":\"busy, alert\"}", "body.malformed" },
        { "{\"level\":\"busy,alert\"}", "body.malformed" },
        { "{\"level\":\"Busy\"}", "body.malformed" },
        { "{\"level\":\"BUSY\"}", "body.malformed" },
        { "{\"level\":\" busy\"}", "body.malformed" },
        { "{\"level\":\"busy \"}", "body.malformed" },
        { "{\"level\":\"1\"}", "body.malformed" },
        { "{\"level\":\"\"}", "body.malformed" },
        { "{\"level\":true}", "body.malformed" },
        { "{\"\\ud800\":1,\"level\":\"calm\"}", "body.malformed" },
        { "{\"level\":\"calm\"} {}", "body.malformed" },
        { "{\"level\":\"calm\"", "body.malformed" },
        { "{\"$type\":\"register\",\"level\":\"calm\"}", "body.malformed" },
        { "null", "body.malformed" },
        { "[]", "body.malformed" },
        { "\"calm\"", "body.malformed" },
        { "{\"level\":\"busy\",\"reason\":\"a\\u0000b\"}", "text.control-character" },
        { "{\"level\":\"busy\",\"reason\":\"a\\u001bb\"}", "text.control-character" },
        { "{\"level\":\"busy\",\"reason\":\"a\\u009bb\"}", "text.control-character" },
        { "{\"level\":\"busy\",\"reason\":\"\\ud800\"}", "body.malformed" },
        { "{\"level\":\"busy\",\"reason\":\"\\udc00\\ud800\"}", "body.malformed" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_body_is_refused_by_name(string body, string code)
    {
        using var client = await shared.As(Role.GridMember);
        Assert.Equal((400, code), await client.Command(Level, body).Problem());
    }

    [Fact]
    public async Task What_is_no_name_of_an_enum_is_refused_with_its_place_at_every_door()
    {
        using var member = await shared.As(Role.GridMember);
        using var admin = await shared.As(Role.Administrator);
        foreach (var level in new[] { "\"busy, alert\"", "\"Busy\"", "\" busy\"", "\"1\"", "1" })
        {
            var one = await (await member.Command(Level, $"{{\"level\":{level}}}")).Json();
            Assert.Equal(("body.malformed", "$.level"), (one.GetProperty("refusal").GetString(), one.GetProperty("at").GetString()));
            var many = await member.Command("commands", $$"""[{"kind":"grids","id":"{{Grid}}","command":"report-level","key":"enum","body":{"level":{{level}} } }]""").Json();
            Assert.Equal("body.malformed", many[0].GetProperty("refusal").GetString());
        }
        foreach (var role in new[] { "\"viewer, administrator\"", "\"Administrator\"", "\"administrator \"", "\"12\"", "12" })
        {
            var body = $$"""{"email":"enum@test","name":"E","password":"{{TestApp.Password}}","grants":[{"role":{{role}},"place":"*"}]}""";
            var form = await (await admin.PostAsync("/api/accounts", new StringContent(body, Encoding.UTF8, "application/json"), TestApp.Stop)).Json();
            Assert.Equal(("body.malformed", "$.grants[0].role"), (form.GetProperty("refusal").GetString(), form.GetProperty("at").GetString()));
        }
    }

    [Theory]
    [InlineData("{\"a\":", "}"), InlineData("[", "]")]
    public void What_is_allowed_is_nested_16_deep_at_most(string open, string close)
    {
        string Nested(int deep) => string.Concat(Enumerable.Repeat(open, deep)) + "1" + string.Concat(Enumerable.Repeat(close, deep));
        Fault? Read(int deep) => StrictJson.Read<SentCommand>(
            Encoding.UTF8.GetBytes($$"""{"kind":"k","id":"i","command":"c","key":"k","body":{{Nested(deep)}}}"""), out _);
        Assert.Null(Read(15));
        Assert.Equal("body.malformed", Read(16)?.Code);
        Assert.Equal("body.malformed", Read(100_000)?.Code);
    }

    [Theory]
    [InlineData("{\"a\":", "}"), InlineData("[", "]")]
    public async Task A_depth_bomb_in_an_allowed_member_is_refused(string open, string close)
    {
        using var client = await shared.As(Role.GridMember);
        string Item(int deep) => $$"""{"kind":"grids","id":"{{Grid}}","command":"record-patrol","key":"deep","body":{{string.Concat(Enumerable.Repeat(open, deep))}}1{{string.Concat(Enumerable.Repeat(close, deep))}}}""";
        // One that is only too deep for a command fails alone; one that is too deep to be read at all fails the array.
        var answers = await client.Command("commands", $"[{Item(16)}]").Json();
        Assert.Equal((400, "body.malformed"), (answers[0].GetProperty("status").GetInt32(), answers[0].GetProperty("refusal").GetString()));
        foreach (var deep in new[] { 17, 5_000 })
            Assert.Equal((400, "body.malformed"), await client.Command("commands", $"[{Item(deep)}]").Problem());
    }

    [Fact]
    public async Task A_depth_bomb_is_refused()
    {
        using var client = await shared.As(Role.GridMember);
        var bomb = string.Concat(Enumerable.Repeat("{\"level\":", 5_000)) + "1" + new string('}', 5_000);
        Assert.Equal((400, "body.malformed"), await client.Command(Level, bomb).Problem());
        var array = new string('[', 20_000) + new string(']', 20_000);
        Assert.Equal((400, "body.malformed"), await client.Command("commands", array).Problem());
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        using var client = await shared.As(Role.GridMember);
        byte[] body = [.. "{\"level\":\"busy\",\"reason\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal((400, "body.invalid-utf8"), await client.Command(Level, body).Problem());
        Assert.Equal((400, "body.invalid-utf8"), await client.Command("commands", body).Problem());
    }

    [Fact]
    public async Task A_body_over_64_KiB_is_too_large_and_one_below_is_not()
    {
        using var client = await shared.As(Role.GridMember);
        var large = $"{{\"note\":\"{new string('x', 64 * 1024)}\"}}";
        Assert.Equal((413, "body.too-large"), await client.Command(Patrol, large).Problem());
        var padded = "{}" + new string(' ', 60 * 1024);
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, (await client.Command(Patrol, padded)).StatusCode);
    }

    [Fact]
    public async Task A_chunked_body_is_bounded_as_well()
    {
        using var client = await shared.As(Role.GridMember);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/" + Patrol)
        {
            Content = new StreamContent(new MemoryStream(new byte[200 * 1024])),
        };
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal((413, "body.too-large"), await client.SendAsync(request, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_text_of_10000_characters_is_too_long()
    {
        using var client = await shared.As(Role.GridMember);
        Assert.Equal((400, "text.too-long"), await client.Command(Patrol, $"{{\"note\":\"{new string('好', 10_000)}\"}}").Problem());
    }

    [Fact]
    public async Task Characters_that_turn_text_or_take_no_room_are_dropped_and_blank_is_refused()
    {
        using var admin = await shared.As(Role.Administrator);
        await admin.Command($"grids/{Grid}/contract-unit", "{\"unit\":\"rtl\",\"name\":\"\\u202Eab\\u200Bc\\uFEFF\\u2066\"}").Json();
        var unit = await admin.GetAsync($"/api/grids/{Grid}/details", TestApp.Stop).Json();
        var name = unit.GetProperty("view").GetProperty("units").EnumerateArray()
            .Single(one => one.GetProperty("unit").GetString() == "rtl").GetProperty("name").GetString();
        Assert.Equal("abc", name);
        foreach (var blank in new[] { "", " ", "\\u200B\\u202E", "\\n\\t" })
            Assert.Equal((400, "text.required"), await admin.Command($"grids/{Grid}/contract-unit", $"{{\"unit\":\"u\",\"name\":\"{blank}\"}}").Problem());
    }

    public static TheoryData<string> Invisible =>
    [
        "\u200D", "\u200C", "\u00AD", "\u034F", "\u3164", "\u2800", "\u115F", "\u1160", "\uFFA0", "\u180E", "\u3000", "\u2065", "\uFFF0",
        "\u0301", "\u0300\u0301\u20DD", "\uFE0F", "\U000E0100", "\U000E0041\U000E007F", "\U0001D173", "\u3164 \u2800\u200D\uFE0F", "\u0903",
    ];

    [Theory, MemberData(nameof(Invisible))]
    public async Task A_name_that_only_looks_empty_is_blank_at_every_door(string name)
    {
        using var admin = await shared.As(Role.Administrator);
        var json = JsonSerializer.Serialize(name);
        Assert.Equal((400, "text.required"), await admin.Command($"grids/{Grid}/contract-unit", $$"""{"unit":"u","name":{{json}}}""").Problem());
        Assert.Equal((400, "text.required"), await Post("/api/accounts", $$"""{"email":"blank@test","name":{{json}},"password":"{{TestApp.Password}}","grants":[]}"""));
        Assert.Equal((400, "text.required"), await Post("/api/viewer-links", $$"""{"board":"area/{{County}}","days":1,"label":{{json}}}"""));
        var csv = new StringContent($"code,name,level,parent_code\n360425,{name},county,\n", Encoding.UTF8, "text/csv");
        var report = await admin.PostAsync("/api/areas/import", csv, TestApp.Stop).Json();
        Assert.Equal("import.blank-name", Assert.Single(report.GetProperty("refused").EnumerateArray()).GetProperty("refusal").GetString());

        Task<(int, string)> Post(string path, string body) =>
            admin.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), TestApp.Stop).Problem();
    }

    [Theory]
    [InlineData("क्\u200Dष"), InlineData("é"), InlineData("👩\u200D👩\u200D👧"), InlineData("❤\uFE0F"), InlineData("𠮷"), InlineData("·")]
    public async Task A_name_with_something_to_see_is_taken_as_it_is(string name)
    {
        using var admin = await shared.As(Role.Administrator);
        var done = await admin.Command($"communities/{Community}/name-committee", $$"""{"name":{{JsonSerializer.Serialize(name)}}}""").Json();
        Assert.Equal(name, done.GetProperty("view").GetProperty("committee").GetString());
    }

    [Fact]
    public async Task Script_in_a_name_stays_text()
    {
        using var admin = await shared.As(Role.Administrator);
        const string Script = "<script>alert(1)</script>";
        var done = await admin.Command($"communities/{Community}/name-committee", $"{{\"name\":\"{Script}\"}}");
        Assert.Equal("application/json", done.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Script, (await done.Json()).GetProperty("view").GetProperty("committee").GetString());
        Assert.Equal("nosniff", Assert.Single(done.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(done.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-inline", policy.Split(';').Single(part => part.Contains("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grids/36042410000100/go-on-duty")]
    [InlineData("grids/360424100001000/go-on-duty")]
    [InlineData("grids/360424100001/go-on-duty")]
    [InlineData("grids/３６０424100001001/go-on-duty")]
    [InlineData("matters/not-an-id/file")]
    [InlineData("matters/00000000-0000-0000-0000-00000000000Z/file")]
    public async Task A_malformed_id_is_refused(string path)
    {
        using var client = await shared.As(Role.CommunitySecretary);
        Assert.Equal((400, "id.malformed"), await client.Command(path).Problem());
    }

    [Theory]
    [InlineData($"grids/360424100001999/go-on-duty")]
    [InlineData($"grids/{Grid}/dance")]
    [InlineData($"dragons/{Grid}/go-on-duty")]
    public async Task Unknown_codes_commands_and_kinds_are_unknown(string path)
    {
        await shared.App.Account("all-community", Role.GridMember, Community);
        using var client = await shared.App.As("all-community");
        Assert.Equal((404, "unknown"), await client.Command(path).Problem());
    }

    [Fact]
    public async Task A_matter_in_an_unknown_grid_is_unknown()
    {
        using var client = await shared.As(Role.CommunitySecretary);
        var body = "{\"grid\":\"360424100001998\",\"item\":\"A\",\"title\":\"T\"}";
        Assert.Equal((404, "unknown"), await client.Command($"matters/{Guid.CreateVersion7()}/report", body).Problem());
    }

    [Theory]
    [InlineData("a\tb")]
    [InlineData("ключ")]
    public async Task A_malformed_key_is_refused(string key)
    {
        using var client = await shared.As(Role.GridMember);
        Assert.Equal((400, "key.malformed"), await client.Command(Patrol, "{}", key).Problem());
    }

    [Fact]
    public async Task A_key_of_129_characters_is_refused()
    {
        using var client = await shared.As(Role.GridMember);
        Assert.Equal((400, "key.malformed"), await client.Command(Patrol, "{}", new string('k', 129)).Problem());
    }

    [Fact]
    public async Task A_viewer_sends_nothing()
    {
        using var client = await shared.As(Role.Viewer);
        Assert.Equal((404, "unknown"), await client.Command(Patrol).Problem());
        Assert.Equal((404, "unknown"), await client.GetAsync($"/api/grids/{Grid}", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        using var client = shared.App.CreateClient();
        Assert.Equal((401, "sign-in.required"), await client.Command(Patrol).Problem());
        client.DefaultRequestHeaders.Authorization = new("Bearer", Convert.ToBase64String(Encoding.UTF8.GetBytes("not a ticket")));
        Assert.Equal((401, "sign-in.required"), await client.Command(Patrol).Problem());
    }
}
