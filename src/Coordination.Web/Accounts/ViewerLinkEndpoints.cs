using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Core.Boards;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>
/// Links that let a wall watch one board and nothing else, until they expire or are revoked. Made by the county
/// operator for boards in its place and by administrators.
/// </summary>
internal sealed class ViewerLinkEndpoints(
    IDbContextFactory<AccountsDb> databases, BoardCatalog boards, PlaceIndex places, GrantBook book, Sessions sessions, DenialAudit audit,
    PublicAddress address, TimeProvider clock)
{
    /// <summary><c>GET /api/viewer-links</c>, newest first, at most 1,000.</summary>
    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        if (Makers(caller) is { Count: 0 }) return TurnedAway(caller, "viewer-links");
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var links = await database.ViewerLinks.AsNoTracking().OrderByDescending(link => link.Id).Take(10_000)
            .ToListAsync(context.RequestAborted);
        var seen = new List<ViewerLinkView>();
        foreach (var link in links)
            if (seen.Count < 1_000 && await May(caller, link.Board, context.RequestAborted)) seen.Add(View(link, null));
        return Reply.Ok(seen);
    }

    /// <summary><c>POST /api/viewer-links</c>. The answer's <c>url</c> is a path where the setting <c>Public:Url</c> is missing.</summary>
    public async ValueTask<Reply> Make(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<NewViewerLink>(context);
        if (given is null) return problem;
        if (boards.Find(given.Board) is not var (kind, key) || Place.IsAccount(kind.PlaceOf(key))) return Reply.Bad(Codes.BoardMalformed, "$.board");
        if (!await May(caller, given.Board, context.RequestAborted)) return TurnedAway(caller, given.Board);
        if (kind.SubjectOf(key) is { } subject && !await places.HasStream(subject, context.RequestAborted)) return Reply.Unknown;

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var link = new ViewerLink
        {
            Id = Guid.CreateVersion7(now).ToString(),
            TokenHash = Hash(token),
            Board = given.Board,
            Label = given.Label,
            MadeBy = caller.Id,
            MadeAt = now,
            ExpiresAt = now.AddDays(given.Days),
        };
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        database.ViewerLinks.Add(link);
        await database.SaveChangesAsync(context.RequestAborted);
        // The token stands behind the hash sign, where no server or proxy logs it.
        var url = address.Of($"/wall/{link.Board}#token={token}");
        return new Reply(StatusCodes.Status201Created, View(link, url));
    }

    /// <summary><c>DELETE /api/viewer-links/{id}</c>: revokes it, also for walls that hang.</summary>
    public async ValueTask<Reply> Revoke(HttpContext context, Caller caller)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var link = await database.ViewerLinks.SingleOrDefaultAsync(one => one.Id == id, context.RequestAborted);
        if (link is null) return Reply.Unknown;
        if (!await May(caller, link.Board, context.RequestAborted)) return TurnedAway(caller, "viewer-links/" + link.Id);
        link.RevokedAt ??= clock.GetUtcNow();
        await database.SaveChangesAsync(context.RequestAborted);
        book.Forget();
        return Reply.Nothing;
    }

    /// <summary><c>POST /api/viewer-links/redeem</c>: the cookie of the link's viewer.</summary>
    public async ValueTask<Reply> Redeem(HttpContext context)
    {
        var (given, problem) = await Bodies.Read<Redeem>(context);
        if (given is null) return problem;
        var hash = Hash(given.Token);
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var link = await database.ViewerLinks.AsNoTracking().SingleOrDefaultAsync(one => one.TokenHash == hash, context.RequestAborted);
        if (link is null or { RevokedAt: not null } || link.ExpiresAt <= clock.GetUtcNow()) return Reply.Problem(404, Codes.ViewerLinkUnknown);
        // A wall that starts again with its cookie and its link goes on as it is.
        if ((await book.CallerOf(context.User, context.RequestAborted))?.Id == GrantBook.ViewerPrefix + link.Id) return Reply.Nothing;
        await context.SignInAsync(
            IdentityConstants.ApplicationScheme, await sessions.Begin(link, context),
            new AuthenticationProperties { ExpiresUtc = link.ExpiresAt, IsPersistent = true, AllowRefresh = false });
        return Reply.Nothing;
    }

    private static List<RoleGrant> Makers(Caller caller) =>
        [.. caller.Grants.Where(grant => grant.Role is Role.CountyOperator or Role.Administrator)];

    private async ValueTask<bool> May(Caller caller, string board, CancellationToken stop) =>
        boards.Find(board) is var (kind, key)
        && (Makers(caller).Reach(kind.PlaceOf(key))
            || kind.SubjectOf(key) is { } subject && await places.StandingOf(subject, stop) is { } stands && Makers(caller).Reach(stands));

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static ViewerLinkView View(ViewerLink link, string? url) =>
        new(link.Id, link.Board, link.Label, link.ExpiresAt, link.RevokedAt, url);

    private Reply TurnedAway(Caller caller, string target)
    {
        audit.Record(caller.Id, "viewer-links", target);
        return Reply.Unknown;
    }
}
