using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class PlaceFinderTests(SharedApp shared) : IAsyncLifetime
{
    // A county of its own: nobody renames it or adds to it.
    private const string County = "411100", Street = County + "100", Community = Street + "001", Grid = Community + "001";
    private const string Own = "chains/finder", Firm = Own + "/enterprises/alloy", Unit = Own + "/units/grid-power";

    public async ValueTask InitializeAsync()
    {
        await shared.App.Areas(County, Street, Community, Grid);
        await shared.App.Accounts(("place-operator", [new(Role.CountyOperator, County)]), ("place-secretary", [new(Role.CommunitySecretary, Community)]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_operator_walks_from_the_county_to_the_grids()
    {
        using var client = await shared.App.As("place-operator");
        Assert.Equal([new FoundPlace(County, "N" + County, "areas", true)], await Find(client, ""));
        Assert.Equal(Street, Assert.Single(await Find(client, "?within=" + County)).Code);
        Assert.Equal(Community, Assert.Single(await Find(client, "?within=" + Street)).Code);
        Assert.Equal([new FoundPlace(Grid, "N" + Grid, "grids", false)], await Find(client, "?within=" + Community));
        Assert.Empty(await Find(client, "?within=" + Grid));
    }

    [Fact]
    public async Task A_name_or_a_whole_code_is_found_within_the_callers_places_alone()
    {
        using var client = await shared.App.As("place-secretary");
        Assert.Equal([Community, Grid], (await Find(client, "?q=N" + Community)).Select(place => place.Code));
        Assert.Equal(Grid, (await Find(client, "?q=" + Grid))[0].Code);
        Assert.Empty(await Find(client, "?q=N" + OtherCommunity));
        Assert.Empty(await Find(client, "?q=" + OtherGrid));
        Assert.Empty(await Find(client, "?within=" + OtherCounty));
        Assert.Empty(await Find(client, "?q=%25"));
    }

    [Fact]
    public async Task An_administrator_begins_with_counties_and_chains_and_finds_firms_and_units_in_a_chain()
    {
        const string name = "Finder Chain";
        await shared.App.Done(TestApp.Root, "chains", "finder", "register", new { name, area = County });
        await shared.App.Done(TestApp.Root, "enterprises", "finder.alloy", "register", new { name = "Alloy Works", area = Street, segment = "upstream" });
        await shared.App.Done(TestApp.Root, "units", "finder.grid-power", "register", new { name = "Grid Power", sort = "department" });
        using var client = await shared.As(Role.Administrator);
        var outermost = await Find(client, "");
        Assert.Contains(new FoundPlace(Own, name, "chains", true), outermost);
        Assert.Contains(outermost, place => place.Code == OtherCounty);
        Assert.DoesNotContain(outermost, place => place.Code == Street || place.Code == Firm);
        Assert.Equal([Firm, Unit], (await Find(client, "?within=" + Own)).Select(place => place.Code));
        Assert.Equal(Firm, Assert.Single(await Find(client, "?q=alloy+w&within=" + Own)).Code);
        Assert.Equal(Unit, (await Find(client, "?q=" + Unit))[0].Code);
    }

    [Fact]
    public async Task Who_may_see_nothing_finds_nothing()
    {
        using var client = await shared.As(Role.Viewer);
        Assert.Equal((404, "unknown"), await client.GetAsync("/api/places/find", TestApp.Stop).Problem());
    }

    [Theory, InlineData("within=*"), InlineData("within=36"), InlineData("within=accounts/me"), InlineData("q="), InlineData("size=9"), InlineData("q=a&q=b")]
    public async Task A_malformed_question_is_refused(string query)
    {
        using var client = await shared.As(Role.CountyOperator);
        Assert.Equal(400, (await client.GetAsync("/api/places/find?" + query, TestApp.Stop).Problem()).Status);
    }

    private static async Task<FoundPlace[]> Find(HttpClient client, string query) =>
        (await client.GetAsync("/api/places/find" + query, TestApp.Stop).Json()).Deserialize<FoundPlace[]>(WireJson.Options)!;
}
