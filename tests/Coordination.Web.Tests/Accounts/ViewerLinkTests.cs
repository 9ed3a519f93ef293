using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Microsoft.Extensions.Configuration;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class ViewerLinkTests(SharedApp shared)
{
    [Fact]
    public async Task A_link_shows_its_board_and_nothing_else_until_it_is_revoked()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await Make(maker, "area/" + Community);
        using var wall = shared.App.CreateClient(new() { BaseAddress = new("https://localhost") });
        Assert.Equal(HttpStatusCode.NoContent, (await Redeem(wall, Token(link))).StatusCode);

        var me = (await wall.GetAsync("/api/account/me", TestApp.Stop).Json()).Deserialize<Me>(WireJson.Options)!;
        Assert.Equal(("viewer", "hall", (string?)null), (me.Id, me.Name, me.Email));
        Assert.Equal([new RoleGrant(Role.Viewer, "area/" + Community)], me.Grants);
        Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync("/api/boards/area/" + Community, TestApp.Stop)).StatusCode);
        wall.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        foreach (var path in new[] { "boards/area/" + County, "grids", "grids/" + Grid, "matters", "viewer-links" })
            Assert.Equal((404, "unknown"), await wall.GetAsync("/api/" + path, TestApp.Stop).Problem());
        Assert.Equal((404, "unknown"), await wall.Command($"grids/{Grid}/go-on-duty").Problem());

        Assert.Equal(HttpStatusCode.NoContent, (await maker.DeleteAsync("/api/viewer-links/" + link.Id, TestApp.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wall.GetAsync("/api/boards/area/" + Community, TestApp.Stop)).StatusCode);
        Assert.Equal((404, "viewer-link.unknown"), await Redeem(wall, Token(link)).Problem());
        var listed = (await maker.GetAsync("/api/viewer-links", TestApp.Stop).Json()).Deserialize<ViewerLinkView[]>(WireJson.Options)!.Single(one => one.Id == link.Id);
        Assert.Null(listed.Url);
        Assert.NotNull(listed.RevokedAt);
    }

    [Theory]
    [InlineData(Role.CountyOperator, "area/" + OtherCounty, 404, "unknown")]
    [InlineData(Role.CommunitySecretary, "area/" + Community, 404, "unknown")]
    [InlineData(Role.GridMember, "area/" + Community, 404, "unknown")]
    [InlineData(Role.Administrator, "area/360424999", 404, "unknown")]
    [InlineData(Role.Administrator, "area/x", 400, "board.malformed")]
    [InlineData(Role.Administrator, "grids/" + Grid, 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/" + Grid, 400, "board.malformed")]
    [InlineData(Role.CommunitySecretary, "area/" + Grid, 400, "board.malformed")]
    [InlineData(Role.Administrator, "AREA/" + County, 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/" + County + " ", 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/" + County + "/../350981", 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/３６０４２４", 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/000000", 400, "board.malformed")]
    [InlineData(Role.Administrator, "area/", 400, "board.malformed")]
    [InlineData(Role.Administrator, "", 400, "text.required")]
    [InlineData(Role.Administrator, "area/360424\u0000", 400, "text.control-character")]
    public async Task A_link_is_made_for_boards_in_the_makers_place_only(Role role, string board, int status, string code)
    {
        using var client = await shared.As(role);
        Assert.Equal((status, code), await Post(client, new NewViewerLink(board, 1, "hall")).Problem());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367)]
    public async Task A_link_lasts_a_day_to_a_year(int days)
    {
        using var client = await shared.As(Role.Administrator);
        Assert.Equal((400, "body.out-of-range"), await Post(client, new NewViewerLink("area/" + County, days, "hall")).Problem());
    }

    [Fact]
    public async Task A_link_names_the_host_that_the_setting_names_and_never_the_one_a_request_names()
    {
        using var maker = await shared.As(Role.CountyOperator);
        maker.DefaultRequestHeaders.Host = "evil.invalid";
        Assert.StartsWith($"/wall/area/{County}#token=", (await Make(maker, "area/" + County)).Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://county.example", "https://county.example/wall/")]
    [InlineData("https://county.example:8443/net/", "https://county.example:8443/net/wall/")]
    public void The_setting_says_where_links_lead(string setting, string start) =>
        Assert.Equal(start, new PublicAddress(Settings(setting)).Of("/wall/"));

    [Theory]
    [InlineData("county.example"), InlineData("ftp://county.example"), InlineData("https://county.example/?a=b"), InlineData("https://me@county.example")]
    public void A_setting_that_is_no_address_ends_the_start(string setting) =>
        Assert.Throws<InvalidOperationException>(() => new PublicAddress(Settings(setting)));

    [Fact]
    public async Task Another_counties_operator_neither_sees_nor_revokes_a_link()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await Make(maker, "area/" + County);
        await shared.App.Account("other-operator", Role.CountyOperator, OtherCounty);
        using var other = await shared.App.As("other-operator");
        Assert.Empty((await other.GetAsync("/api/viewer-links", TestApp.Stop).Json()).EnumerateArray());
        Assert.Equal((404, "unknown"), await other.DeleteAsync("/api/viewer-links/" + link.Id, TestApp.Stop).Problem());
    }

    private static IConfiguration Settings(string url) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Public:Url", url)]).Build();

    private static string Token(ViewerLinkView link)
    {
        Assert.Contains($"/wall/{link.Board}#token=", link.Url, StringComparison.Ordinal);
        return link.Url![(link.Url!.IndexOf("#token=", StringComparison.Ordinal) + 7)..];
    }

    private static async Task<ViewerLinkView> Make(HttpClient client, string board) =>
        (await Post(client, new NewViewerLink(board, 1, "hall")).Json()).Deserialize<ViewerLinkView>(WireJson.Options)!;

    private static Task<HttpResponseMessage> Post(HttpClient client, NewViewerLink link) =>
        client.PostAsJsonAsync("/api/viewer-links", link, WireJson.Options, TestApp.Stop);

    private static Task<HttpResponseMessage> Redeem(HttpClient client, string token) =>
        client.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), WireJson.Options, TestApp.Stop);
}
