using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;

namespace Coordination.Web.Tests.Accounts;

/// <summary>Sign-ins as a field app and a browser make them.</summary>
internal static class SigningIn
{
    /// <summary>A sign-in with a bearer token, and a client that carries it.</summary>
    public static async Task<(HttpClient Client, SignedIn Tokens)> Bearer(this TestApp app, string name, string? password = null)
    {
        var client = app.CreateClient();
        var tokens = await client.Login(name, password).Read<SignedIn>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);
        return (client, tokens);
    }

    /// <summary>A sign-in with a cookie that this client sends whatever it is told to forget.</summary>
    public static async Task<HttpClient> Cookie(this TestApp app, string name)
    {
        var client = app.CreateClient(new() { HandleCookies = false, BaseAddress = new("https://localhost") });
        var answer = await client.Login(name, null, "?useCookies=true");
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        client.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        return client;
    }

    public static Task<HttpResponseMessage> Login(this HttpClient client, string name, string? password = null, string query = "") =>
        client.PostAsJsonAsync("/api/account/login" + query, new SignIn(TestApp.Email(name), password ?? TestApp.Password), WireJson.Options, TestApp.Stop);

    public static Task<HttpResponseMessage> Refresh(this HttpClient client, string token) =>
        client.PostAsJsonAsync("/api/account/refresh", new Refresh(token), WireJson.Options, TestApp.Stop);

    public static Task<HttpResponseMessage> ChangePassword(this HttpClient client, string old, string fresh) =>
        client.PostAsJsonAsync("/api/account/password", new ChangedPassword(old, fresh), WireJson.Options, TestApp.Stop);

    public static async Task<int> Me(this HttpClient client, string? bearer = null)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/account/me");
        if (bearer is not null) ask.Headers.Authorization = new("Bearer", bearer);
        using var answer = await client.SendAsync(ask, TestApp.Stop);
        return (int)answer.StatusCode;
    }

    public static async Task<T> Read<T>(this Task<HttpResponseMessage> answer) =>
        (await answer.Json()).Deserialize<T>(WireJson.Options)!;

    public static async Task<int> Status(this Task<HttpResponseMessage> answer)
    {
        using var got = await answer;
        return (int)got.StatusCode;
    }
}
