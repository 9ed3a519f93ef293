using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Microsoft.Data.Sqlite;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

public sealed class RosterTests : IAsyncLifetime
{
    private const string Second = Community + "002", Full = Community + "003";

    private readonly TempFolder _folder = new();
    private TestApp _app = null!;
    private HttpClient _admin = null!;
    private AccountView _member = null!;

    public async ValueTask InitializeAsync()
    {
        _app = TestApp.In(_folder.Path);
        await _app.Areas(County, Street, Community, Grid, Second, Full);
        await _app.Account("root", Role.Administrator, RoleGrant.Everywhere);
        _admin = await _app.As("root");
        _member = await _admin.Post(new NewAccount(TestApp.Email("member"), "Member", TestApp.Password, [At(Grid)])).Read<AccountView>();
    }

    [Theory]
    [InlineData("12345678", Second, "password.too-common")]
    [InlineData("short", Second, "password.too-weak")]
    [InlineData("member-2026", Second, "password.too-personal")]
    [InlineData(null, "360424999999999", "grant.unknown-place")]
    [InlineData(null, "chains/x", "grant.wrong-place")]
    public async Task A_refused_change_leaves_roster_and_account_as_they_were(string? password, string place, string code)
    {
        Assert.Equal((400, code), await _admin.Put(_member.Id, new ChangedAccount("Other", false, [At(place)], password)).Problem());
        Assert.Equal(["Member"], await Roster(Grid));
        Assert.Empty(await Roster(Second));
        Assert.Equal(_member.Grants, (await Stored()).Grants);
    }

    [Fact]
    public async Task A_full_grid_refuses_the_role_and_nothing_has_changed()
    {
        await Fill();
        Assert.Equal((409, "grid.too-many-members"), await _admin.Put(_member.Id, new ChangedAccount("Other", false, [At(Second), At(Full)])).Problem());
        Assert.Equal(["Member"], await Roster(Grid));
        Assert.Empty(await Roster(Second));
        var stored = await Stored();
        Assert.Equal(("Member", _member.Grants[0]), (stored.Name, stored.Grants.Single()));
    }

    [Fact]
    public async Task An_account_whose_role_a_full_grid_refuses_is_not_made()
    {
        await Fill();
        var account = new NewAccount(TestApp.Email("late"), "Late", TestApp.Password, [At(Second), At(Full)]);
        Assert.Equal((409, "grid.too-many-members"), await _admin.Post(account).Problem());
        Assert.Empty((await _admin.GetAsync("/api/accounts?q=late@", TestApp.Stop).Read<AccountPage>()).Items);
        Assert.Empty(await Roster(Second));
        Assert.Equal(201, await _admin.Post(account with { Grants = [At(Second)] }).Status());
    }

    [Fact]
    public async Task A_change_that_could_not_be_saved_is_completed_by_sending_it_again()
    {
        var change = new ChangedAccount("Moved", false, [At(Second)]);
        await Sql("CREATE TRIGGER away BEFORE UPDATE ON accounts BEGIN SELECT RAISE(ABORT, 'away'); END");
        Assert.Equal((503, "try-again"), await _admin.Put(_member.Id, change).Problem());
        await Sql("DROP TRIGGER away");
        Assert.Equal(200, await _admin.Put(_member.Id, change).Status());
        Assert.Empty(await Roster(Grid));
        Assert.Equal(["Moved"], await Roster(Second));
        Assert.Equal([At(Second)], (await Stored()).Grants);
    }

    [Fact]
    public async Task Changes_that_cross_leave_rosters_and_grants_in_step()
    {
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(
                _admin.Put(_member.Id, new ChangedAccount("A", false, [At(Grid)])),
                _admin.Put(_member.Id, new ChangedAccount("B", false, [At(Second)])),
                _admin.Put(_member.Id, new ChangedAccount("C", false, [])));
            var held = (await Stored()).Grants;
            Assert.Equal(held.Contains(At(Grid)) ? 1 : 0, (await Roster(Grid)).Count);
            Assert.Equal(held.Contains(At(Second)) ? 1 : 0, (await Roster(Second)).Count);
        }
    }

    [Fact]
    public async Task Many_changes_that_cross_are_made_one_after_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => _admin.Put(
            _member.Id, new ChangedAccount($"N{at}", false, (at % 4) switch { 0 => [At(Grid)], 1 => [At(Second)], 2 => [At(Grid), At(Second)], _ => [] })).Status()));
        Assert.All(answers, status => Assert.Equal(200, status));
        var stored = await Stored();
        foreach (var grid in new[] { Grid, Second })
            Assert.Equal(stored.Grants.Contains(At(grid)) ? [stored.Name] : [], await Roster(grid));
    }

    [Fact]
    public async Task One_address_that_is_used_at_once_makes_one_account()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _admin.Post(new NewAccount(TestApp.Email("twin"), "Twin", TestApp.Password, [])).Status()));
        Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Order());
    }

    [Fact]
    public async Task The_last_two_administrators_cannot_take_each_others_role()
    {
        var other = await _admin.Post(new NewAccount(TestApp.Email("chief"), "Chief", TestApp.Password, [new(Role.Administrator, RoleGrant.Everywhere)])).Read<AccountView>();
        var root = (await _admin.GetAsync("/api/accounts?q=root@", TestApp.Stop).Read<AccountPage>()).Items.Single();
        using var chief = await _app.As("chief");
        var answers = await Task.WhenAll(
            _admin.Put(other.Id, new ChangedAccount("Chief", false, [])).Status(), chief.Put(root.Id, new ChangedAccount("Root", false, [])).Status());
        Assert.Equal([200, 404], answers.Order());
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task Fill()
    {
        for (var at = 0; at < 200; at++)
            await _app.Done(TestApp.Root, "grids", Full, "enrol-member", new { member = $"m{at}", name = "M" });
    }

    private static RoleGrant At(string place) => new(Role.GridMember, place);

    private async Task<AccountView> Stored() =>
        (await _admin.GetAsync("/api/accounts?q=member@", TestApp.Stop).Read<AccountPage>()).Items.Single();

    private async Task<List<string>> Roster(string grid) =>
        [.. (await _admin.GetAsync($"/api/grids/{grid}/details", TestApp.Stop).Json()).GetProperty("view").GetProperty("members")
            .EnumerateArray().Select(member => member.GetProperty("name").GetString()!)];

    private async Task Sql(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "app.db")}");
        await connection.OpenAsync(TestApp.Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestApp.Stop);
    }
}
