using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>Checks and sets passwords with Identity's rules.</summary>
internal static class Passwords
{
    /// <summary>A longer one is not hashed: that would be work for nothing.</summary>
    public const int Longest = 128;

    /// <summary>
    /// True when right and not locked out. Every wrong one counts, also when many come at once; the fifth locks the
    /// account for five minutes.
    /// </summary>
    public static async Task<bool> Check(HttpContext context, Account account, string password)
    {
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        if (await users.IsLockedOutAsync(account)) return false;
        if (await users.CheckPasswordAsync(account, password))
        {
            if (account.AccessFailedCount > 0) await users.ResetAccessFailedCountAsync(account);
            return true;
        }
        var database = context.RequestServices.GetRequiredService<AccountsDb>();
        for (var attempt = 0; attempt < 10 && !(await users.AccessFailedAsync(account)).Succeeded; attempt++)
            await database.Entry(account).ReloadAsync(context.RequestAborted);
        return false;
    }

    /// <summary>Sets the password and ends the account's sign-ins; null, or the code of what is wrong with it.</summary>
    public static async Task<string?> Set(HttpContext context, Account account, string password)
    {
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        if (await Weak(users, account, password)) return Codes.PasswordTooWeak;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var done = await users.UpdateSecurityStampAsync(account);
        return done.Succeeded ? null : throw new DbUpdateConcurrencyException("The account changed meanwhile.");
    }

    /// <summary>True when the rules don't take the password.</summary>
    public static async Task<bool> Weak(UserManager<Account> users, Account account, string password)
    {
        if (password.Length > Longest) return true;
        foreach (var rule in users.PasswordValidators)
            if (!(await rule.ValidateAsync(users, account, password)).Succeeded)
                return true;
        return false;
    }
}
