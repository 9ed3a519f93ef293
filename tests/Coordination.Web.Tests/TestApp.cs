using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Testing;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.Web.Tests;

/// <summary>The whole server on a database of its own, over the in-memory transport.</summary>
/// <param name="connection">The database.</param>
/// <param name="settings">More settings.</param>
/// <param name="services">Changes what the app is made of.</param>
public sealed class TestApp(
    string connection, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    : WebApplicationFactory<Program>
{
    public const string Password = "correct horse";

    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The administrator that needs no account: as the app's own services call the gate.</summary>
    public static Caller Root { get; } = new("root", "root", [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]);

    public CommandGate Gate => Services.GetRequiredService<CommandGate>();

    /// <summary>On SQLite in the folder.</summary>
    public static TestApp In(string folder) => new($"Data Source={Path.Combine(folder, "app.db")}");

    /// <summary>Makes accounts, each <c>name@test</c> with its grants.</summary>
    public Task Accounts(params IEnumerable<(string Name, RoleGrant[] Grants)> accounts) =>
        Services.GetRequiredService<AccountBook>().Ensure(
            [.. accounts.Select(one => new NewAccount(Email(one.Name), one.Name, Password, one.Grants))], Stop);

    public Task Account(string name, Role role, string place) => Accounts((name, [new RoleGrant(role, place)]));

    /// <summary>A client signed in with a bearer token, which the same account gets again.</summary>
    public async Task<HttpClient> As(string name)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await _tokens.GetOrAdd(name, Token));
        return client;
    }

    /// <summary>A new bearer token.</summary>
    public async Task<string> Token(string name)
    {
        using var client = CreateClient();
        var answer = await client.PostAsJsonAsync("/api/account/login", new SignIn(Email(name), Password), WireJson.Options, Stop);
        answer.EnsureSuccessStatusCode();
        var signedIn = await answer.Content.ReadFromJsonAsync<SignedIn>(WireJson.Options, Stop);
        return signedIn!.AccessToken;
    }

    /// <summary>Sends a command as the app's own administrator; it has to be done.</summary>
    public async Task Done(Caller by, string kind, string id, string command, object body)
    {
        var answer = await Gate.Send(
            by, kind, id, command, Guid.CreateVersion7().ToString(), JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Options), null, Stop);
        Assert.True(answer.Status == 200, $"{kind}/{id}/{command}: {answer.Status} {answer.Code} {answer.At}");
    }

    /// <summary>The unit chairs its chain, for a month from yesterday on; <paramref name="next"/> comes after it.</summary>
    public async Task Chaired(string unit, string? next = null)
    {
        var (chain, now) = (ChainIds.ChainOf(unit), TimeProvider.System.GetUtcNow());
        var views = Services.GetRequiredService<IViews>();
        async Task<bool> Chairs() => (await views.Get($"rotations/{chain}", Stop))?.Row.Owner == unit;
        if (await Chairs()) return;
        List<PlannedTerm> terms = [new(unit, now.AddDays(-1), now.AddDays(29))];
        if (next is not null) terms.Add(new(next, now.AddDays(29), now.AddDays(59)));
        await Done(Root, "rotations", chain, "plan", new PlanTerms(terms));
        await Eventually.Holds(Chairs, TimeSpan.FromSeconds(30));
    }

    /// <summary>Registers areas, in the order given, under names made of their codes.</summary>
    public async Task Areas(params IEnumerable<string> codes)
    {
        foreach (var code in codes)
            await Done(Root, KindOf(code), code, "register", new { name = $"N{code}" });
    }

    public static string KindOf(string code) => code.Length switch { 15 => "grids", 12 => "communities", _ => "areas" };

    public static string Email(string name) => $"{name}@test";

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureHostConfiguration(host => host.AddInMemoryCollection(new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["ConnectionStrings:Coordination"] = connection,
            ["Limits:SignInsPerMinute"] = "0",
        }));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (services is not null) builder.ConfigureTestServices(services);
    }
}

/// <summary>One app for all test classes of the collection, with two counties and an account of every role.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    public const string County = "360424", Street = "360424100", Community = "360424100001", Grid = "360424100001001";
    public const string OtherCounty = "350981", OtherStreet = "350981001", OtherCommunity = "350981001001", OtherGrid = "350981001001001";
    public const string Chain = "chains/fuan-stainless";

    private readonly string _folder = Directory.CreateTempSubdirectory("app-").FullName;

    public TestApp App { get; }

    public SharedApp() => App = TestApp.In(_folder);

    /// <summary>Where the account of each role holds it; it is called as the role is.</summary>
    public static IReadOnlyDictionary<Role, string> Places { get; } = Enum.GetValues<Role>().ToDictionary(role => role, role => role switch
    {
        Role.CountyOperator or Role.ProjectLead => County,
        Role.CommunitySecretary or Role.DeliberationParty => Community,
        Role.GridMember or Role.BuildingHead => Grid,
        Role.Viewer => "area/" + County,
        Role.Administrator => RoleGrant.Everywhere,
        _ => Chain,
    });

    public async ValueTask InitializeAsync()
    {
        await App.Areas(County, Street, Community, Grid, OtherCounty, OtherStreet, OtherCommunity, OtherGrid);
        await App.Accounts(Places.Select(held => (held.Key.ToString(), new[] { new RoleGrant(held.Key, held.Value) })));
    }

    public Task<HttpClient> As(Role role) => App.As(role.ToString());

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }
}

[CollectionDefinition(nameof(SharedApp))]
public sealed class SharedAppCollection : ICollectionFixture<SharedApp>;
