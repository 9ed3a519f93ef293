using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Find;

namespace Coordination.Web.Tests.Find;

public sealed class ExportTests : IAsyncLifetime
{
    private const string County = "130101", Street = County + "001", Community = Street + "001", Grid = Community + "001", Other = "130102";

    private readonly string _folder = Directory.CreateTempSubdirectory("export-").FullName;
    private readonly TestApp _app;

    public ExportTests() => _app = new TestApp($"Data Source={Path.Combine(_folder, "app.db")}", new Dictionary<string, string?> { ["Exports:Rows"] = "5" });

    public async ValueTask InitializeAsync()
    {
        await _app.Areas(County, Street, Community, Grid, Other);
        await _app.Account("operator", Role.CountyOperator, County);
        await _app.Account("elsewhere", Role.CountyOperator, Other);
        await _app.Account("administrator", Role.Administrator, "*");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_list_is_had_as_a_file_with_its_filter_masked_in_the_readers_language_and_recorded()
    {
        using var client = await _app.As("operator");
        await Report(client, "路灯不亮，电话 13800138000", "请打 13900139000");
        await Report(client, "=HYPERLINK(1)", "+1");
        await Report(client, "@SUM(1)", "-2");
        await Report(client, "plain, with \"quotes\"", "a\nb");

        var csv = await Csv(client, "matters/export.csv?lang=zh-CN&status=file&sort=updated");
        Assert.Equal(4 + 1, csv.Count);
        Assert.Contains("标题", csv[0]);
        Assert.Contains("Title", (await Csv(client, "matters/export.csv?lang=en"))[0]);
        var text = await Text(client, "matters/export.csv?lang=zh-CN");
        Assert.DoesNotContain("13800138000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900139000", text, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\"|\n)[=+@-]", text.Replace("'=", "", StringComparison.Ordinal));
        Assert.Single(await Csv(client, "matters/export.csv?status=closed"));

        var sheet = await Cells(client, "matters/export.xlsx?lang=en");
        Assert.Contains("Title", sheet);
        Assert.Contains("'=HYPERLINK(1)", sheet);
        Assert.Contains("'@SUM(1)", sheet);
        Assert.Contains("'-2", sheet);
        Assert.DoesNotContain(sheet, cell => cell.Contains("13800138000", StringComparison.Ordinal) || cell.Length > 0 && cell[0] is '=' or '+' or '@');

        await client.GetAsync("/api/matters/export.csv?q=13800138000", TestApp.Stop);
        using var administrator = await _app.As("administrator");
        var book = (await administrator.GetAsync("/api/exports?size=2", TestApp.Stop).Json()).Deserialize<ExportPage>(WireJson.Options)!;
        Assert.Equal(("matters", "csv", 0, false), (book.Items[0].Kind, book.Items[0].Format, book.Items[0].Rows, book.Items[0].Cut));
        Assert.DoesNotContain("13800138000", book.Items[0].Filter, StringComparison.Ordinal);
        Assert.Equal(("xlsx", 4, "lang=en"), (book.Items[1].Format, book.Items[1].Rows, book.Items[1].Filter));
        var rest = (await administrator.GetAsync($"/api/exports?after={book.Next}", TestApp.Stop).Json()).Deserialize<ExportPage>(WireJson.Options)!;
        Assert.Equal((4, (long?)null), (rest.Items.Count, rest.Next));
        Assert.Equal((404, "unknown"), await client.GetAsync("/api/exports", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_file_holds_so_many_rows_and_says_when_there_was_more()
    {
        using var client = await _app.As("operator");
        for (var at = 0; at < 6; at++) await Report(client, $"T{at}", null);
        var csv = await Csv(client, "matters/export.csv?lang=en");
        Assert.Equal(1 + 5 + 1, csv.Count);
        Assert.StartsWith("Cut", csv[^1], StringComparison.Ordinal);
        Assert.Contains(await Cells(client, "matters/export.xlsx?lang=zh-CN"), cell => cell.StartsWith("已截断", StringComparison.Ordinal));
        using var administrator = await _app.As("administrator");
        Assert.True((await administrator.GetAsync("/api/exports", TestApp.Stop).Json()).Deserialize<ExportPage>(WireJson.Options)!.Items.All(one => one is { Cut: true, Rows: 5 }));
    }

    [Theory]
    [InlineData("matters/export.csv?area=" + Other, 404, "unknown")]
    [InlineData("matters/export.xlsx?chain=elsewhere", 404, "unknown")]
    [InlineData("matters/export.csv?size=5", 400, "query.unknown")]
    [InlineData("matters/export.csv?after=x", 400, "query.unknown")]
    [InlineData("matters/export.csv?sort=colour", 400, "query.malformed")]
    [InlineData("matters/export.csv?status=garbage", 400, "query.malformed")]
    [InlineData("matters/export.csv?due=soon", 400, "query.malformed")]
    [InlineData("matters/export.csv?lang=fr", 400, "query.malformed")]
    [InlineData("matters/export.csv?lang=en&lang=en", 400, "query.malformed")]
    [InlineData("numbers/export.pdf", 404, "unknown")]
    public async Task What_is_no_list_of_the_caller_is_no_file(string path, int status, string code)
    {
        using var client = await _app.As("operator");
        var answer = await client.GetAsync("/api/" + path, TestApp.Stop).Problem();
        Assert.Equal(status, answer.Status);
        if (status == 400) Assert.Equal(code, answer.Code);
        using var administrator = await _app.As("administrator");
        Assert.Empty((await administrator.GetAsync("/api/exports", TestApp.Stop).Json()).Deserialize<ExportPage>(WireJson.Options)!.Items);
    }

    [Fact]
    public async Task Who_may_not_see_a_kind_exports_none_of_it_and_who_works_elsewhere_exports_nothing_of_here()
    {
        using var operating = await _app.As("operator");
        await Report(operating, "T", null);
        using var administrator = await _app.As("administrator");
        Assert.Equal((404, "unknown"), await administrator.GetAsync("/api/matters/export.csv", TestApp.Stop).Problem());
        using var elsewhere = await _app.As("elsewhere");
        Assert.Single(await Csv(elsewhere, "matters/export.csv"));
        using var nobody = _app.CreateClient();
        Assert.Equal((401, "sign-in.required"), await nobody.GetAsync("/api/matters/export.csv", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task Every_kind_can_be_exported_both_ways()
    {
        foreach (var kind in KindCatalog.All)
        {
            var columns = new ExportColumns(kind, Refusals.English, TimeZoneInfo.Utc);
            foreach (var format in ExportFormat.All)
            {
                using var file = new MemoryStream();
                await format.Write(file, [.. columns.Titles], None(), TestApp.Stop);
                Assert.True(file.Length > 0, $"{kind.Name}.{format.Name}");
            }
        }
    }

    [Fact]
    public void Every_column_has_a_heading_in_both_languages()
    {
        foreach (var language in new[] { Refusals.English, Refusals.Chinese })
            Assert.Equal("", string.Join(' ', ExportColumns.All.Where(column => !ExportColumns.IsNamed(column, language))));
    }

    [Theory]
    [InlineData("=1"), InlineData("+1"), InlineData("-1"), InlineData("@a"), InlineData("\t=1"), InlineData("\r=1"), InlineData("\n=1"), InlineData("＝1")]
    public void What_would_begin_a_formula_has_an_apostrophe_in_front(string text) => Assert.Equal("'" + text, ExportColumns.Inert(text));

    private static async IAsyncEnumerable<object?[]> None()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static async Task Report(HttpClient client, string title, string? description) =>
        await client.Command($"matters/{Guid.CreateVersion7()}/report", JsonSerializer.Serialize(new { grid = Grid, item = "lighting", title, description })).Json();

    private static async Task<string> Text(HttpClient client, string path)
    {
        var answer = await client.GetAsync("/api/" + path, TestApp.Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestApp.Stop));
        Assert.Equal(("text/csv", "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestApp.Stop));
    }

    private static async Task<List<string>> Csv(HttpClient client, string path) =>
        [.. (await Text(client, path)).TrimStart('\uFEFF').Replace("a\nb", "a b", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<List<string>> Cells(HttpClient client, string path)
    {
        var answer = await client.GetAsync("/api/" + path, TestApp.Stop);
        Assert.True(answer.IsSuccessStatusCode);
        using var file = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestApp.Stop)));
        await using var sheet = await file.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestApp.Stop);
        var read = await XDocument.LoadAsync(sheet, LoadOptions.None, TestApp.Stop);
        Assert.DoesNotContain(read.Descendants(), node => node.Name.LocalName == "f");
        return [.. read.Descendants().Where(node => node.Name.LocalName is "v" or "t").Select(node => node.Value)];
    }
}
