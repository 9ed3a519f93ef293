using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Find;

[Collection(nameof(SharedApp))]
public sealed class SavedFilterTests(SharedApp shared)
{
    [Fact]
    public async Task A_filter_is_kept_renamed_and_deleted_by_its_account_and_is_nobody_elses()
    {
        await shared.App.Account("keeper", Role.CountyOperator, SharedApp.County);
        await shared.App.Account("stranger", Role.CountyOperator, SharedApp.County);
        using var keeper = await shared.App.As("keeper");
        using var stranger = await shared.App.As("stranger");
        var kept = await Keep(keeper, "<script>alert(1)</script> 超时", "status=file&due=overdue");
        Assert.Equal([kept], await List(keeper, "matters"));
        Assert.Empty(await List(keeper, "grids"));
        Assert.Empty(await List(stranger, "matters"));

        var path = $"/api/saved-filters/{kept.Number}";
        Assert.Equal((404, "unknown"), await stranger.PutAsJsonAsync(path, new RenamedFilter("mine"), WireJson.Options, TestApp.Stop).Problem());
        Assert.Equal((404, "unknown"), await stranger.DeleteAsync(path, TestApp.Stop).Problem());
        Assert.True((await keeper.PutAsJsonAsync(path, new RenamedFilter("late"), WireJson.Options, TestApp.Stop)).IsSuccessStatusCode);
        Assert.Equal(["late"], (await List(keeper, "matters")).Select(one => one.Name));
        Assert.True((await keeper.DeleteAsync(path, TestApp.Stop)).IsSuccessStatusCode);
        Assert.Equal((404, "unknown"), await keeper.DeleteAsync(path, TestApp.Stop).Problem());
        foreach (var number in new[] { "0", "-1", "51", "99999999999", "x", "%27" })
            Assert.Equal((404, "unknown"), await keeper.DeleteAsync($"/api/saved-filters/{number}", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task An_account_keeps_fifty_at_most_however_fast_it_asks()
    {
        await shared.App.Account("hoarder", Role.CountyOperator, SharedApp.County);
        using var client = await shared.App.As("hoarder");
        for (var at = 0; at < 47; at++) await Keep(client, $"f{at}", "");
        var last = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Post(client, new { list = "matters", name = $"g{at}", filter = "" })));
        Assert.All(last, one => Assert.Contains((int)one.StatusCode, new[] { 201, 409, 503 }));
        while ((int)(await Post(client, new { list = "matters", name = "more", filter = "" })).StatusCode == 201) ;
        Assert.Equal((409, "saved-filter.too-many"), await Post(client, new { list = "matters", name = "one more", filter = "" }).Problem());
        Assert.Equal(50, (await List(client, "matters")).Count);
    }

    [Theory]
    [InlineData("""{"list":"matters","name":"","filter":""}""", "text.required")]
    [InlineData("""{"list":"matters","name":"  ","filter":""}""", "text.required")]
    [InlineData("""{"list":"matters","name":"a\u0000b","filter":""}""", "text.control-character")]
    [InlineData("""{"list":"matters","name":"a\nb","filter":""}""", "text.control-character")]
    [InlineData("""{"list":"//elsewhere.test","name":"a","filter":""}""", "body.malformed")]
    [InlineData("""{"list":"javascript:alert(1)","name":"a","filter":""}""", "body.malformed")]
    [InlineData("""{"list":"matters","name":"a","filter":"q=a#b"}""", "body.malformed")]
    [InlineData("""{"list":"matters","name":"a"}""", "body.malformed")]
    [InlineData("""{"list":"matters","name":"a","filter":"","account":"b"}""", "body.malformed")]
    [InlineData("""{"list":"matters","name":"123456789012345678901234567890123456789012345678901234567890x","filter":""}""", "text.too-long")]
    public async Task What_is_no_filter_is_refused(string body, string code)
    {
        using var client = await shared.As(Role.CountyOperator);
        Assert.Equal((400, code), await client.PostAsync("/api/saved-filters", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestApp.Stop).Problem());
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, object body) => client.PostAsJsonAsync("/api/saved-filters", body, WireJson.Options, TestApp.Stop);

    private static async Task<SavedFilter> Keep(HttpClient client, string name, string filter) =>
        (await Post(client, new { list = "matters", name, filter }).Json()).Deserialize<SavedFilter>(WireJson.Options)!;

    private static async Task<List<SavedFilter>> List(HttpClient client, string list) =>
        (await client.GetAsync($"/api/saved-filters?list={list}", TestApp.Stop).Json()).Deserialize<List<SavedFilter>>(WireJson.Options)!;
}
