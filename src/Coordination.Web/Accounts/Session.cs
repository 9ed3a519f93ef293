namespace Coordination.Web.Accounts;

/// <summary>One sign-in, as stored. Every ticket bears its id; when it ends, all its tickets are dead.</summary>
public sealed class Session
{
    /// <summary>UUID version 7.</summary>
    public required string Id { get; init; }

    /// <summary>The account's id; <c>viewer:&lt;link id&gt;</c> for a viewer link.</summary>
    public required string Holder { get; init; }

    /// <summary>A hash of the holder and the address it signed in from.</summary>
    public required string CameFrom { get; init; }

    /// <summary>Only the refresh token of this turn is good.</summary>
    public int Turn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>UTC; no use makes it later.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The number of its ending, see <see cref="AccountState.Endings"/>; null while it lives.</summary>
    public long? Ended { get; init; }
}
