using System.Text.Json;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Api;

/// <summary>Who handles a thing reads what was written; all others read it without contact data and names.</summary>
[Collection(nameof(SharedApp))]
public sealed class PrivacyTests(SharedApp shared) : IAsyncLifetime
{
    private const string County = "110109", Street = County + "001", Community = Street + "001", Grid = Community + "001", Phone = "一三八 1234 五六七八";
    private static readonly string Matter = Guid.CreateVersion7().ToString(), Hidden = new('•', Phone.Length);

    public async ValueTask InitializeAsync()
    {
        await shared.App.Areas([County, Street, Community, Grid]);
        await shared.App.Accounts(
            ("p-operator", [new(Role.CountyOperator, County)]), ("p-lead", [new(Role.ProjectLead, County)]),
            ("p-head", [new(Role.BuildingHead, Grid)]), ("p-party", [new(Role.DeliberationParty, Community)]),
            ("p-member", [new(Role.GridMember, Grid)]), ("p-secretary", [new(Role.CommunitySecretary, Community)]),
            ("p-elsewhere", [new(Role.ProjectLead, County), new(Role.CommunitySecretary, SharedApp.Community)]));
        await shared.App.Done(TestApp.Root, "grids", Grid, "enrol-member", new { member = "m1", name = "张三" });
        await shared.App.Done(TestApp.Root, "grids", Grid, "record-building", new { building = "03", name = "三栋", head = "李四" });
        using var client = await shared.App.As("p-operator");
        await client.Command($"matters/{Matter}/report", Body(new { grid = Grid, item = "A", title = $"漏水 {Phone}", description = $"打 {Phone}" }), Matter);
        await client.Command($"matters/{Matter}/file", Body(new { note = $"已回 {Phone}" }), Matter + "f");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("p-operator", true)]
    [InlineData("p-secretary", true)]
    [InlineData("p-member", true)]
    [InlineData("p-head", true)]
    [InlineData("p-lead", false)]
    [InlineData("p-party", false)]
    [InlineData("p-elsewhere", false)]
    public async Task A_matter_and_its_past_are_whole_for_those_alone_who_handle_matters_there(string account, bool handles)
    {
        using var client = await shared.App.As(account);
        var view = (await client.GetAsync($"/api/matters/{Matter}", TestApp.Stop).Json()).GetProperty("view");
        Assert.Equal($"漏水 {(handles ? Phone : Hidden)}", view.GetProperty("title").GetString());
        Assert.Equal($"打 {(handles ? Phone : Hidden)}", view.GetProperty("description").GetString());
        Assert.Equal($"漏水 {(handles ? Phone : Hidden)}", view.GetProperty("latest").GetProperty("detail").GetString());
        var past = (await client.GetAsync($"/api/matters/{Matter}/history", TestApp.Stop).Json()).GetProperty("items");
        Assert.Equal($"漏水 {(handles ? Phone : Hidden)}", past[0].GetProperty("body").GetProperty("title").GetString());
        Assert.Equal($"已回 {(handles ? Phone : Hidden)}", past[1].GetProperty("body").GetProperty("note").GetString());
        Assert.False(past[0].GetProperty("body").TryGetProperty("$type", out _));
    }

    [Theory]
    [InlineData("p-secretary", true)]
    [InlineData("p-member", true)]
    [InlineData("p-operator", false)]
    [InlineData("p-head", false)]
    [InlineData("p-elsewhere", false)]
    public async Task The_names_of_a_grid_are_whole_for_those_alone_who_handle_it(string account, bool handles)
    {
        using var client = await shared.App.As(account);
        var view = (await client.GetAsync($"/api/grids/{Grid}/details", TestApp.Stop).Json()).GetProperty("view");
        Assert.Equal(handles ? "张三" : "张•", view.GetProperty("members")[0].GetProperty("name").GetString());
        Assert.Equal(handles ? "李四" : "李•", view.GetProperty("buildings")[0].GetProperty("head").GetString());
        Assert.Equal("三栋", view.GetProperty("buildings")[0].GetProperty("name").GetString());
        var past = (await client.GetAsync($"/api/grids/{Grid}/history?size=1000", TestApp.Stop).Json()).GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("type").GetString() == "grids.member-enrolled.v1");
        Assert.Equal(handles ? "张三" : "张•", past.GetProperty("body").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("p-operator")]
    [InlineData("p-secretary")]
    [InlineData("p-lead")]
    public async Task A_list_shows_nobody_s_contact_data_or_name_to_anybody(string account)
    {
        using var client = await shared.App.As(account);
        var matters = (await client.GetAsync($"/api/matters?area={Community}&size=1000", TestApp.Stop).Json()).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == Matter).GetProperty("view");
        Assert.Equal($"漏水 {Hidden}", matters.GetProperty("title").GetString());
        Assert.Equal($"打 {Hidden}", matters.GetProperty("description").GetString());
        var grid = (await client.GetAsync($"/api/grids?area={Grid}", TestApp.Stop).Json()).GetProperty("items")[0].GetProperty("view");
        Assert.Equal(Grid, grid.GetProperty("code").GetString());
    }

    // Two people at one browser get different answers under one version.
    [Fact]
    public async Task No_browser_keeps_what_a_person_may_read_for_the_next()
    {
        using var client = await shared.App.As("p-operator");
        Assert.True((await client.GetAsync($"/api/matters/{Matter}", TestApp.Stop)).Headers.CacheControl?.NoStore);
    }

    private static string Body(object body) => JsonSerializer.Serialize(body);
}
