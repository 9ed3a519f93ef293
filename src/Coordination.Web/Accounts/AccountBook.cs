using Coordination.Contracts.Accounts;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Accounts;

/// <summary>Accounts made by the server itself: sample accounts, and those of load runs.</summary>
public sealed class AccountBook(
    IDbContextFactory<AccountsDb> databases, IPasswordHasher<Account> hasher, GrantBook book, TimeProvider clock)
{
    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    /// <summary>
    /// Makes sure that the accounts exist with these names, passwords and grants; others are left alone. Places need
    /// not be registered yet, and no roster is written.
    /// </summary>
    /// <returns>The accounts as callers, in the order given.</returns>
    public Task<IReadOnlyList<Caller>> Ensure(IReadOnlyList<NewAccount> wanted, CancellationToken stop) => Ensure(wanted, false, stop);

    /// <summary>As <see cref="Ensure(IReadOnlyList{NewAccount}, CancellationToken)"/>, marks them as samples and enables them.</summary>
    public Task<IReadOnlyList<Caller>> EnsureSamples(IReadOnlyList<NewAccount> wanted, CancellationToken stop) => Ensure(wanted, true, stop);

    /// <summary>Disables the sample accounts and ends their sign-ins; answers how many there are.</summary>
    public async Task<int> DisableSamples(CancellationToken stop)
    {
        await using var database = await databases.CreateDbContextAsync(stop);
        await using var once = await database.Database.BeginTransactionAsync(stop);
        var samples = await database.Accounts.Where(one => one.Sample).ToListAsync(stop);
        foreach (var sample in samples) sample.Disabled = true;
        await database.SaveChangesAsync(stop);
        await EndSessions(database, samples, stop);
        await once.CommitAsync(stop);
        book.Forget();
        return samples.Count;
    }

    private async Task<IReadOnlyList<Caller>> Ensure(IReadOnlyList<NewAccount> wanted, bool samples, CancellationToken stop)
    {
        await using var database = await databases.CreateDbContextAsync(stop);
        var emails = wanted.Select(one => Normalizer.NormalizeEmail(one.Email)).ToList();
        var known = await database.Accounts.Include(one => one.Grants)
            .Where(one => emails.Contains(one.NormalizedEmail!)).ToDictionaryAsync(one => one.NormalizedEmail!, stop);
        var hashes = new Dictionary<string, string>();
        var renewed = new List<Account>();
        var callers = new List<Caller>(wanted.Count);
        foreach (var one in wanted)
        {
            if (!known.TryGetValue(Normalizer.NormalizeEmail(one.Email), out var account))
                database.Accounts.Add(account = Make(one.Email, clock));
            if (Bring(account, one, hashes)) renewed.Add(account);
            if (samples) (account.Sample, account.Disabled) = (true, false);
            callers.Add(new Caller(account.Id, account.Name, account.Grants()));
        }
        await using var once = await database.Database.BeginTransactionAsync(stop);
        await database.SaveChangesAsync(stop);
        await EndSessions(database, renewed, stop);
        await once.CommitAsync(stop);
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
    };

    /// <summary>Replaces the account's grants.</summary>
    internal static void Grant(Account account, IReadOnlyList<Contracts.Gate.RoleGrant> grants)
    {
        var rows = grants.Distinct().Select(grant => grant.Row(account.Id)).ToList();
        account.Grants.RemoveAll(held => !rows.Exists(row => Same(row, held)));
        account.Grants.AddRange(rows.Where(row => !account.Grants.Exists(held => Same(row, held))));
    }

    // Hashing is made slow on purpose: accounts that share a sample password share its hash.
    // True when the password is another than before.
    private bool Bring(Account account, NewAccount wanted, Dictionary<string, string> hashes)
    {
        account.Name = wanted.Name;
        Grant(account, wanted.Grants);
        if (!hashes.TryGetValue(wanted.Password, out var hash))
            hashes[wanted.Password] = hash = account.PasswordHash is { } old
                && hasher.VerifyHashedPassword(account, old, wanted.Password) == PasswordVerificationResult.Success
                    ? old
                    : hasher.HashPassword(account, wanted.Password);
        if (account.PasswordHash == hash) return false;
        account.PasswordHash = hash;
        account.SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        return true;
    }

    private static Task EndSessions(AccountsDb database, List<Account> accounts, CancellationToken stop)
    {
        var ids = accounts.ConvertAll(one => one.Id);
        return ids.Count == 0 ? Task.CompletedTask : Sessions.End(database, database.Sessions.Where(one => ids.Contains(one.Holder)), stop);
    }

    private static bool Same(GrantRow one, GrantRow other) => one.Role == other.Role && one.Place == other.Place;
}
