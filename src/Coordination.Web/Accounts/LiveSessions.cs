using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// Copies of sessions. A copy counts until a session of its lot ends: so one sign-out is no reason to read all the
/// others again.
/// </summary>
internal sealed class LiveSessions(IDbContextFactory<AccountsDb> databases)
{
    /// <summary>Sessions stay for so many endings after their own. Who looked away for longer forgets all copies.</summary>
    public const int Remembered = 10_000;

    private const int Lots = 4_096;

    private readonly BoundedCache<string, (long Told, Session? Session)> _copies = new(50_000);
    private readonly long[] _told = new long[Lots];
    private long _heard = -1;

    /// <summary>True while the session lives and is the holder's.</summary>
    public async ValueTask<bool> Has(string id, string holder, DateTimeOffset now, CancellationToken stop)
    {
        // Read before the copy is made: one that was read before an ending is never taken for newer.
        var told = Volatile.Read(ref _told[Lot(id)]);
        if (!_copies.TryGet(id, out var copy) || copy.Told != told) _copies.Put(id, copy = (told, await Load(id, stop)));
        return copy.Session is { Ended: null } session && session.Holder == holder && now < session.ExpiresAt;
    }

    /// <summary>Takes note of what ended up to <paramref name="endings"/>. One at a time.</summary>
    public async Task Hear(AccountsDb database, long endings, CancellationToken stop)
    {
        if (endings == _heard) return;
        if (_heard < 0 || endings - _heard > Remembered)
            for (var lot = 0; lot < Lots; lot++) Interlocked.Increment(ref _told[lot]);
        else
            foreach (var id in await database.Sessions.Where(one => one.Ended > _heard).Select(one => one.Id).ToListAsync(stop))
                Interlocked.Increment(ref _told[Lot(id)]);
        _heard = endings;
    }

    private static int Lot(string id) => (int)((uint)id.GetHashCode(StringComparison.Ordinal) % Lots);

    private async Task<Session?> Load(string id, CancellationToken stop)
    {
        await using var database = await databases.CreateDbContextAsync(stop);
        return await database.Sessions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop);
    }
}
