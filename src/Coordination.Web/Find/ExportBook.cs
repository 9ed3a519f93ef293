using Coordination.Contracts.Api;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Find;

/// <summary>What left the lists as files, kept for 180 days.</summary>
internal sealed class ExportBook(IDbContextFactory<FindDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>Records an export; what is too old goes with it.</summary>
    public async Task Record(string account, string kind, string filter, string format, int rows, bool cut, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(stop);
        database.Exports.Add(new ExportRow { At = now, Account = account, Kind = kind, Filter = filter, Format = format, Rows = rows, Cut = cut });
        await database.SaveChangesAsync(stop);
        var oldest = now - Kept;
        await database.Exports.Where(row => row.At < oldest).ExecuteDeleteAsync(stop);
    }

    /// <summary><c>GET /api/exports</c>, newest first.</summary>
    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "after", "size");
        var before = query.Number("after", 1, long.MaxValue) ?? long.MaxValue;
        var size = (int)(query.Number("size", 1, 1_000) ?? 50);
        if (query.Problem is { } problem) return problem;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var rows = await database.Exports.AsNoTracking().Where(row => row.Id < before)
            .OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(context.RequestAborted);
        var items = rows.Take(size).Select(row => new ExportItem(row.Id, row.At, row.Account, row.Kind, row.Filter, row.Format, row.Rows, row.Cut)).ToList();
        return Reply.Ok(new ExportPage(items, rows.Count > size ? items[^1].Id : null));
    }
}
