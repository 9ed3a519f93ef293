using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

/// <summary>Things of a chain from CSV files: what would become of them, and what does.</summary>
[Collection(nameof(SharedApp))]
public sealed class CommandImportTests(SharedApp shared) : IAsyncLifetime
{
    private const string Chain = "imported";

    public async ValueTask InitializeAsync()
    {
        await shared.App.Done(TestApp.Root, "chains", Chain, "register", new { name = "imported", area = County });
        await shared.App.Accounts(("imported-chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}")]));
    }

    [Fact]
    public async Task A_file_is_checked_first_then_taken_and_the_second_time_nothing_changes()
    {
        using var client = await shared.As(Role.Administrator);
        var csv = $"id,name,area,segment\n{Chain}.a1,Sample one,{County},upstream\n{Chain}.a2,\"Sample, two\",{County},downstream\n";
        Assert.Equal((2, 2, 0, 0), Counts(await Import(client, "enterprises/import?dry=true", csv)));
        Assert.Equal(404, (await client.GetAsync($"/api/enterprises/{Chain}.a1", TestApp.Stop).Problem()).Status);
        Assert.Equal((2, 2, 0, 0), Counts(await Import(client, "enterprises/import?dry=false", csv)));
        Assert.Equal("Sample, two", await Name(client, $"enterprises/{Chain}.a2"));
        Assert.Equal((2, 0, 0, 2), Counts(await Import(client, "enterprises/import?dry=true", csv)));
        Assert.Equal((2, 0, 0, 2), Counts(await Import(client, "enterprises/import", csv)));
        var renamed = csv.Replace("Sample one", "Sample new", StringComparison.Ordinal);
        Assert.Equal((2, 0, 1, 1), Counts(await Import(client, "enterprises/import?dry=true", renamed)));
        Assert.Equal("Sample one", await Name(client, $"enterprises/{Chain}.a1"));
        Assert.Equal((2, 0, 1, 1), Counts(await Import(client, "enterprises/import", renamed)));
        Assert.Equal("Sample new", await Name(client, $"enterprises/{Chain}.a1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?dry=true")]
    public async Task Lines_are_refused_one_by_one_and_the_others_are_taken(string query)
    {
        using var client = await shared.As(Role.Administrator);
        var report = await Import(client, "enterprises/import" + query, "segment,id,name,area\n" + string.Join('\n',
            $"upstream,{Chain}.b1,Sample,{County}",           // 2
            $"upstream,{Chain}.b1,Sample,{County}",           // 3 the same again
            $"midstream,{Chain}.b1,Sample,{County}",          // 4 two things of one
            $"upstream,no chain,Sample,{County}",             // 5
            $"sideways,{Chain}.b2,Sample,{County}",           // 6
            $"upstream,{Chain}.b3,,{County}",                 // 7
            $"upstream,{Chain}.b4,Sample,999999",             // 8 such an area is nobody's
            $"upstream,{Chain}.b5,Sample",                    // 9
            $"upstream,nowhere.b6,Sample,{County}",           // 10
            $"1,{Chain}.b7,Sample,{County}",                  // 11
            $"upstream,{Chain}.b8,{new string('x', 101)},{County}")); // 12
        Assert.Equal(11, report.Lines);
        Assert.Equal(
            [
                (4, "import.duplicate"), (5, "id.malformed"), (6, "body.malformed"), (7, "text.required"), (8, "unknown"), (9, "import.malformed-line"),
                (10, "area.unknown-parent"), (11, "body.malformed"), (12, "text.too-long"),
            ],
            report.Refused.Select(line => (line.Line, line.Refusal)));
        Assert.EndsWith("(name)", report.Refused.Single(line => line.Line == 12).Detail, StringComparison.Ordinal);
        Assert.Equal(2, report.Created + report.Unchanged);
    }

    [Fact]
    public async Task Numbers_words_and_days_are_taken_as_they_are_declared()
    {
        using var client = await shared.As(Role.Administrator);
        await Import(client, "enterprises/import", $"id,name,area,segment\n{Chain}.c1,Sample,{County},upstream\n");
        await Import(client, "teams/import", $"id,name,project,area\n{Chain}.c2,Sample,Line two,{County}\n");
        var attributes = await Import(client, "enterprises/import?command=record-attribute", $"""
            id,attribute,number,unit,word
            {Chain}.c1,headcount,1250,persons,
            {Chain}.c1,revenue,12.5,million-yuan,
            {Chain}.c1,scale,,,large
            {Chain}.c1,headcount,many,persons,
            {Chain}.c1,headcount,1e3,persons,
            {Chain}.c1,headcount,12,kilograms,
            """);
        Assert.Equal((6, 0, 3, 0), Counts(attributes));
        Assert.Equal([5, 6, 7], attributes.Refused.Select(line => line.Line));
        var plan = $"id,milestone,name,plan\n{Chain}.c2,m1,Ground,2027-03-31\n{Chain}.c2,m2,Roof,2027-02-30\n";
        Assert.Equal((2, 0, 1, 0), Counts(await Import(client, "teams/import?command=plan-milestone&dry=true", plan)));
        Assert.Equal((2, 0, 1, 0), Counts(await Import(client, "teams/import?command=plan-milestone", plan)));
        Assert.Equal((2, 0, 0, 1), Counts(await Import(client, "teams/import?command=plan-milestone", plan)));
    }

    [Theory]
    [InlineData("enterprises/import", "id,name,area,segment,colour\n", "import.columns")]
    [InlineData("enterprises/import", "name,area,segment\n", "import.columns")]
    [InlineData("enterprises/import", "id,name,name,area,segment\n", "import.columns")]
    [InlineData("enterprises/import", "id,id,name,area,segment\n", "import.columns")]
    [InlineData("enterprises/import", "", "import.columns")]
    [InlineData("enterprises/import", "id,\n", "import.columns")]
    [InlineData("enterprises/import?command=move", "id,to\n", "query.malformed")]
    [InlineData("enterprises/import?command=report-state", "id,state\n", "query.malformed")]
    [InlineData("enterprises/import?dry=maybe", "id\n", "query.malformed")]
    [InlineData("enterprises/import?fast=1", "id\n", "query.unknown")]
    public async Task A_file_that_is_none_is_refused_whole(string path, string csv, string code)
    {
        using var client = await shared.As(Role.Administrator);
        Assert.Equal((400, code), await Post(client, path, csv).Problem());
    }

    [Fact]
    public async Task It_is_for_administrators_and_for_kinds_that_can_be_imported()
    {
        using var chief = await shared.App.As("imported-chief");
        Assert.Equal((404, "unknown"), await Post(chief, "enterprises/import", "id,name,area,segment\n").Problem());
        using var client = await shared.As(Role.Administrator);
        Assert.Equal((415, "body.not-csv"), await client.Command("enterprises/import").Problem());
        Assert.Equal(405, (int)(await Post(client, "matters/import", "id\n")).StatusCode);
        Assert.Equal((400, "body.invalid-utf8"), await Post(client, "teams/import", Encoding.Latin1.GetBytes("id,name\né.é,é\n")).Problem());
    }

    [Fact]
    public void What_can_be_imported_has_members_that_a_line_can_hold()
    {
        var importable = KindCatalog.All.SelectMany(kind => CommandShape.Importable(kind).Values).ToList();
        Assert.Contains(importable, command => command is { Kind.Name: "enterprises", Name: "register" });
        Assert.All(importable, command => Assert.All(command.Json.Properties, member => Assert.True(
            member.PropertyType == typeof(string) || member.PropertyType.IsValueType, $"{command.Type.Name}.{member.Name}")));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static (int, int, int, int) Counts(ImportReport report) => (report.Lines, report.Created, report.Changed, report.Unchanged);

    private static async Task<string?> Name(HttpClient client, string thing) =>
        (await client.GetAsync($"/api/{thing}", TestApp.Stop).Json()).GetProperty("view").GetProperty("name").GetString();

    private static async Task<ImportReport> Import(HttpClient client, string path, string csv) =>
        (await Post(client, path, csv).Json()).Deserialize<ImportReport>(WireJson.Options)!;

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, string csv) => Post(client, path, Encoding.UTF8.GetBytes(csv));

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, byte[] csv)
    {
        var content = new ByteArrayContent(csv);
        content.Headers.ContentType = new("text/csv");
        return client.PostAsync("/api/" + path, content, TestApp.Stop);
    }
}
