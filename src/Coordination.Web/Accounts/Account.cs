using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Accounts;

/// <summary>One who can sign in. The user name is the e-mail address.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>What colleagues see.</summary>
    public string Name { get; set; } = "";

    /// <summary>May not sign in, and what was signed in counts no more.</summary>
    public bool Disabled { get; set; }

    /// <summary>Made by the demo: disabled wherever the server starts without it.</summary>
    public bool Sample { get; set; }

    /// <summary>The roles.</summary>
    public List<GrantRow> Grants { get; } = [];

    /// <summary>Gives the account another password; whoever signs in with the old one meanwhile is turned away.</summary>
    internal void Renew(string password, IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        PasswordHash = hasher.HashPassword(this, password);
        SecurityStamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    }
}

/// <summary>A role held at a place, as stored.</summary>
public sealed class GrantRow
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>In kebab case.</summary>
    public required string Role { get; init; }

    /// <summary>See <see cref="Contracts.Gate.RoleGrant"/>.</summary>
    public required string Place { get; init; }
}

/// <summary>A link that lets a wall watch one board.</summary>
public sealed class ViewerLink
{
    /// <summary>UUID version 7.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the token, in hex. The token itself is nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The board's id.</summary>
    public required string Board { get; init; }

    /// <summary>Where the wall hangs.</summary>
    public required string Label { get; init; }

    /// <summary>The account that made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>One refusal. Holds ids, no names.</summary>
public sealed class AuditRow
{
    /// <summary>Grows.</summary>
    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The caller's id.</summary>
    public required string Account { get; init; }

    /// <summary>For example <c>grids/report-level</c>.</summary>
    public required string Action { get; init; }

    /// <summary>For example <c>grids/360424100901003</c>.</summary>
    public required string Target { get; init; }
}

/// <summary>A key that sign-ins are sealed with.</summary>
public sealed class SealingKey
{
    /// <summary>The key's friendly name.</summary>
    public required string Id { get; init; }

    /// <summary>As data protection writes it.</summary>
    public required string Xml { get; init; }
}

/// <summary>The one row about all accounts.</summary>
public sealed class AccountState
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>Grows with every change of accounts, grants and viewer links.</summary>
    public long Revision { get; set; }

    /// <summary>Grows whenever sessions end; those that end together bear the same number.</summary>
    public long Endings { get; set; }

    /// <summary>True once the first administrator was made.</summary>
    public bool SetUp { get; set; }
}
