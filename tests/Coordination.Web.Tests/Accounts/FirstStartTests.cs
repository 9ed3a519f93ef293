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
        var folder = Directory.CreateTempSubdirectory("house-").FullName;
        string bearer, refresh;
        HttpClient signedOut;
        await using (var house = House.In(folder))
        {
            using var client = house.CreateClient();
            var token = house.Services.GetRequiredService<FirstAdministrator>().Token();
            Assert.Equal((404, "setup.unknown"), await SetUp(client, "forged", "a long password").Problem());
            Assert.Equal((400, "password.too-weak"), await SetUp(client, token, "short").Problem());
            Assert.Equal(HttpStatusCode.NoContent, (await SetUp(client, token, House.Password)).StatusCode);
            Assert.Equal((404, "setup.unknown"), await SetUp(client, token, House.Password).Problem());
            (signedOut, var tokens) = await house.Bearer("first");
            refresh = tokens.RefreshToken;
            Assert.Equal(HttpStatusCode.NoContent, (await signedOut.Command("account/logout")).StatusCode);
            bearer = await house.Token("first");
        }
        await using (var house = House.In(folder))
        {
            using var client = house.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            var me = (await client.GetAsync("/api/account/me", House.Stop).Json()).Deserialize<Me>(WireJson.Options)!;
            Assert.Equal([new RoleGrant(Role.Administrator, RoleGrant.Everywhere)], me.Grants);
            Assert.Equal(401, await client.Me(signedOut.DefaultRequestHeaders.Authorization!.Parameter));
            Assert.Equal((401, "sign-in.required"), await client.Refresh(refresh).Problem());
            await AnExpiredLinkEnds(house, client);
            await AnOldRefusalIsForgotten(house, client);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task An_administrator_that_a_demo_left_behind_is_not_the_first()
    {
        using var folder = new Testing.TempFolder();
        await using (var house = House.In(folder.Path))
        {
            await house.Services.GetRequiredService<AccountBook>().EnsureSamples(
                [new NewAccount(House.Email("sample"), "S", House.Password, [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)])], House.Stop);
            Assert.Equal(200, await (await house.As("sample")).Me());
        }
        await using (var house = House.In(folder.Path))
        {
            using var client = house.CreateClient();
            Assert.Equal((401, "sign-in.wrong"), await client.Login("sample").Problem());
            Assert.Equal(204, await SetUp(client, house.Services.GetRequiredService<FirstAdministrator>().Token(), House.Password).Status());
            Assert.Equal(200, await client.Login("first").Status());
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task AnOldRefusalIsForgotten(House house, HttpClient admin)
    {
        await using (var database = await house.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(House.Stop))
        {
            database.Audit.Add(new AuditRow { At = DateTimeOffset.UnixEpoch, Account = "old", Action = "read", Target = "grids/1" });
            await database.SaveChangesAsync(House.Stop);
        }
        await admin.GetAsync("/api/matters", House.Stop);
        await Testing.Eventually.Holds(async () =>
        {
            var items = (await admin.GetAsync("/api/audit", House.Stop).Json()).Deserialize<AuditPage>(WireJson.Options)!.Items;
            return items.Count > 0 && items.All(item => item.Account != "old");
        });
    }

    private static async Task AnExpiredLinkEnds(House house, HttpClient admin)
    {
        await house.Areas("360424");
        var made = await admin.PostAsJsonAsync("/api/viewer-links", new NewViewerLink("area/360424", 1, "hall"), WireJson.Options, House.Stop).Json();
        var token = made.GetProperty("url").GetString()!.Split("#token=")[1];
        using var wall = house.CreateClient(new() { BaseAddress = new("https://localhost") });
        Assert.Equal(HttpStatusCode.NoContent, (await wall.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), House.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync("/api/account/me", House.Stop)).StatusCode);
        await using (var database = await house.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(House.Stop))
            await database.ViewerLinks.ExecuteUpdateAsync(row => row.SetProperty(link => link.ExpiresAt, link => link.MadeAt), House.Stop);
        // Changed behind the house's back: its copy is dropped as another silo's would be after its next look.
        await using (var database = await house.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(House.Stop))
            await database.State.ExecuteUpdateAsync(row => row.SetProperty(state => state.Revision, state => state.Revision + 1), House.Stop);
        await Testing.Eventually.Holds(async () =>
            (await wall.GetAsync("/api/account/me", House.Stop)).StatusCode == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(10));
        Assert.Equal((404, "viewer-link.unknown"), await wall.PostAsJsonAsync("/api/viewer-links/redeem", new Redeem(token), House.Stop).Problem());
    }

    private static Task<HttpResponseMessage> SetUp(HttpClient client, string token, string password) =>
        client.PostAsJsonAsync("/api/account/setup", new SetUp(token, House.Email("first"), "First", password), WireJson.Options, House.Stop);
}
