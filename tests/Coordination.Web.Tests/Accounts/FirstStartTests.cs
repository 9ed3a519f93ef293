using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Accounts;

public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_administrator_is_made_once_and_stays_signed_in_across_a_restart_but_an_expired_link_does_not()
    {
        var folder = Directory.CreateTempSubdirectory("app-").FullName;
        string bearer, refresh;
        HttpClient signedOut;
        await using (var app = TestApp.In(folder))
        {
            using var client = app.CreateClient();
            var token = app.Services.GetRequiredService<FirstAdministrator>().Token();
            Assert.Equal((404, "setup.unknown"), await SetUp(client, "forged", "a long password").Problem());
            Assert.Equal((400, "password.too-weak"), await SetUp(client, token, "short").Problem());
            Assert.Equal(HttpStatusCode.NoContent, (await SetUp(client, token, TestApp.Password)).StatusCode);
            Assert.Equal((404, "setup.unknown"), await SetUp(client, token, TestApp.Password).Problem());
            (signedOut, var tokens) = await app.Bearer("first");
            refresh = tokens.RefreshToken;
            Assert.Equal(HttpStatusCode.NoContent, (await signedOut.Command("account/logout")).StatusCode);
            bearer = await app.Token("first");
        }
        await using (var app = TestApp.In(folder))
        {
            using var client = app.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            var me = (await client.GetAsync("/api/account/me", TestApp.Stop).Json()).Deserialize<Me>(WireJson.Options)!;
            Assert.Equal([new RoleGrant(Role.Administrator, RoleGrant.Everywhere)], me.Grants);
            Assert.Equal(401, await client.Me(signedOut.DefaultRequestHeaders.Authorization!.Parameter));
            Assert.Equal((401, "sign-in.required"), await client.Refresh(refresh).Problem());
            await AnExpiredLinkEnds(app, client);
            await AnOldRefusalIsForgotten(app, client);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task An_administrator_that_a_demo_left_behind_is_not_the_first()
    {
        using var folder = new Testing.TempFolder();
        await using (var app = TestApp.In(folder.Path))
        {
            await app.Services.GetRequiredService<AccountBook>().EnsureSamples(
                [new NewAccount(TestApp.Email("sample"), "S", TestApp.Password, [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)])], TestApp.Stop);
            Assert.Equal(200, await (await app.As("sample")).Me());
        }
        await using (var app = TestApp.In(folder.Path))
        {
            using var client = app.CreateClient();
            Assert.Equal((401, "sign-in.wrong"), await client.Login("sample").Problem());
            Assert.Equal(204, await SetUp(client, app.Services.GetRequiredService<FirstAdministrator>().Token(), TestApp.Password).Status());
            Assert.Equal(200, await client.Login("first").Status());
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task AnOldRefusalIsForgotten(TestApp app, HttpClient admin)
    {
        await using (var database = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(TestApp.Stop))
        {
            database.Audit.Add(new AuditRow { At = DateTimeOffset.UnixEpoch, Account = "old", Action = "read", Target = "grids/1" });
            await database.SaveChangesAsync(TestApp.Stop);
        }
        await admin.GetAsync("/api/matters", TestApp.Stop);
        await Testing.Eventually.Holds(async () =>
        {
            var items = (await admin.GetAsync("/api/audit", TestApp.Stop).Json()).Deserialize<AuditPage>(WireJson.Options)!.Items;
            return items.Count > 0 && items.All(item => item.Account != "old");
        });
    }

    private static async Task AnExpiredLinkEnds(TestApp app, HttpClient admin)
    {
        await app.Areas("360424");
        var made = await admin.PostAsJsonAsync("/api/viewer-links", new NewViewerLink("area/360424", 1, "hall"), WireJson.Options, TestApp.Stop).Json();
        var token = made.GetProperty("url").GetString()!.Split("#token=")[1];
        using var wall = app.CreateClient(new() { BaseAddress = new("https://localhost") });
        Assert.Equal(HttpStatusCode.NoContent, (await wall.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), TestApp.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync("/api/account/me", TestApp.Stop)).StatusCode);
        await using (var database = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(TestApp.Stop))
            await database.ViewerLinks.ExecuteUpdateAsync(row => row.SetProperty(link => link.ExpiresAt, link => link.MadeAt), TestApp.Stop);
        // Changed behind the app's back: its copy is dropped as another silo's would be after its next look.
        await using (var database = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(TestApp.Stop))
            await database.State.ExecuteUpdateAsync(row => row.SetProperty(state => state.Revision, state => state.Revision + 1), TestApp.Stop);
        await Testing.Eventually.Holds(async () =>
            (await wall.GetAsync("/api/account/me", TestApp.Stop)).StatusCode == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(10));
        Assert.Equal((404, "viewer-link.unknown"), await wall.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), TestApp.Stop).Problem());
    }

    private static Task<HttpResponseMessage> SetUp(HttpClient client, string token, string password) =>
        client.PostAsJsonAsync("/api/account/setup", new SetUp(token, TestApp.Email("first"), "First", password), WireJson.Options, TestApp.Stop);
}
