using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>Accounts and their roles, for administrators.</summary>
internal sealed class AccountEndpoints(
    GrantRules rules, GrantBook book, GrantListeners listeners, IPasswordHasher<Account> hasher, TimeProvider clock) : IDisposable
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Accounts change one at a time on a server: what a change does where features listen stays whole. Between servers of
    // a cluster the version of the account's row decides.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary><c>GET /api/accounts</c>, by e-mail.</summary>
    public static async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "q", "after", "size");
        var part = query.Text("q", 100);
        var after = query.Text("after", 254)?.ToUpperInvariant() ?? "";
        var size = (int)(query.Number("size", 1, 1_000) ?? 50);
        if (query.Problem is { } problem) return problem;
        var accounts = Database(context).Accounts.AsNoTracking();
        if (part?.ToUpperInvariant() is { } upper)
            accounts = accounts.Where(one => one.NormalizedEmail!.Contains(upper) || one.Name.Contains(part));
        var total = await accounts.LongCountAsync(context.RequestAborted);
        var found = await accounts.Where(one => one.NormalizedEmail!.CompareTo(after) > 0).Include(one => one.Grants)
            .OrderBy(one => one.NormalizedEmail).Take(size + 1).ToListAsync(context.RequestAborted);
        return Reply.Ok(new AccountPage(
            [.. found.Take(size).Select(View)], total, found.Count > size ? found[size - 1].Email : null));
    }

    /// <summary>
    /// <c>POST /api/accounts</c>. When a feature refuses a grant, nothing is made. When the outcome is unknown (503), the
    /// account may be there: changing it completes what was begun.
    /// </summary>
    public ValueTask<Reply> Make(HttpContext context, Caller caller) => InTurn(context, caller, MakeOne);

    private async ValueTask<Reply> MakeOne(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<NewAccount>(context);
        if (given is null) return problem;
        if (await rules.Check(given.Grants, context.RequestAborted) is { } wrong) return Reply.Bad(wrong, "$.grants");
        if (Passwords.Fault(given.Email, given.Password) is { } weak) return Reply.Bad(weak, "$.password");
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        var account = AccountBook.Make(given.Email, clock);
        account.Name = given.Name;
        account.Renew(given.Password, hasher, clock);
        AccountBook.Grant(account, given.Grants);
        var made = await users.CreateAsync(account);
        if (!made.Succeeded) return Refused(made);
        var no = await listeners.Move(caller, account, [], given.Grants, given.Name);
        if (no is { Status: not StatusCodes.Status503ServiceUnavailable }) await users.DeleteAsync(account);
        book.Forget();
        return no is { } refused ? Reply.Problem(refused.Status, refused.Code!) : new Reply(StatusCodes.Status201Created, View(account));
    }

    /// <summary>
    /// <c>PUT /api/accounts/{id}</c>. Everything is checked first. Then features that listen move along; one that
    /// refuses leaves all as it was. The account is saved last: so when the outcome is unknown (503), or the server
    /// died, the same PUT sent again completes what was begun, and sent once more it changes nothing. Of changes that
    /// cross the last one holds, there too.
    /// </summary>
    public ValueTask<Reply> Change(HttpContext context, Caller caller) => InTurn(context, caller, ChangeOne);

    public void Dispose() => _turn.Dispose();

    private async ValueTask<Reply> InTurn(HttpContext context, Caller caller, Func<HttpContext, Caller, ValueTask<Reply>> change)
    {
        if (!await _turn.WaitAsync(Patience, context.RequestAborted)) return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
        try
        {
            var administrator = RoleNames.Of(Role.Administrator);
            // Whoever came before may have taken the caller's role: the last two administrators can't demote each other.
            return await Database(context).Accounts.AnyAsync(
                one => one.Id == caller.Id && !one.Disabled && one.Grants.Any(grant => grant.Role == administrator), context.RequestAborted)
                ? await change(context, caller)
                : Reply.Unknown;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<Reply> ChangeOne(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<ChangedAccount>(context);
        if (given is null) return problem;
        var id = (string)context.Request.RouteValues["id"]!;
        if (await rules.Check(given.Grants, context.RequestAborted) is { } wrong) return Reply.Bad(wrong, "$.grants");
        if (id == caller.Id && (given.Disabled || given.Grants.All(grant => grant.Role != Role.Administrator)))
            return Reply.Problem(StatusCodes.Status409Conflict, Codes.AccountOwnRights);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
            try
            {
                return await Change(context, caller, id, given);
            }
            catch (DbUpdateConcurrencyException)
            {
                Database(context).ChangeTracker.Clear();
            }
        return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
    }

    private async Task<Reply> Change(HttpContext context, Caller caller, string id, ChangedAccount given)
    {
        var database = Database(context);
        var account = await database.Accounts.Include(one => one.Grants).SingleOrDefaultAsync(one => one.Id == id, context.RequestAborted);
        if (account is null) return Reply.Unknown;
        if (given.Password is { } password)
        {
            if (Passwords.Fault(account.Email!, password) is { } weak) return Reply.Bad(weak, "$.password");
            account.Renew(password, hasher, clock);
        }
        if (await listeners.Move(caller, account, account.Grants(), given.Disabled ? [] : given.Grants, given.Name) is { } no)
            return Reply.Problem(no.Status, no.Code!);
        (account.Name, account.Disabled) = (given.Name, given.Disabled);
        AccountBook.Grant(account, given.Grants);
        // Begun where features listen: who goes away now doesn't stop it.
        await database.Save(
            account, given.Disabled || given.Password is not null, id == caller.Id ? Tickets.Of(context.User).Session : null, CancellationToken.None);
        book.Forget();
        return Reply.Ok(View(account));
    }

    private static AccountsDb Database(HttpContext context) => context.RequestServices.GetRequiredService<AccountsDb>();

    private static AccountView View(Account account) =>
        new(account.Id, account.Email!, account.Name, account.Disabled, account.Grants());

    internal static Reply Refused(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
            Reply.Problem(StatusCodes.Status409Conflict, Codes.AccountEmailTaken),
        _ => Reply.Bad(Codes.EmailMalformed, "$.email"),
    };
}
