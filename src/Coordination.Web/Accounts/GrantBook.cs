using System.Security.Claims;
using Coordination.Contracts.Gate;
using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// Who a sign-in is and what it may do now, by grant or by office: never what a ticket says. Holds copies for as long as the revision in
/// the database stays the same, which it looks at every 2 s; copies that could not be checked for 5 s are not used.
/// Sessions that end are told by the same look.
/// </summary>
public sealed class GrantBook : IDisposable
{
    internal const string ViewerPrefix = "viewer:";

    private static readonly TimeSpan Check = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(5);

    // Each copy with the revision it was made under: one that was read before a change is never taken for newer.
    private readonly BoundedCache<string, (long Revision, Holder? Holder)> _holders = new(50_000);
    private readonly LiveSessions _sessions;
    private readonly SemaphoreSlim _checking = new(1);
    private readonly IDbContextFactory<AccountsDb> _databases;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<IOffice> _offices;
    private long _checkedAt;
    private long _revision = -1;
    private long _changes = 1, _changesChecked;

    internal GrantBook(IDbContextFactory<AccountsDb> databases, TimeProvider clock, params IEnumerable<IOffice> offices) =>
        (_databases, _clock, _sessions, _offices) = (databases, clock, new LiveSessions(databases), [.. offices]);

    /// <summary>The caller that <paramref name="user"/> is now; null when not signed in or not any more, disabled, revoked or expired.</summary>
    public async ValueTask<Caller?> CallerOf(ClaimsPrincipal user, CancellationToken stop) => (await Find(user, stop))?.Caller;

    /// <summary>Forgets all copies: something changed here.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    /// <inheritdoc/>
    public void Dispose() => _checking.Dispose();

    internal async ValueTask<Holder?> Find(ClaimsPrincipal user, CancellationToken stop)
    {
        if (Tickets.Of(user) is not ({ } id, { } session, _)) return null;
        await Fresh(stop);
        var holder = await Held(id, stop);
        return holder is not null
            && (holder.Until is not { } until || _clock.GetUtcNow() < until)
            && await _sessions.Has(session, id, _clock.GetUtcNow(), stop)
                ? holder
                : null;
    }

    /// <summary>What the account or viewer link holds now; empty for one that is unknown or disabled.</summary>
    public async ValueTask<IReadOnlyList<RoleGrant>> GrantsOf(string id, CancellationToken stop)
    {
        await Fresh(stop);
        return (await Held(id, stop))?.Caller.Grants ?? [];
    }

    /// <summary>Who has the account and what it holds now; null for one that is unknown or disabled.</summary>
    public async ValueTask<Caller?> PersonOf(string id, CancellationToken stop)
    {
        await Fresh(stop);
        return (await Held(id, stop))?.Caller;
    }

    private async ValueTask<Holder?> Held(string id, CancellationToken stop)
    {
        var revision = Volatile.Read(ref _revision);
        if (!_holders.TryGet(id, out var copy) || copy.Revision != revision)
            _holders.Put(id, copy = (revision, await Load(id, stop)));
        return copy.Holder is { } holder ? await InOffice(holder, stop) : null;
    }

    private async ValueTask<Holder> InOffice(Holder holder, CancellationToken stop)
    {
        foreach (var office in _offices)
            if (await office.Brings(holder.Caller.Grants, stop) is { Count: > 0 } brought)
                holder = holder with { Caller = holder.Caller with { Grants = [.. holder.Caller.Grants.Union(brought)] } };
        return holder;
    }

    private ValueTask Fresh(CancellationToken stop)
    {
        var changes = Volatile.Read(ref _changes);
        var age = Volatile.Read(ref _changesChecked) == changes
            ? _clock.GetElapsedTime(Volatile.Read(ref _checkedAt))
            : TimeSpan.MaxValue;
        if (age < Check) return ValueTask.CompletedTask;
        return age < Longest && _checking.CurrentCount == 0 ? ValueTask.CompletedTask : new(Renew(stop));
    }

    private async Task Renew(CancellationToken stop)
    {
        await _checking.WaitAsync(stop);
        try
        {
            var changes = Volatile.Read(ref _changes);
            var now = _clock.GetTimestamp();
            if (_changesChecked == changes && _clock.GetElapsedTime(_checkedAt, now) < Check) return;
            await using var database = await _databases.CreateDbContextAsync(stop);
            var state = await database.State.Select(one => new { one.Revision, one.Endings }).SingleAsync(stop);
            await _sessions.Hear(database, state.Endings, stop);
            Volatile.Write(ref _revision, state.Revision);
            Volatile.Write(ref _checkedAt, now);
            Volatile.Write(ref _changesChecked, changes);
        }
        finally
        {
            _checking.Release();
        }
    }

    private async Task<Holder?> Load(string id, CancellationToken stop)
    {
        await using var database = await _databases.CreateDbContextAsync(stop);
        if (id.StartsWith(ViewerPrefix, StringComparison.Ordinal))
        {
            var own = id[ViewerPrefix.Length..];
            var link = await database.ViewerLinks.AsNoTracking().SingleOrDefaultAsync(one => one.Id == own, stop);
            return link is null or { RevokedAt: not null }
                ? null
                : new Holder(new Caller(id, link.Label, [new RoleGrant(Role.Viewer, link.Board)]), null, link.ExpiresAt);
        }
        var account = await database.Accounts.AsNoTracking().Include(one => one.Grants).SingleOrDefaultAsync(one => one.Id == id, stop);
        return account is null or { Disabled: true }
            ? null
            : new Holder(new Caller(id, account.Name, account.Grants()), account.Email, null);
    }
}
