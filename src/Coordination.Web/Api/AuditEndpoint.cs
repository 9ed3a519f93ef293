using Coordination.Contracts.Accounts;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Api;

/// <summary><c>GET /api/audit</c>: what the gate turned away, newest first.</summary>
internal sealed class AuditEndpoint(IDbContextFactory<AccountsDb> databases)
{
    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "after", "size");
        var before = query.Number("after", 1, long.MaxValue) ?? long.MaxValue;
        var size = (int)(query.Number("size", 1, 1_000) ?? 50);
        if (query.Problem is { } problem) return problem;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var rows = await database.Audit.AsNoTracking().Where(row => row.Id < before)
            .OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(context.RequestAborted);
        var items = rows.Take(size).Select(row => new AuditItem(row.Id, row.At, row.Account, row.Action, row.Target)).ToList();
        return Reply.Ok(new AuditPage(items, rows.Count > size ? items[^1].Id : null));
    }
}
