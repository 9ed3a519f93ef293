using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// <c>GET /api/people/find?q=</c>: people by a part of their name, so that nobody types an account's id: those who hold a role within the
/// caller's places, at most 20. An administrator finds all, by their e-mail addresses too, which are not told.
/// </summary>
internal sealed class PeopleFinder(IDbContextFactory<AccountsDb> databases, DenialAudit audit)
{
    private const int Most = 20;

    public async ValueTask<Reply> Find(HttpContext context, Caller caller)
    {
        if (Permissions.ToSee(caller.Grants, "people") is not { Count: > 0 } grants)
        {
            audit.Record(caller.Id, "read", "people");
            return Reply.Unknown;
        }
        var query = new Query(context.Request, "q");
        var words = query.Text("q", 50)?.Trim();
        if (query.Problem is { } problem) return problem;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var found = await Within(database.Accounts.AsNoTracking().Where(one => !one.Disabled), words, grants)
            .OrderBy(one => one.Name).ThenBy(one => one.Id).Take(Most).Include(one => one.Grants).ToListAsync(context.RequestAborted);
        return Reply.Ok(found.Select(one => Told(one, grants)));
    }

    private static IQueryable<Account> Within(IQueryable<Account> accounts, string? words, IReadOnlyList<RoleGrant> grants)
    {
        var areas = grants.Where(grant => Place.IsArea(grant.Place)).Select(grant => grant.Place).ToList();
        var chains = grants.Where(grant => Place.IsChain(grant.Place)).Select(grant => grant.Place).ToList();
        var upper = words?.ToUpperInvariant();
        var inChains = chains.ConvertAll(chain => chain + "/");
#pragma warning disable CA1310 // The database compares.
        return grants.Reach(Place.Everywhere)
            ? accounts.Where(one => words == null || one.Name.Contains(words) || one.NormalizedEmail!.Contains(upper!))
            : accounts.Where(one => (words == null || one.Name.Contains(words)) && one.Grants.Any(grant =>
                areas.Any(area => grant.Place.StartsWith(area)) || chains.Contains(grant.Place) || inChains.Any(chain => grant.Place.StartsWith(chain))));
#pragma warning restore CA1310
    }

    private static Person Told(Account account, IReadOnlyList<RoleGrant> to)
    {
        var held = account.Grants();
        var near = held.FirstOrDefault(grant => to.Reach(grant.Place)) ?? (held.Count > 0 ? held[0] : null);
        return new Person(account.Id, account.Name, near?.Role, near?.Place);
    }
}
