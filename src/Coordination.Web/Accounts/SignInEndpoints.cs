using Coordination.Contracts.Accounts;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Accounts;

/// <summary>Signing in and out, who I am, my password.</summary>
internal sealed class SignInEndpoints(
    GrantBook book, Sessions sessions, PasswordCheck passwords, IPasswordHasher<Account> hasher, IOptionsMonitor<BearerTokenOptions> bearer,
    IConfiguration settings, TimeProvider clock)
{
    private static readonly Reply Wrong = Reply.Problem(StatusCodes.Status401Unauthorized, Codes.SignInWrong);

    /// <summary><c>POST /api/account/login</c>: a bearer token, or a cookie with <c>?useCookies=true</c>.</summary>
    public async ValueTask<Reply> SignIn(HttpContext context)
    {
        var query = new Query(context.Request, "useCookies");
        var cookie = query.Text("useCookies", 5, text => text is "true" or "false") == "true";
        if (query.Problem is { } malformed) return malformed;
        var (given, problem) = await Bodies.Read<SignIn>(context);
        if (given is null) return problem;
        if (given.Email.Length > 254 || given.Password.Length > Passwords.Longest) return Wrong;

        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByEmailAsync(given.Email);
        if (!await passwords.IsRight(context, given.Email, account, given.Password)) return Wrong;
        if (await sessions.Begin(account!, context) is not { } user) return Wrong;
        await context.SignInAsync(cookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme, user);
        return cookie ? Reply.Nothing : Reply.Written;
    }

    /// <summary><c>POST /api/account/refresh</c>: new tokens for a refresh token, which is good once; see <see cref="Sessions.Turn"/>.</summary>
    public async ValueTask<Reply> Refresh(HttpContext context)
    {
        var (given, problem) = await Bodies.Read<Refresh>(context);
        if (given is null) return problem;
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(given.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } until || clock.GetUtcNow() >= until
            || await book.Find(ticket.Principal, context.RequestAborted) is null
            || await sessions.Turn(ticket.Principal, context.RequestAborted) is not { } next)
            return Reply.Problem(StatusCodes.Status401Unauthorized, Codes.SignInRequired);
        await context.SignInAsync(IdentityConstants.BearerScheme, next);
        return Reply.Written;
    }

    /// <summary><c>POST /api/account/logout</c>: ends this sign-in with its cookie or tokens, and closes its sockets within 5 s.</summary>
    public async ValueTask<Reply> SignOut(HttpContext context, Caller caller)
    {
        await sessions.End(context.User, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Reply.Nothing;
    }

    /// <summary><c>GET /api/account/me</c>.</summary>
    public async ValueTask<Reply> Me(HttpContext context, Caller caller)
    {
        var holder = await book.Find(context.User, context.RequestAborted);
        var id = caller.Id.StartsWith(GrantBook.ViewerPrefix, StringComparison.Ordinal) ? "viewer" : caller.Id;
        return Reply.Ok(new Me(id, caller.Name, holder?.Email, caller.Grants, settings.GetValue<bool>("Demo:Enabled")));
    }

    /// <summary><c>POST /api/account/password</c>. All other sign-ins of the account end; this one goes on.</summary>
    public async ValueTask<Reply> Password(HttpContext context, Caller caller)
    {
        var (given, problem) = await Bodies.Read<ChangedPassword>(context);
        if (given is null) return problem;
        var database = context.RequestServices.GetRequiredService<AccountsDb>();
        var account = await database.Accounts.SingleOrDefaultAsync(one => one.Id == caller.Id, context.RequestAborted);
        if (account is null) return Reply.Unknown;
        if (given.Password.Length > Passwords.Longest || !await passwords.IsRight(context, account.Email!, account, given.Password))
            return Reply.Bad(Codes.PasswordWrong, "$.password");
        if (Passwords.Fault(account.Email!, given.NewPassword) is { } weak) return Reply.Bad(weak, "$.newPassword");
        account.Renew(given.NewPassword, hasher, clock);
        try
        {
            await database.Save(account, endSessions: true, Tickets.Of(context.User).Session, context.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
        }
        book.Forget();
        return Reply.Nothing;
    }
}
