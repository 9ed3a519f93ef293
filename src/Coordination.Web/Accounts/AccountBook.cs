using Coordination.Contracts.Accounts;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>Accounts made by the house itself: sample accounts, and those of load runs.</summary>
public sealed class AccountBook(
    IDbContextFactory<AccountsDb> databases, IPasswordHasher<Account> hasher, GrantBook book, TimeProvider clock)
{
    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    /// <summary>
    /// Makes sure that the accounts exist with these names, passwords and grants; others are left alone. Places need
    /// not be registered yet, and no roster is written.
    /// </summary>
    /// <returns>The accounts as callers, in the order given.</returns>
    public async Task<IReadOnlyList<Caller>> Ensure(IReadOnlyList<NewAccount> wanted, CancellationToken stop)
    {
        await using var database = await databases.CreateDbContextAsync(stop);
        var emails = wanted.Select(one => Normalizer.NormalizeEmail(one.Email)).ToList();
        var known = await database.Accounts.Include(one => one.Grants)
            .Where(one => emails.Contains(one.NormalizedEmail!)).ToDictionaryAsync(one => one.NormalizedEmail!, stop);
        var hashes = new Dictionary<string, string>();
        var callers = new List<Caller>(wanted.Count);
        foreach (var one in wanted)
        {
            if (!known.TryGetValue(Normalizer.NormalizeEmail(one.Email), out var account))
                database.Accounts.Add(account = Make(one.Email, clock));
            Bring(account, one, hashes);
            callers.Add(new Caller(account.Id, account.Name, account.Grants()));
        }
        await database.SaveChangesAsync(stop);
        book.Forget();
        return callers;
    }

    /// <summary>A new account without a name, a password or a role.</summary>
    internal static Account Make(string email, TimeProvider clock) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
        UserName = email,
        NormalizedUserName = Normalizer.NormalizeName(email),
        Email = email,
        NormalizedEmail = Normalizer.NormalizeEmail(email),
        SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
        LockoutEnabled = true,
    };

    /// <summary>Replaces the account's grants.</summary>
    internal static void Grant(Account account, IReadOnlyList<Contracts.Gate.RoleGrant> grants)
    {
        var rows = grants.Distinct().Select(grant => grant.Row(account.Id)).ToList();
        account.Grants.RemoveAll(held => !rows.Exists(row => Same(row, held)));
        account.Grants.AddRange(rows.Where(row => !account.Grants.Exists(held => Same(row, held))));
    }

    // Hashing is made slow on purpose: accounts that share a sample password share its hash.
    private void Bring(Account account, NewAccount wanted, Dictionary<string, string> hashes)
    {
        account.Name = wanted.Name;
        Grant(account, wanted.Grants);
        if (!hashes.TryGetValue(wanted.Password, out var hash))
            hashes[wanted.Password] = hash = account.PasswordHash is { } old
                && hasher.VerifyHashedPassword(account, old, wanted.Password) == PasswordVerificationResult.Success
                    ? old
                    : hasher.HashPassword(account, wanted.Password);
        if (account.PasswordHash == hash) return;
        account.PasswordHash = hash;
        account.SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    }

    private static bool Same(GrantRow one, GrantRow other) => one.Role == other.Role && one.Place == other.Place;
}
