using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Papers;

/// <summary>Keeps papers of things by the fingerprint of what is kept: the same bytes are kept once, and never change.</summary>
internal sealed class PaperStore(IDbContextFactory<PapersDb> databases, TimeProvider clock)
{
    /// <summary>Keeps it and answers its fingerprint. A paper that its thing never hears of is kept for nothing.</summary>
    public async ValueTask<string> Keep(string thing, CheckedPaper paper, CancellationToken stop)
    {
        var print = Convert.ToHexStringLower(SHA256.HashData(paper.Body));
        await using var database = await databases.CreateDbContextAsync(stop);
        if (await database.Papers.AnyAsync(one => one.Thing == thing && one.Print == print, stop)) return print;
        database.Papers.Add(new PaperRow
        {
            Thing = thing, Print = print, Type = paper.Type, Body = paper.Body, At = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks,
        });
        try
        {
            await database.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody kept the same at the same time.
            database.ChangeTracker.Clear();
            if (!await database.Papers.AnyAsync(one => one.Thing == thing && one.Print == print, stop)) throw;
        }
        return print;
    }

    /// <summary>The paper; null when the thing has none of that fingerprint.</summary>
    public async ValueTask<CheckedPaper?> Get(string thing, string print, CancellationToken stop)
    {
        await using var database = await databases.CreateDbContextAsync(stop);
        var row = await database.Papers.AsNoTracking().SingleOrDefaultAsync(one => one.Thing == thing && one.Print == print, stop);
        return row is null ? null : new CheckedPaper(row.Type, row.Body);
    }
}
