using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Testing;

namespace Coordination.Web.Tests.Areas;

[Collection(nameof(SharedApp))]
public sealed class ImportTests(SharedApp shared)
{
    private const string Heading = "code,name,level,parent_code\n";

    [Theory]
    [InlineData("xiushui_360424.csv", 458)]
    [InlineData("fuan_350981.csv", 512)]
    public async Task A_countys_file_is_taken_whole_and_the_second_time_nothing_changes(string file, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("app-").FullName;
        await using (var app = TestApp.In(folder))
        {
            await app.Account("importer", Role.Administrator, RoleGrant.Everywhere);
            using var client = await app.As("importer");
            var csv = await File.ReadAllBytesAsync(TestData.Of(file), TestApp.Stop);
            var first = await Import(client, csv);
            Assert.Equal((lines, lines, 0, 0), (first.Lines, first.Created, first.Changed, first.Unchanged));
            Assert.Empty(first.Refused);
            var second = await Import(client, [.. Encoding.UTF8.Preamble, .. csv]);
            Assert.Equal((lines, 0, 0, lines), (second.Lines, second.Created, second.Changed, second.Unchanged));
            Assert.Empty(second.Refused);
            var total = 0L;
            foreach (var kind in new[] { "areas", "communities" })
                total += (await client.GetAsync($"/api/{kind}?size=1", TestApp.Stop).Json()).GetProperty("total").GetInt64();
            Assert.Equal(lines, total);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Lines_are_refused_one_by_one_by_name()
    {
        using var client = await shared.As(Role.Administrator);
        var report = await Import(client, Heading + string.Join('\n',
            "520000000000,above,county,",                  // 2
            "520102000000,County,county,520100000000",     // 3 taken
            "520102001000,Town,town,520102000000",         // 4 taken
            "520102001001,Village,village,520102001000",   // 5 taken
            "520102001001001,Grid,grid,520102001001",      // 6 taken
            "520102002,Short town,street,520102",          // 7 taken
            "52010x000000,Bad,county,",                    // 8
            "520103001000,Orphan,town,520103000000",       // 9
            "520102003000,Wrong level,village,520102000000", // 10
            "520102001001,Other name,village,520102001000",  // 11
            "520102001001,Village,village,520102001000",   // 12 repeated
            "520102004000, ,town,520102000000",            // 13
            $"520102005000,{new string('x', 101)},town,520102000000", // 14
            "520102006000,Wrong parent,town,520103000000", // 15
            "520102007000,too few",                        // 16
            "520102008000,a\u0007b,town,520102000000") + "\n"); // 17
        Assert.Equal((16, 5, 0, 1), (report.Lines, report.Created, report.Changed, report.Unchanged));
        Assert.Equal(
            [
                (2, "import.level-mismatch"), (8, "import.malformed-code"), (9, "import.unknown-parent"), (10, "import.level-mismatch"),
                (11, "import.duplicate"), (13, "import.blank-name"), (14, "import.name-too-long"), (15, "import.wrong-parent"),
                (16, "import.malformed-line"), (17, "import.malformed-name"),
            ],
            report.Refused.Select(line => (line.Line, line.Refusal)));
        Assert.All(report.Refused, line => Assert.NotEqual(line.Refusal, line.Detail));
    }

    [Fact]
    public async Task An_area_is_renamed_there_and_back()
    {
        using var client = await shared.As(Role.Administrator);
        foreach (var (name, created, renamed) in new[] { ("A", 1, 0), ("B", 0, 1), ("A", 0, 1), ("A", 0, 0) })
        {
            var report = await Import(client, $"{Heading}530102000000,{name},county,530100000000\n");
            Assert.Equal((created, renamed), (report.Created, report.Changed));
            var area = await client.GetAsync("/api/areas/530102", TestApp.Stop).Json();
            Assert.Equal(name, area.GetProperty("view").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused()
    {
        using var client = await shared.As(Role.Administrator);
        Assert.Equal((400, "import.heading"), await Post(client, Encoding.UTF8.GetBytes("a,b\n1,2\n")).Problem());
        Assert.Equal((400, "import.heading"), await Post(client, []).Problem());
        Assert.Equal((400, "body.invalid-utf8"), await Post(client, [0xC3, 0x28]).Problem());
        Assert.Equal((415, "body.not-csv"), await client.Command("areas/import").Problem());
        var many = Heading + string.Concat(Enumerable.Repeat("1,x,county,\n", 100_001));
        Assert.Equal((400, "import.too-many-lines"), await Post(client, Encoding.UTF8.GetBytes(many)).Problem());
        Assert.Equal((413, "body.too-large"), await Post(client, new byte[16 * 1024 * 1024 + 1]).Problem());
        using var other = await shared.As(Role.CountyOperator);
        Assert.Equal((404, "unknown"), await Post(other, Encoding.UTF8.GetBytes(Heading)).Problem());
    }

    private static Task<ImportReport> Import(HttpClient client, string csv) => Import(client, Encoding.UTF8.GetBytes(csv));

    private static async Task<ImportReport> Import(HttpClient client, byte[] csv) =>
        (await Post(client, csv).Json()).Deserialize<ImportReport>(WireJson.Options)!;

    private static Task<HttpResponseMessage> Post(HttpClient client, byte[] csv)
    {
        var content = new ByteArrayContent(csv);
        content.Headers.ContentType = new("text/csv");
        return client.PostAsync("/api/areas/import", content, TestApp.Stop);
    }
}
