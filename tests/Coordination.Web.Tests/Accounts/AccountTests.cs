using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class AccountTests(SharedApp shared)
{
    [Fact]
    public async Task A_grid_member_comes_onto_the_roster_with_the_role_and_leaves_it_with_the_role()
    {
        using var admin = await shared.As(Role.Administrator);
        var made = await Make(admin, "roster", new RoleGrant(Role.GridMember, Grid));
        using var member = await shared.App.As("roster");
        Assert.Equal(HttpStatusCode.OK, (await member.Command($"grids/{Grid}/go-on-duty")).StatusCode);
        Assert.Contains(made.Id, await Roster(admin));

        await Change(admin, made, new ChangedAccount("Renamed", false, [])).Json();
        Assert.DoesNotContain(made.Id, await Roster(admin));
        // At once: what was changed here is not served from a copy.
        Assert.Equal((404, "unknown"), await member.Command($"grids/{Grid}/go-on-duty").Problem());
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_back_when_enabled_with_a_new_sign_in()
    {
        using var admin = await shared.As(Role.Administrator);
        var made = await Make(admin, "leaver", new RoleGrant(Role.CommunitySecretary, Community));
        using var client = await shared.App.As("leaver");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/grids", TestApp.Stop)).StatusCode);
        await Change(admin, made, new ChangedAccount("L", true, made.Grants)).Json();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/grids", TestApp.Stop)).StatusCode);
        Assert.Equal((401, "sign-in.wrong"), await client.PostAsJsonAsync(
            "/api/account/login", new SignIn(TestApp.Email("leaver"), TestApp.Password), WireJson.Options, TestApp.Stop).Problem());
    }

    [Theory]
    [InlineData(Role.CountyOperator, Street, "grant.wrong-place")]
    [InlineData(Role.CommunitySecretary, Grid, "grant.wrong-place")]
    [InlineData(Role.Administrator, County, "grant.wrong-place")]
    [InlineData(Role.Enterprise, County, "grant.wrong-place")]
    [InlineData(Role.GridMember, "chains/x", "grant.wrong-place")]
    [InlineData(Role.GridMember, "*", "grant.wrong-place")]
    [InlineData(Role.Viewer, County, "grant.wrong-place")]
    [InlineData(Role.ChairUnit, "chains/x", "grant.office")]
    [InlineData(Role.GridMember, "360424999999999", "grant.unknown-place")]
    public async Task A_role_is_held_where_it_belongs_only(Role role, string place, string code)
    {
        using var admin = await shared.As(Role.Administrator);
        Assert.Equal((400, code), await Post(admin, new NewAccount("x@test", "X", TestApp.Password, [new(role, place)])).Problem());
    }

    [Fact]
    public async Task Malformed_accounts_are_refused()
    {
        using var admin = await shared.As(Role.Administrator);
        Assert.Equal((400, "password.too-weak"), await Post(admin, new NewAccount("weak@test", "X", "short", [])).Problem());
        Assert.Equal((400, "email.malformed"), await Post(admin, new NewAccount("no-address", "X", TestApp.Password, [])).Problem());
        Assert.Equal((400, "text.required"), await Post(admin, new NewAccount("blank@test", " ", TestApp.Password, [])).Problem());
        await Make(admin, "twice");
        Assert.Equal((409, "account.email-taken"), await Post(admin, new NewAccount("TWICE@test", "X", TestApp.Password, [])).Problem());
    }

    [Fact]
    public async Task An_administrator_keeps_the_own_rights()
    {
        using var admin = await shared.As(Role.Administrator);
        var me = (await admin.GetAsync("/api/account/me", TestApp.Stop).Json()).Deserialize<Me>(WireJson.Options)!;
        var own = new AccountView(me.Id, me.Email!, me.Name, false, me.Grants);
        Assert.Equal((409, "account.own-rights"), await Change(admin, own, new ChangedAccount("A", false, [])).Problem());
        Assert.Equal((409, "account.own-rights"), await Change(admin, own, new ChangedAccount("A", true, me.Grants)).Problem());
    }

    [Fact]
    public async Task Accounts_and_audit_are_the_administrators_alone()
    {
        using var other = await shared.As(Role.CountyOperator);
        foreach (var path in new[] { "/api/accounts", "/api/audit" })
            Assert.Equal((404, "unknown"), await other.GetAsync(path, TestApp.Stop).Problem());
        Assert.Equal((404, "unknown"), await Post(other, new NewAccount("y@test", "Y", TestApp.Password, [])).Problem());
    }

    [Fact]
    public async Task What_was_turned_away_is_recorded_without_personal_data()
    {
        await shared.App.Account("nosy person", Role.GridMember, Grid);
        using var nosy = await shared.App.As("nosy person");
        await nosy.Command($"grids/{OtherGrid}/go-on-duty");
        await nosy.GetAsync($"/api/grids/{OtherGrid}", TestApp.Stop);
        using var admin = await shared.As(Role.Administrator);
        var id = (await nosy.GetAsync("/api/account/me", TestApp.Stop).Json()).GetProperty("id").GetString();
        AuditItem[] mine = [];
        await Eventually.Holds(async () =>
        {
            var page = await admin.GetAsync("/api/audit?size=1000", TestApp.Stop).Json();
            Assert.DoesNotContain("nosy", page.ToString(), StringComparison.Ordinal);
            mine = [.. page.Deserialize<AuditPage>(WireJson.Options)!.Items.Where(item => item.Account == id)];
            return mine.Length == 2;
        });
        Assert.Equal(["read", "grids/go-on-duty"], mine.Select(item => item.Action));
        Assert.All(mine, item => Assert.Equal("grids/" + OtherGrid, item.Target));
    }

    private static async Task<AccountView> Make(HttpClient admin, string name, params RoleGrant[] grants) =>
        (await Post(admin, new NewAccount(TestApp.Email(name), name, TestApp.Password, grants)).Json()).Deserialize<AccountView>(WireJson.Options)!;

    private static Task<HttpResponseMessage> Post(HttpClient admin, NewAccount account) =>
        admin.PostAsJsonAsync("/api/accounts", account, WireJson.Options, TestApp.Stop);

    private static Task<HttpResponseMessage> Change(HttpClient admin, AccountView account, ChangedAccount change) =>
        admin.PutAsJsonAsync("/api/accounts/" + account.Id, change, WireJson.Options, TestApp.Stop);

    private static async Task<List<string?>> Roster(HttpClient admin) =>
        [.. (await admin.GetAsync($"/api/grids/{Grid}/details", TestApp.Stop).Json()).GetProperty("view").GetProperty("members")
            .EnumerateArray().Select(member => member.GetProperty("member").GetString())];
}
