using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Mvc.Testing;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class SignInTests(SharedApp shared)
{
    private static readonly WebApplicationFactoryClientOptions NoRedirect = new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") };

    [Fact]
    public async Task A_sign_in_answers_as_the_identity_endpoints_do_and_can_be_refreshed()
    {
        await shared.App.Account("fresh", Role.GridMember, Grid);
        using var client = shared.App.CreateClient();
        var answer = await SignIn(client, "fresh", TestApp.Password).Json();
        Assert.Equal(["accessToken", "expiresIn", "refreshToken", "tokenType"], answer.EnumerateObject().Select(one => one.Name).Order());
        Assert.Equal("Bearer", answer.GetProperty("tokenType").GetString());
        var again = await client.PostAsJsonAsync("/api/account/refresh", new Refresh(answer.GetProperty("refreshToken").GetString()!), WireJson.Options, TestApp.Stop).Json();
        client.DefaultRequestHeaders.Authorization = new("Bearer", again.GetProperty("accessToken").GetString());
        var me = (await client.GetAsync("/api/account/me", TestApp.Stop).Json()).Deserialize<Me>(WireJson.Options)!;
        Assert.Equal(("fresh", "fresh@test", false), (me.Name, me.Email, me.Demo));
        Assert.Equal([new RoleGrant(Role.GridMember, Grid)], me.Grants);
        Assert.Equal((401, "sign-in.required"), await client.PostAsJsonAsync("/api/account/refresh", new Refresh("x"), WireJson.Options, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_cookie_writes_only_with_the_header_of_the_own_page()
    {
        await shared.App.Account("browser", Role.GridMember, Grid);
        using var client = shared.App.CreateClient(NoRedirect);
        var signIn = await SignIn(client, "browser", TestApp.Password, "?useCookies=true");
        Assert.Equal(HttpStatusCode.NoContent, signIn.StatusCode);
        var cookie = Assert.Single(signIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/account/me", TestApp.Stop)).StatusCode);
        Assert.Equal((403, "request.foreign"), await client.Command($"grids/{Grid}/go-off-duty").Problem());
        client.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        Assert.NotEqual(HttpStatusCode.Forbidden, (await client.Command($"grids/{Grid}/go-off-duty")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Command("account/logout")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/account/me", TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_page_cannot_sign_anyone_in()
    {
        using var client = shared.App.CreateClient();
        var form = new StringContent($"{{\"email\":\"{TestApp.Email("browser")}\",\"password\":\"{TestApp.Password}\"}}", new System.Net.Http.Headers.MediaTypeHeaderValue("text/plain"));
        Assert.Equal((415, "body.not-json"), await client.PostAsync("/api/account/login?useCookies=true", form, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_new_password_is_set_with_the_old_one_and_holds()
    {
        await shared.App.Account("changer", Role.GridMember, Grid);
        var (client, _) = await shared.App.Bearer("changer");
        Assert.Equal((400, "password.wrong"), await client.ChangePassword("not it", "brand new one").Problem());
        Assert.Equal((400, "password.too-weak"), await client.ChangePassword(TestApp.Password, "short").Problem());
        Assert.Equal(HttpStatusCode.NoContent, (await client.ChangePassword(TestApp.Password, "brand new one")).StatusCode);
        Assert.Equal((401, "sign-in.wrong"), await client.Login("changer").Problem());
        Assert.Equal(HttpStatusCode.OK, (await client.Login("changer", "brand new one")).StatusCode);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string name, string password, string query = "") =>
        client.PostAsJsonAsync("/api/account/login" + query, new SignIn(TestApp.Email(name), password), WireJson.Options, TestApp.Stop);
}
