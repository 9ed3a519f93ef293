using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class ReadTests(SharedApp shared) : IAsyncLifetime
{
    private const string County = "110101", Street = County + "001", Community = Street + "001";
    private static readonly string[] Grids = [.. Enumerable.Range(1, 7).Select(at => $"{Community}{at:000}")];

    public async ValueTask InitializeAsync()
    {
        await shared.App.Areas([County, Street, Community, .. Grids]);
        await shared.App.Account("reader", Role.CountyOperator, County);
        await shared.App.Accounts(("two-places", [new(Role.CountyOperator, County), new(Role.CommunitySecretary, SharedApp.Community)]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_list_is_paged_without_a_hole_or_a_repetition()
    {
        using var client = await shared.App.As("reader");
        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await List(client, $"grids?size=3{(next is null ? "" : "&after=" + Uri.EscapeDataString(next))}");
            Assert.Equal(Grids.Length, page.Total);
            seen.AddRange(page.Items.Select(item => item.Id));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(Grids, seen);
    }

    [Fact]
    public async Task A_list_is_sorted_by_change_and_searched_by_text()
    {
        using var client = await shared.App.As("reader");
        await shared.App.Done(TestApp.Root, "grids", Grids[3], "contract-unit", new { unit = Guid.CreateVersion7().ToString()[..30], name = "蓝天超市" });
        Assert.Equal(Grids[3], (await List(client, "grids?sort=updated&size=1")).Items[0].Id);
        Assert.Equal([Grids[3]], (await List(client, "grids?q=" + Uri.EscapeDataString("蓝天"))).Items.Select(item => item.Id));
        Assert.Equal([Grids[4]], (await List(client, $"grids?area={Grids[4]}")).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Without_an_area_a_list_holds_all_places_of_the_caller()
    {
        using var client = await shared.App.As("two-places");
        Assert.Equal([.. Grids, SharedApp.Grid], (await List(client, "grids")).Items.Select(item => item.Id).Where(id => Grids.Contains(id) || id == SharedApp.Grid));
        Assert.DoesNotContain((await List(client, "grids?size=1000")).Items, item => item.Id == SharedApp.OtherGrid);
    }

    [Fact]
    public async Task Matters_are_found_by_step_and_deadline()
    {
        using var client = await shared.App.As("reader");
        var id = Guid.CreateVersion7().ToString();
        await client.Command($"matters/{id}/report", $"{{\"grid\":\"{Grids[0]}\",\"item\":\"A\",\"title\":\"T\"}}").Json();
        Assert.Contains((await List(client, "matters?status=file,dispatch&sort=due")).Items, item => item.Id == id);
        Assert.DoesNotContain((await List(client, "matters?status=closed")).Items, item => item.Id == id);
        Assert.Contains((await List(client, "matters?due=2999-01-01T00:00:00%2B08:00")).Items, item => item.Id == id);
        Assert.Empty((await List(client, "matters?due=2001-01-01T00:00:00Z")).Items);
    }

    [Theory]
    [InlineData("grids?colour=red", "query.unknown")]
    [InlineData("grids?size=0", "query.malformed")]
    [InlineData("matters?status=all", "query.malformed")]
    [InlineData("matters?status=file,all", "query.malformed")]
    [InlineData("grids?status=file", "query.malformed")]
    [InlineData("communities?status=calm", "query.malformed")]
    [InlineData("grids?size=1001", "query.malformed")]
    [InlineData("grids?size=-1", "query.malformed")]
    [InlineData("grids?size=9999999999999999999999", "query.malformed")]
    [InlineData("grids?size=1&size=2", "query.malformed")]
    [InlineData("grids?size=", "query.malformed")]
    [InlineData("grids?sort=colour", "query.malformed")]
    [InlineData("grids?area=36", "query.malformed")]
    [InlineData("grids?due=tomorrow", "query.malformed")]
    [InlineData("grids?after=nonsense", "query.malformed")]
    [InlineData("grids?q=%00", "query.malformed")]
    [InlineData("grids/" + Community + "001?x=1", "query.unknown")]
    [InlineData("grids/" + Community + "001/history?after=-1", "query.malformed")]
    [InlineData("grids/" + Community + "001/history?size=x", "query.malformed")]
    [InlineData("grids/x/history", "id.malformed")]
    public async Task A_malformed_question_is_refused(string path, string code)
    {
        using var client = await shared.App.As("reader");
        Assert.Equal((400, code), await client.GetAsync("/api/" + path, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task The_past_of_a_thing_is_paged_by_version_and_says_who_and_why()
    {
        using var client = await shared.App.As("reader");
        var grid = Grids[6];
        for (var at = 0; at < 5; at++)
            await shared.App.Done(TestApp.Root, "grids", grid, "record-building", new { building = $"b{at}", name = "B" });
        var seen = new List<HistoryItem>();
        long? next = 0;
        while (next is not null)
        {
            var page = (await client.GetAsync($"/api/grids/{grid}/history?size=2&after={next}", TestApp.Stop).Json()).Deserialize<HistoryPage>(WireJson.Options)!;
            Assert.True(next == 0 || page.Items[0].Version > next);
            seen.AddRange(page.Items);
            next = page.Next;
        }
        Assert.Equal("grids.registered.v1", seen[0].Type);
        Assert.Equal(seen.Select(item => item.Version).Distinct().Order(), seen.Select(item => item.Version).Distinct());
        Assert.Equal(5, seen.Count(item => item.Type == "grids.building-recorded.v1"));
        Assert.All(seen, item => Assert.True(item.Key.Length > 0 && item.Actor == "root" && item.Body.ValueKind == JsonValueKind.Object));
        Assert.All(seen, item => Assert.False(item.Body.TryGetProperty("$type", out _)));
    }

    private static async Task<ListPage<JsonElement>> List(HttpClient client, string path) =>
        (await client.GetAsync("/api/" + path, TestApp.Stop).Json()).Deserialize<ListPage<JsonElement>>(WireJson.Options)!;
}
