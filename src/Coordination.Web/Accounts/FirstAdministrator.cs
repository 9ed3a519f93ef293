using System.Security.Cryptography;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// While there is no administrator but the sample's, each start without sample data prints a link that makes one. It holds for 24 h
/// and for one use.
/// </summary>
internal sealed partial class FirstAdministrator(
    IDbContextFactory<AccountsDb> databases, IDataProtectionProvider protection, GrantBook book, IServer server,
    IConfiguration settings, TimeProvider clock, ILogger<FirstAdministrator> log) : IHostedLifecycleService
{
    private const string Purpose = "first-administrator";

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    /// <summary>Prints the link when it is needed. The log doesn't have it: it opens everything.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (settings.GetValue<bool>("Demo:Enabled")) return;
        try
        {
            if (await IsSetUp(cancellationToken)) return;
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
            await Console.Out.WriteLineAsync($"""

                  建立管理员（一次有效，24 小时内） · make the administrator (once, within 24 hours):
                  {address}/setup#token={Token()}

                """);
        }
        catch (Exception away) when (Outage.Is(away))
        {
            LogAway(away);
        }
    }

    /// <summary>The token of a new link.</summary>
    public string Token() => _seal.Protect(Purpose, TimeSpan.FromHours(24));

    /// <summary><c>POST /api/account/setup</c>.</summary>
    public async ValueTask<Reply> SetUp(HttpContext context)
    {
        var (given, problem) = await Bodies.Read<SetUp>(context);
        if (given is null) return problem;
        if (!IsOurs(given.Token) || await IsSetUp(context.RequestAborted)) return Reply.Problem(404, Codes.SetUpUnknown);
        if (Passwords.Fault(given.Email, given.Password) is { } weak) return Reply.Bad(weak, "$.password");
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        var account = AccountBook.Make(given.Email, clock);
        account.Name = given.Name;
        account.Renew(given.Password, users.PasswordHasher, clock);
        AccountBook.Grant(account, [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]);

        var database = context.RequestServices.GetRequiredService<AccountsDb>();
        await using var once = await database.Database.BeginTransactionAsync(context.RequestAborted);
        var first = await database.State.Where(state => !state.SetUp)
            .ExecuteUpdateAsync(row => row.SetProperty(state => state.SetUp, true), context.RequestAborted);
        if (first == 0) return Reply.Problem(404, Codes.SetUpUnknown);
        var made = await users.CreateAsync(account);
        if (!made.Succeeded) return AccountEndpoints.Refused(made);
        await once.CommitAsync(context.RequestAborted);
        book.Forget();
        return Reply.Nothing;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsSetUp(CancellationToken stop)
    {
        var administrator = RoleNames.Of(Role.Administrator);
        await using var database = await databases.CreateDbContextAsync(stop);
        return await database.State.AnyAsync(state => state.SetUp, stop)
            || await database.Accounts.AnyAsync(one => !one.Sample && one.Grants.Any(grant => grant.Role == administrator), stop);
    }

    private bool IsOurs(string token)
    {
        try
        {
            return _seal.Unprotect(token) == Purpose;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look whether there is an administrator: the database is away")]
    private partial void LogAway(Exception away);
}
