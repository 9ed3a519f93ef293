using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>Accounts and their roles, for administrators.</summary>
internal sealed class AccountEndpoints(GrantRules rules, GrantBook book, Rosters rosters, TimeProvider clock)
{
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

    /// <summary><c>POST /api/accounts</c>.</summary>
    public async ValueTask<Reply> Make(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<NewAccount>(context);
        if (given is null) return problem;
        if (await rules.Check(given.Grants, context.RequestAborted) is { } wrong) return Reply.Bad(wrong, "$.grants");
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        var account = AccountBook.Make(given.Email, clock);
        account.Name = given.Name;
        AccountBook.Grant(account, given.Grants);
        if (given.Password.Length > Passwords.Longest) return Reply.Bad(Codes.PasswordTooWeak, "$.password");
        var made = await users.CreateAsync(account, given.Password);
        if (!made.Succeeded) return Refused(made);
        book.Forget();
        return await rosters.Enrol(caller, account.Id, given.Name, given.Grants, context.RequestAborted) is { } no
            ? Reply.Problem(no.Status, no.Code!)
            : new Reply(StatusCodes.Status201Created, View(account));
    }

    /// <summary><c>PUT /api/accounts/{id}</c>. The rosters of grids follow; when a grid did not answer, send it again.</summary>
    public async ValueTask<Reply> Change(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<ChangedAccount>(context);
        if (given is null) return problem;
        var id = (string)context.Request.RouteValues["id"]!;
        var account = await Database(context).Accounts.Include(one => one.Grants)
            .SingleOrDefaultAsync(one => one.Id == id, context.RequestAborted);
        if (account is null) return Reply.Unknown;
        if (await rules.Check(given.Grants, context.RequestAborted) is { } wrong) return Reply.Bad(wrong, "$.grants");
        if (id == caller.Id && (given.Disabled || given.Grants.All(grant => grant.Role != Role.Administrator)))
            return Reply.Problem(StatusCodes.Status409Conflict, Codes.AccountOwnRights);

        var held = given.Disabled ? [] : given.Grants;
        if (await rosters.Retire(caller, id, account.Grants(), held, context.RequestAborted) is { } unsure)
            return Reply.Problem(unsure.Status, unsure.Code!);
        (account.Name, account.Disabled) = (given.Name, given.Disabled);
        AccountBook.Grant(account, given.Grants);
        if (given.Password is null) await Database(context).SaveChangesAsync(context.RequestAborted);
        else if (await Passwords.Set(context, account, given.Password) is { } weak) return Reply.Bad(weak, "$.password");
        book.Forget();
        return await rosters.Enrol(caller, id, given.Name, held, context.RequestAborted) is { } no
            ? Reply.Problem(no.Status, no.Code!)
            : Reply.Ok(View(account));
    }

    private static AccountsDb Database(HttpContext context) => context.RequestServices.GetRequiredService<AccountsDb>();

    private static AccountView View(Account account) =>
        new(account.Id, account.Email!, account.Name, account.Disabled, account.Grants());

    internal static Reply Refused(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
            Reply.Problem(StatusCodes.Status409Conflict, Codes.AccountEmailTaken),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) =>
            Reply.Bad(Codes.EmailMalformed, "$.email"),
        _ => Reply.Bad(Codes.PasswordTooWeak, "$.password"),
    };
}
