using Coordination.Core.Boards;
using Coordination.Storage;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Accounts;

/// <summary>Accounts, sign-in and viewer links.</summary>
public static class AccountsSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var where = Database.From(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddDbContextFactory<AccountsDb>(database => _ = where.Engine == DatabaseEngine.Postgres
            ? database.UseNpgsql(where.ConnectionString)
            : database.UseSqlite(where.ConnectionString).AddInterceptors(new SqlitePatience()));
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>(identity => identity.User.RequireUniqueEmail = true).AddEntityFrameworkStores<AccountsDb>();
        services.AddDataProtection().SetApplicationName("coordination");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(all => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new SealingKeys(all.GetRequiredService<IDbContextFactory<AccountsDb>>())));
        services.AddSingleton<GrantsOf>(all => all.GetRequiredService<GrantBook>().GrantsOf);
        services.AddEach<IOffice>();
        services.AddSingleton(all => new GrantBook(
            all.GetRequiredService<IDbContextFactory<AccountsDb>>(), all.GetRequiredService<TimeProvider>(), all.GetServices<IOffice>()));
        SignInSetup.Add(services);
        services.AddSingleton<Sessions>().AddSingleton<PasswordCheck>().AddSingleton<PublicAddress>();
        services.AddSingleton<AccountBook>().AddSingleton<GrantRules>().AddSingleton<GrantListeners>();
        services.AddEach<IGrantListener>();
        services.AddSingleton<SignInEndpoints>().AddSingleton<AccountEndpoints>().AddSingleton<PeopleEndpoint>().AddSingleton<PeopleFinder>().AddSingleton<ViewerLinkEndpoints>();
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService(all => all.GetRequiredService<FirstAdministrator>());
    }

    /// <summary>Adds the middleware.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        // A hub asks for the ticket alone: whose sign-in has ended is nobody there.
        app.UseWhen(SignInSetup.IsHub, hubs => hubs.Use(SignInSetup.NobodyOnceEnded));
        app.UseAuthorization();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapAccounts(this WebApplication app)
    {
        var services = app.Services;
        var guard = services.GetRequiredService<EndpointGuard>();
        var budgets = services.GetRequiredService<AddressBudgets>();
        var signIn = services.GetRequiredService<SignInEndpoints>();
        app.MapPost("/api/account/login", guard.Anyone(budgets.SignIns, signIn.SignIn));
        app.MapPost("/api/account/refresh", guard.Anyone(budgets.Refreshes, signIn.Refresh));
        app.MapPost("/api/account/setup", guard.Anyone(budgets.Links, services.GetRequiredService<FirstAdministrator>().SetUp));
        app.MapPost("/api/account/logout", guard.Signed(signIn.SignOut));
        app.MapGet("/api/account/me", guard.Signed(signIn.Me));
        app.MapPost("/api/account/password", guard.Signed(signIn.Password));
        var accounts = services.GetRequiredService<AccountEndpoints>();
        app.MapGet("/api/accounts", guard.Administrator(AccountEndpoints.List));
        app.MapPost("/api/accounts", guard.Administrator(accounts.Make));
        app.MapPut("/api/accounts/{id}", guard.Administrator(accounts.Change));
        app.MapGet("/api/people", guard.Signed(services.GetRequiredService<PeopleEndpoint>().Names));
        app.MapGet("/api/people/find", guard.Signed(services.GetRequiredService<PeopleFinder>().Find));
        var links = services.GetRequiredService<ViewerLinkEndpoints>();
        app.MapGet("/api/viewer-links", guard.Signed(links.List));
        app.MapPost("/api/viewer-links", guard.Signed(links.Make));
        app.MapDelete("/api/viewer-links/{id}", guard.Signed(links.Revoke));
        app.MapPost("/api/viewer-links/redeem", guard.Anyone(budgets.Links, links.Redeem));
    }
}
