using System.Net.Http.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;

namespace Coordination.Web.Tests.Accounts;

/// <summary>What an administrator and a maker of links ask for.</summary>
internal static class Administration
{
    public static Task<HttpResponseMessage> Post(this HttpClient admin, NewAccount account) =>
        admin.PostAsJsonAsync("/api/accounts", account, WireJson.Options, TestApp.Stop);

    public static Task<HttpResponseMessage> Put(this HttpClient admin, string id, ChangedAccount change) =>
        admin.PutAsJsonAsync("/api/accounts/" + id, change, WireJson.Options, TestApp.Stop);

    public static Task<HttpResponseMessage> MakeLink(this HttpClient maker, string board) =>
        maker.PostAsJsonAsync("/api/viewer-links", new NewViewerLink(board, 1, "hall"), WireJson.Options, TestApp.Stop);

    public static Task<HttpResponseMessage> Redeem(this HttpClient wall, string token) =>
        wall.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), WireJson.Options, TestApp.Stop);

    public static string Token(this ViewerLinkView link) => link.Url!.Split("#token=")[1];

    /// <summary>A wall that keeps its cookie whatever it is told to forget.</summary>
    public static async Task<HttpClient> Wall(this TestApp app, ViewerLinkView link)
    {
        var wall = app.CreateClient(new() { HandleCookies = false, BaseAddress = new("https://localhost") });
        var answer = await wall.Redeem(link.Token());
        wall.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        wall.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        return wall;
    }
}
