using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Find;

/// <summary>
/// <c>/api/saved-filters</c>: filters that an account keeps by names of its own, 50 at most. A number is the account's own: nobody
/// else's filter can be named.
/// </summary>
internal sealed class SavedFilterEndpoints(IDbContextFactory<FindDb> databases, TimeProvider clock)
{
    private const int Most = 50, Attempts = 5;

    /// <summary><c>GET /api/saved-filters?list=</c>, by name.</summary>
    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "list");
        var list = query.Text("list", 40, Place.IsSlug);
        if (query.Problem is { } problem) return problem;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var rows = await database.Filters.AsNoTracking().Where(one => one.Account == caller.Id && (list == null || one.List == list))
            .ToListAsync(context.RequestAborted);
        return Reply.Ok(rows.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Number).Select(View).ToList());
    }

    /// <summary><c>POST /api/saved-filters</c>.</summary>
    public async ValueTask<Reply> Keep(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<NewSavedFilter>(context);
        if (given is null) return problem;
        if (!Place.IsSlug(given.List)) return Reply.Bad(Codes.BodyMalformed, "$.list");
        if (given.Name.Any(char.IsControl)) return Reply.Bad(Codes.TextControlCharacter, "$.name");
        if (given.Filter.Any(c => char.IsControl(c) || c is '#')) return Reply.Bad(Codes.BodyMalformed, "$.filter");
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var taken = await database.Filters.Where(one => one.Account == caller.Id).Select(one => one.Number).ToListAsync(context.RequestAborted);
            if (taken.Count >= Most) return Reply.Problem(StatusCodes.Status409Conflict, Codes.SavedFilterTooMany);
            var row = new SavedFilterRow
            {
                Account = caller.Id, Number = Enumerable.Range(1, Most).Except(taken).First(),
                List = given.List, Name = given.Name.Trim(), Filter = given.Filter, At = clock.GetUtcNow(),
            };
            database.Filters.Add(row);
            try
            {
                await database.SaveChangesAsync(context.RequestAborted);
                return new Reply(StatusCodes.Status201Created, View(row));
            }
            catch (DbUpdateException) when (attempt < Attempts - 1)
            {
                // The same account took the number at the same time, by another door.
                database.ChangeTracker.Clear();
            }
        }
        return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
    }

    /// <summary><c>PUT /api/saved-filters/{number}</c>.</summary>
    public async ValueTask<Reply> Rename(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<RenamedFilter>(context);
        if (given is null) return problem;
        if (given.Name.Any(char.IsControl)) return Reply.Bad(Codes.TextControlCharacter, "$.name");
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        if (await Find(database, context, caller) is not { } row) return Reply.Unknown;
        row.Name = given.Name.Trim();
        await database.SaveChangesAsync(context.RequestAborted);
        return Reply.Ok(View(row));
    }

    /// <summary><c>DELETE /api/saved-filters/{number}</c>.</summary>
    public async ValueTask<Reply> Drop(HttpContext context, Caller caller)
    {
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        if (await Find(database, context, caller) is not { } row) return Reply.Unknown;
        database.Filters.Remove(row);
        await database.SaveChangesAsync(context.RequestAborted);
        return Reply.Nothing;
    }

    private static async ValueTask<SavedFilterRow?> Find(FindDb database, HttpContext context, Caller caller) =>
        int.TryParse((string)context.Request.RouteValues["number"]!, out var number)
            ? await database.Filters.SingleOrDefaultAsync(one => one.Account == caller.Id && one.Number == number, context.RequestAborted) : null;

    private static SavedFilter View(SavedFilterRow row) => new(row.Number, row.List, row.Name, row.Filter);
}
