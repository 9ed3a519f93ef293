using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Accounts;

/// <summary>
/// Holds passwords against accounts and slows down who guesses. After five wrong ones in a row from one address for
/// one account, that pair is refused for five minutes. After 100 wrong ones for one account within five minutes, from
/// wherever, only addresses from which it signed in within 30 days may try. Nobody is told which of it was the case,
/// and each answer costs one look at a hash. Counted in this server's memory, for 50,000 pairs and accounts at most:
/// when there are more, the longest unused begin anew.
/// </summary>
internal sealed class PasswordCheck(IPasswordHasher<Account> hasher, Sessions sessions, TimeProvider clock)
{
    private const int MostOfPair = 5, MostOfAccount = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<(string Address, string Email), Pair> _pairs = new(25_000);
    private readonly Lock _adding = new();
    private readonly Budget _ofAccount = new(MostOfAccount, Pause, clock);
    private readonly string _nobody = hasher.HashPassword(new Account(), Guid.CreateVersion7(clock.GetUtcNow()).ToString());

    /// <summary>True when the password is the account's, the account is not disabled, and the caller may try.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">As given.</param>
    /// <param name="account">Of the request's <see cref="AccountsDb"/>; null when there is none of that e-mail.</param>
    /// <param name="password">As given.</param>
    public async Task<bool> IsRight(HttpContext context, string email, Account? account, string password)
    {
        var users = context.RequestServices.GetRequiredService<UserManager<Account>>();
        // As the account is looked up: many spellings of one address are one.
        var (address, key) = (CallerAddress.Of(context), account?.NormalizedEmail ?? users.NormalizeEmail(email)!);
        var pair = PairOf(address, key);
        // One after the other, so that of many at once only five are tried.
        await pair.Turn.WaitAsync(context.RequestAborted);
        try
        {
            if (pair.Wrong > 0 && clock.GetElapsedTime(pair.WrongAt) >= Pause) pair.Wrong = 0;
            var open = pair.Wrong < MostOfPair;
            var taken = open && _ofAccount.Take(key);
            var may = taken || (open && await sessions.Knows(account?.Id, address, context.RequestAborted));
            if (await Matches(users, may ? account : null, password) && account is { Disabled: false })
            {
                pair.Wrong = 0;
                if (taken) _ofAccount.Return(key);
                return true;
            }
            if (may) (pair.Wrong, pair.WrongAt) = (pair.Wrong + 1, clock.GetTimestamp());
            return false;
        }
        finally
        {
            pair.Turn.Release();
        }
    }

    private async Task<bool> Matches(UserManager<Account> users, Account? account, string password)
    {
        if (account is { PasswordHash: not null }) return await users.CheckPasswordAsync(account, password);
        hasher.VerifyHashedPassword(new Account(), _nobody, password);
        return false;
    }

    private Pair PairOf(string address, string email)
    {
        if (_pairs.TryGet((address, email), out var pair)) return pair;
        lock (_adding)
        {
            if (!_pairs.TryGet((address, email), out pair)) _pairs.Put((address, email), pair = new Pair());
            return pair;
        }
    }

    private sealed class Pair
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Wrong { get; set; }

        public long WrongAt { get; set; }
    }
}
