using System.Security.Cryptography;
using Coordination.Contracts.Accounts;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Demo;

/// <summary>The sample sign-ins among the accounts.</summary>
internal sealed class DemoAccounts(AccountBook book, IEnumerable<ISampleSignIns> features, IOptions<DemoOptions> options)
{
    private readonly IReadOnlyList<SampleAccount> _accounts = SampleAccounts.Of(features, options.Value.Seed);

    /// <summary>The password of every sample sign-in.</summary>
    public string Password { get; } = options.Value.Password is { Length: > 0 } given
        ? given
        : RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12);

    /// <summary>All of them, by role.</summary>
    public IReadOnlyList<SampleAccount> All => _accounts;

    /// <summary>Makes those that are missing, enables those that are disabled and gives all of them the password of this start.</summary>
    public Task<IReadOnlyList<Caller>> Ensure(CancellationToken stop) => book.EnsureSamples(
        [.. _accounts.Select(account => new NewAccount(account.Email, account.Name, Password, [account.Grant]))], stop);
}
