using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Find;

[Collection(nameof(SharedApp))]
public sealed class FindEndpointTests(SharedApp shared) : IAsyncLifetime
{
    private const string County = "120101", Street = County + "001", Community = Street + "001", Grid = Community + "001", Other = "120102";

    public async ValueTask InitializeAsync()
    {
        await shared.App.Areas(County, Street, Community, Grid, Other);
        await shared.App.Account("finder", Role.CountyOperator, County);
        await shared.App.Account("other-finder", Role.CountyOperator, Other);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_holds_a_place_finds_what_stands_there_by_id_code_title_and_text_and_nobody_else_does()
    {
        using var client = await shared.App.As("finder");
        using var other = await shared.App.As("other-finder");
        using var walled = await shared.As(Role.Viewer);
        var id = Guid.CreateVersion7().ToString();
        await client.Command($"matters/{id}/report", $$"""{"grid":"{{Grid}}","item":"lighting","title":"鹤鸣里路灯不亮","description":"靠近旧码头，请打 13800138000"}""").Json();
        foreach (var text in new[] { id, id.ToUpperInvariant(), "鹤鸣里", "旧码头" })
        {
            Assert.Equal(id, (await Found(client, text))[0].Id);
            Assert.Empty(await Found(other, text));
        }
        Assert.Empty(await Found(client, "13800138000"));
        Assert.Equal(("grids", Grid), (await Found(client, Grid)).Select(one => (one.Kind, one.Id)).First());
        Assert.Equal(Community, (await Found(client, "N" + Community))[0].Place);
        Assert.Equal((404, "unknown"), await walled.GetAsync("/api/find?q=lamp", TestApp.Stop).Problem());
    }

    [Theory]
    [InlineData("find", "query.malformed", "q")]
    [InlineData("find?q=", "query.malformed", "q")]
    [InlineData("find?q=%20%20", "query.malformed", "q")]
    [InlineData("find?q=%E2%80%8B", "query.malformed", "q")]
    [InlineData("find?q=a%00b", "query.malformed", "q")]
    [InlineData("find?q=a%0Ab", "query.malformed", "q")]
    [InlineData("find?q=a&q=b", "query.malformed", "q")]
    [InlineData("find?q=a&size=51", "query.malformed", "size")]
    [InlineData("find?q=a&size=0", "query.malformed", "size")]
    [InlineData("find?q=a&size=many", "query.malformed", "size")]
    [InlineData("find?q=a&kind=grids", "query.unknown", "kind")]
    public async Task A_malformed_question_is_refused_and_says_what_of_it(string path, string code, string at)
    {
        using var client = await shared.App.As("finder");
        var problem = await (await client.GetAsync("/api/" + path, TestApp.Stop)).Json();
        Assert.Equal((400, code, at), (problem.GetProperty("status").GetInt32(), problem.GetProperty("refusal").GetString(), problem.GetProperty("at").GetString()));
    }

    [Fact]
    public async Task Whatever_is_typed_is_only_looked_for()
    {
        using var client = await shared.App.As("finder");
        foreach (var text in new[] { "%_\"*", "灯", "🚧", "' OR 1=1 --", "W-999999999", "a AND b", "\\", new string('长', 100) })
            Assert.DoesNotContain(await Found(client, text), one => one.Id == Grid);
        Assert.Equal((400, "query.malformed"), await client.GetAsync("/api/find?q=" + new string('a', 101), TestApp.Stop).Problem());
        Assert.Equal((400, "query.malformed"), await client.GetAsync("/api/find?q=" + new string('a', 7_000), TestApp.Stop).Problem());
    }

    private static async Task<IReadOnlyList<FoundItem>> Found(HttpClient client, string text) =>
        (await client.GetAsync("/api/find?q=" + Uri.EscapeDataString(text), TestApp.Stop).Json()).Deserialize<FoundPage>(WireJson.Options)!.Items;
}
