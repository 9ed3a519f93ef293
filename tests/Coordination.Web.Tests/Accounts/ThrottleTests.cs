using System.Net.Http.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Accounts;
using Coordination.Web.Tests.Operations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Accounts;

public sealed class ThrottleTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly CountingHasher _hasher = new();
    private FileApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = Open();
        await _app.Services.GetRequiredService<AccountBook>().Ensure(
            [.. new[] { "victim", "other", "gone", "kkkkkk" }.Select(name => new NewAccount(TestApp.Email(name), name, TestApp.Password, [new(Role.Administrator, "*")]))], TestApp.Stop);
    }

    [Fact]
    public async Task Wrong_passwords_from_one_address_keep_that_address_out_and_nobody_else()
    {
        for (var at = 0; at < 6; at++) Assert.Equal(401, await Enter("10.0.0.1", "victim", "wrong"));
        Assert.Equal(401, await Enter("10.0.0.1", "victim", TestApp.Password));
        Assert.Equal(200, await Enter("10.0.0.1", "other", TestApp.Password));
        Assert.Equal(200, await Enter("10.0.0.2", "victim", TestApp.Password));
    }

    [Fact]
    public async Task Wrong_passwords_that_come_at_once_all_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Enter("10.0.0.1", "victim", "wrong")));
        Assert.Equal(401, await Enter("10.0.0.1", "victim", TestApp.Password));
    }

    [Fact]
    public async Task However_an_address_is_spelled_it_is_one_account()
    {
        // The Kelvin sign is a K to whoever looks the account up.
        for (var at = 0; at < 5; at++) Assert.Equal(401, await Enter("10.0.0.1", "kkkkkk"[..at] + "\u212A" + "kkkkkk"[(at + 1)..], "wrong"));
        Assert.Equal(401, await Enter("10.0.0.1", "KKKKKK", TestApp.Password));
    }

    [Fact]
    public async Task Right_passwords_that_come_at_once_all_get_in() =>
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Enter("10.0.0.1", "victim", TestApp.Password))), status => Assert.Equal(200, status));

    [Fact]
    public async Task An_account_under_attack_from_many_addresses_lets_in_only_where_it_signed_in_lately_also_after_a_restart()
    {
        Assert.Equal(200, await Enter("10.9.9.9", "victim", TestApp.Password));
        await Attack();
        Assert.Equal(401, await Enter("10.7.7.7", "victim", TestApp.Password));
        Assert.Equal(200, await Enter("10.9.9.9", "victim", TestApp.Password));
        Assert.Equal(200, await Enter("10.7.7.7", "other", TestApp.Password));

        await _app.DisposeAsync();
        _app = Open();
        await Attack();
        Assert.Equal(401, await Enter("10.7.7.7", "victim", TestApp.Password));
        Assert.Equal(200, await Enter("10.9.9.9", "victim", TestApp.Password));
    }

    [Fact]
    public async Task Every_sign_in_that_fails_looks_the_same_and_costs_one_look_at_a_hash()
    {
        await Disable("gone");
        Assert.Equal((401, 1), await Cost("nobody", TestApp.Password));
        Assert.Equal((401, 1), await Cost("gone", TestApp.Password));
        for (var at = 0; at < 5; at++) Assert.Equal((401, 1), await Cost("victim", "wrong"));
        Assert.Equal((401, 1), await Cost("victim", "wrong"));
        Assert.Equal((401, 1), await Cost("victim", TestApp.Password));
        await Attack();
        Assert.Equal((401, 1), await Cost("victim", TestApp.Password, "10.7.7.7"));
    }

    [Fact]
    public async Task Junk_links_and_junk_tokens_leave_an_address_its_sign_ins()
    {
        using var client = From("10.0.0.1");
        var last = 0;
        for (var at = 0; at < 301; at++) last = await client.Redeem($"junk{at}").Status();
        Assert.Equal(429, last);
        for (var at = 0; at < 301; at++) last = await client.Refresh($"junk{at}").Status();
        Assert.Equal(429, last);
        Assert.Equal(200, await Enter("10.0.0.1", "victim", TestApp.Password));
        using var elsewhere = From("10.0.0.2");
        Assert.Equal((404, "viewer-link.unknown"), await elsewhere.Redeem("junk").Problem());
    }

    [Fact]
    public async Task An_address_has_so_many_sign_ins_a_minute()
    {
        await _app.DisposeAsync();
        _app = Open(new() { ["Limits:SignInsPerMinute"] = "3" });
        using var client = _app.CreateClient();
        client.DefaultRequestHeaders.Add(Addresses.Header, "2001:db8::1");
        for (var at = 0; at < 3; at++) Assert.Equal(401, await client.Login("nobody").Status());
        client.DefaultRequestHeaders.Remove(Addresses.Header);
        client.DefaultRequestHeaders.Add(Addresses.Header, "2001:db8::2");
        Assert.Equal((429, "limit.sign-ins"), await client.Login("nobody").Problem());
        client.DefaultRequestHeaders.Remove(Addresses.Header);
        client.DefaultRequestHeaders.Add(Addresses.Header, "2001:db9::1");
        Assert.Equal(401, await client.Login("nobody").Status());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private FileApp Open(Dictionary<string, string>? settings = null)
    {
        var app = new FileApp(_folder.Path, settings, services => services
            .AddSingleton<IStartupFilter, Addresses>().AddSingleton<IPasswordHasher<Account>>(_hasher));
        app.StartServer(); // first clients that come at once would each start one
        return app;
    }

    private HttpClient From(string address)
    {
        var client = _app.CreateClient();
        client.DefaultRequestHeaders.Add(Addresses.Header, address);
        return client;
    }

    private async Task<int> Enter(string address, string name, string password)
    {
        using var client = From(address);
        return await client.Login(name, password).Status();
    }

    private async Task<(int Status, int Looks)> Cost(string name, string password, string address = "10.0.0.1")
    {
        var before = _hasher.Looks;
        return (await Enter(address, name, password), _hasher.Looks - before);
    }

    private Task Attack() => Parallel.ForAsync(0, 110, TestApp.Stop, async (at, _) => await Enter($"10.1.1.{at + 1}", "victim", "wrong"));

    private async Task Disable(string name)
    {
        using var admin = _app.CreateClient();
        var tokens = await admin.Login("other").Read<SignedIn>();
        admin.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);
        var id = (await admin.GetFromJsonAsync<AccountPage>("/api/accounts?q=" + name, WireJson.Options, TestApp.Stop))!.Items.Single().Id;
        Assert.Equal(200, await admin.Put(id, new ChangedAccount(name, true, [])).Status());
    }
}
