using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class PlacesTests(SharedApp shared)
{
    [Fact]
    public async Task Who_works_in_a_grid_is_told_its_name_and_those_of_what_it_lies_in_and_no_other()
    {
        using var client = await shared.As(Role.GridMember);
        Assert.Equal([Grid, Community, Street, County], await Named(client, Grid, Community, Street, County, OtherGrid, OtherCommunity, OtherCounty));
    }

    [Fact]
    public async Task An_operator_is_told_all_that_lies_below_once_and_what_is_unknown_is_left_out()
    {
        using var client = await shared.As(Role.CountyOperator);
        Assert.Equal([Grid, Community], await Named(client, Grid, Grid, Community, Community + "999", OtherGrid));
    }

    [Fact]
    public async Task Who_may_see_nothing_is_told_nothing()
    {
        using var client = await shared.As(Role.Viewer);
        Assert.Equal((404, "unknown"), await client.GetAsync($"/api/places?codes={County}", TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_firm_is_told_no_area()
    {
        using var client = await shared.As(Role.Enterprise);
        Assert.Empty(await Named(client, County, Grid));
    }

    [Theory, InlineData("36"), InlineData("360424,x"), InlineData("360424&size=1")]
    public async Task A_malformed_question_is_refused(string codes)
    {
        using var client = await shared.As(Role.CountyOperator);
        Assert.Equal(400, (await client.GetAsync($"/api/places?codes={codes}", TestApp.Stop).Problem()).Status);
    }

    [Fact]
    public async Task More_than_200_at_once_are_refused()
    {
        using var client = await shared.As(Role.CountyOperator);
        var path = "/api/places?codes=" + string.Join(',', Enumerable.Repeat(Grid, 201));
        Assert.Equal((400, "query.malformed"), await client.GetAsync(path, TestApp.Stop).Problem());
    }

    private static async Task<IEnumerable<string>> Named(HttpClient client, params string[] codes)
    {
        var found = (await client.GetAsync("/api/places?codes=" + string.Join(',', codes), TestApp.Stop).Json()).Deserialize<NamedPlace[]>(WireJson.Options)!;
        Assert.All(found, one => Assert.NotEmpty(one.Name));
        return found.Select(one => one.Code);
    }
}
