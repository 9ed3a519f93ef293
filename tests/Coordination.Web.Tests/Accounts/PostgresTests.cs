using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

public sealed class PostgresTests
{
    [Fact]
    public async Task Accounts_links_audit_and_import_stand_on_PostgreSQL_too_and_sign_ins_hold_across_a_restart()
    {
        if (LocalPostgres.FindBinaries() is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("PostgreSQL is not installed.");
        await using var server = await LocalPostgres.Start(durable: false, TestApp.Stop);
        var connection = await server.CreateDatabase("app", TestApp.Stop);
        string bearer;
        await using (var app = new TestApp(connection))
        {
            using var client = app.CreateClient();
            var token = app.Services.GetRequiredService<FirstAdministrator>().Token();
            var set = await client.PostAsJsonAsync("/api/account/setup", new SetUp(token, TestApp.Email("first"), "First", TestApp.Password), WireJson.Options, TestApp.Stop);
            Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
            bearer = await app.Token("first");
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            var csv = new StringContent(
                $"code,name,level,parent_code\n{County},C,county,\n{Street},S,town,\n{Community},V,village,\n{Grid},G,grid,\n", new System.Net.Http.Headers.MediaTypeHeaderValue("text/csv"));
            Assert.Equal(4, (await client.PostAsync("/api/areas/import", csv, TestApp.Stop).Json()).GetProperty("created").GetInt32());
        }
        await using (var app = new TestApp(connection))
        {
            using var admin = app.CreateClient();
            admin.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            var account = new NewAccount(TestApp.Email("member"), "Member", TestApp.Password, [new(Role.GridMember, Grid)]);
            Assert.Equal(HttpStatusCode.Created, (await admin.PostAsJsonAsync("/api/accounts", account, WireJson.Options, TestApp.Stop)).StatusCode);
            using var member = await app.As("member");
            Assert.Equal(HttpStatusCode.OK, (await member.Command($"grids/{Grid}/go-on-duty")).StatusCode);
            await app.Account("secretary", Role.CommunitySecretary, Community);
            using var secretary = await app.As("secretary");
            Assert.Equal(["Member"], (await secretary.GetAsync("/api/people/find?q=emb", TestApp.Stop).Json()).Deserialize<Person[]>(WireJson.Options)!.Select(one => one.Name));
            Assert.Equal((404, "unknown"), await member.GetAsync("/api/areas/" + County, TestApp.Stop).Problem());
            Assert.Equal(1, (await admin.GetAsync("/api/accounts?q=MEMB", TestApp.Stop).Json()).GetProperty("total").GetInt32());

            var link = await admin.PostAsJsonAsync("/api/viewer-links", new NewViewerLink("area/" + County, 1, "hall"), WireJson.Options, TestApp.Stop).Json();
            using var wall = app.CreateClient(new() { BaseAddress = new("https://localhost") });
            var redeem = new Redeem(link.GetProperty("url").GetString()!.Split("#token=")[1]);
            Assert.Equal(HttpStatusCode.NoContent, (await wall.PostAsJsonAsync("/api/viewer-links/redeem", redeem, WireJson.Options, TestApp.Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync("/api/boards/area/" + County, TestApp.Stop)).StatusCode);
            await SessionsEnd(app);
            await Eventually.Holds(async () => (await admin.GetAsync("/api/audit", TestApp.Stop).Json()).Deserialize<AuditPage>(WireJson.Options)!
                .Items.Any(item => item.Target == "areas/" + County));
        }
    }

    private static async Task SessionsEnd(TestApp app)
    {
        var (racing, tokens) = await app.Bearer("member");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => racing.Refresh(tokens.RefreshToken)));
        Assert.Equal(401, await racing.Me());
        await Task.WhenAll(Enumerable.Range(0, 52).Select(_ => app.Token("member")));
        var (owner, _) = await app.Bearer("member");
        var (thief, stolen) = await app.Bearer("member");
        var (refreshed, signedIn) = (thief.Refresh(stolen.RefreshToken), thief.Login("member"));
        Assert.Equal(204, await owner.ChangePassword(TestApp.Password, "brand new one").Status());
        foreach (var answer in new[] { refreshed, signedIn })
            if ((await answer).IsSuccessStatusCode)
                Assert.Equal(401, await thief.Me((await answer.Read<SignedIn>()).AccessToken));
        Assert.Equal((200, 401), (await owner.Me(), await thief.Me()));
        await owner.Command("account/logout");
        Assert.Equal(401, await owner.Me());
    }
}
