using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Coordination.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// Begins and ends sign-ins. One lasts 30 days at most, one of a viewer link as long as the link. An account has at
/// most 50, a link 1,000: with one more the oldest ends. What has ended here counts nowhere in the cluster after 5 s.
/// </summary>
internal sealed partial class Sessions(
    IDbContextFactory<AccountsDb> databases, GrantBook book, TimeProvider clock, ILogger<Sessions> log)
{
    private const int MostOfAccount = 50, MostOfLink = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Signs the account in; null when its password changed or it was disabled since it was read.</summary>
    public async Task<ClaimsPrincipal?> Begin(Account account, HttpContext context)
    {
        var stop = context.RequestAborted;
        await using var database = await databases.CreateDbContextAsync(stop);
        await using var once = await database.Database.BeginTransactionAsync(stop);
        // Nothing changes, but the row is held: no sign-in with the old password slips past a new one.
        var same = await database.Accounts
            .Where(one => one.Id == account.Id && one.SecurityStamp == account.SecurityStamp && !one.Disabled)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Name, one => one.Name), stop);
        if (same == 0) return null;
        var session = Add(database, account.Id, null, context);
        await database.SaveChangesAsync(stop);
        await once.CommitAsync(stop);
        await Tidy(database, account.Id, MostOfAccount, stop);
        return Tickets.For(session.Holder, session.Id, session.Turn);
    }

    /// <summary>Signs a wall in that has the link.</summary>
    public async Task<ClaimsPrincipal> Begin(ViewerLink link, HttpContext context)
    {
        var stop = context.RequestAborted;
        await using var database = await databases.CreateDbContextAsync(stop);
        var session = Add(database, GrantBook.ViewerPrefix + link.Id, link.ExpiresAt, context);
        await database.SaveChangesAsync(stop);
        await Tidy(database, session.Holder, MostOfLink, stop);
        return Tickets.For(session.Holder, session.Id, session.Turn);
    }

    /// <summary>
    /// Takes a refresh token and gives the ticket of the next. A token is good once: a second use ends the session,
    /// since either the first or the second was not its owner's. Of several uses at once none lives on.
    /// </summary>
    public async Task<ClaimsPrincipal?> Turn(ClaimsPrincipal used, CancellationToken stop)
    {
        var (holder, id, turn) = Tickets.Of(used);
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(stop);
        var live = database.Sessions.Where(one => one.Id == id && one.Ended == null && one.ExpiresAt > now);
        if (await live.Where(one => one.Turn == turn).ExecuteUpdateAsync(row => row.SetProperty(one => one.Turn, one => one.Turn + 1), stop) == 1)
            return Tickets.For(holder!, id!, turn!.Value + 1);
        if (!await live.AnyAsync(stop)) return null;
        await End(database, live, stop);
        book.Forget();
        LogUsedTwice(holder!);
        return null;
    }

    /// <summary>Ends the session that the ticket bears.</summary>
    public async Task End(ClaimsPrincipal user, CancellationToken stop)
    {
        var id = Tickets.Of(user).Session;
        await using var database = await databases.CreateDbContextAsync(stop);
        await End(database, database.Sessions.Where(one => one.Id == id), stop);
        book.Forget();
    }

    /// <summary>Ends those that still live, within the transaction under way or one of its own.</summary>
    public static async Task End(AccountsDb database, IQueryable<Session> which, CancellationToken stop)
    {
        await using var own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(stop) : null;
        // Endings take this row first, so that their numbers come in the order in which they are seen.
        await database.State.ExecuteUpdateAsync(row => row.SetProperty(state => state.Endings, state => state.Endings + 1), stop);
        var ending = await database.State.Select(state => state.Endings).SingleAsync(stop);
        await which.Where(one => one.Ended == null).ExecuteUpdateAsync(row => row.SetProperty(one => one.Ended, ending), stop);
        if (own is not null) await own.CommitAsync(stop);
    }

    /// <summary>True when the account signed in from this address within 30 days, its last 50 endings counted.</summary>
    public async Task<bool> Knows(string? account, string address, CancellationToken stop)
    {
        var (from, now) = (Fingerprint(account ?? "", address), clock.GetUtcNow());
        await using var database = await databases.CreateDbContextAsync(stop);
        return await database.Sessions.AnyAsync(one => one.Holder == account && one.CameFrom == from && one.ExpiresAt > now, stop);
    }

    private Session Add(AccountsDb database, string holder, DateTimeOffset? until, HttpContext context)
    {
        var now = clock.GetUtcNow();
        return database.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Holder = holder,
            CameFrom = Fingerprint(holder, CallerAddress.Of(context)),
            BeganAt = now,
            ExpiresAt = until ?? now + Longest,
        }).Entity;
    }

    private async Task Tidy(AccountsDb database, string holder, int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var expired = database.Sessions.Where(one => one.ExpiresAt <= now);
        if (await expired.AnyAsync(stop)) await expired.ExecuteDeleteAsync(stop);
        var newest = database.Sessions.Where(one => one.Holder == holder).OrderByDescending(one => one.BeganAt).ThenByDescending(one => one.Id);
        var surplus = await newest.Where(one => one.Ended == null).Skip(most).Select(one => one.Id).ToListAsync(stop);
        if (surplus.Count > 0)
        {
            await End(database, database.Sessions.Where(one => surplus.Contains(one.Id)), stop);
            book.Forget();
        }
        // Every server has heard of what ended so long ago.
        var heard = await database.State.Select(state => state.Endings).SingleAsync(stop) - LiveSessions.Remembered;
        var stale = await newest.Where(one => one.Ended < heard).Skip(most).Select(one => one.Id).ToListAsync(stop);
        if (stale.Count > 0) await database.Sessions.Where(one => stale.Contains(one.Id)).ExecuteDeleteAsync(stop);
    }

    private static string Fingerprint(string holder, string address) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(holder), Encoding.UTF8.GetBytes(address)), 0, 16);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token of {Holder} was used twice: its session has ended")]
    private partial void LogUsedTwice(string holder);
}
