namespace Coordination.Core.Journal;

/// <summary>Ids of work items: a UUID (lower case, with hyphens) or a ULID (upper case).</summary>
public static class WorkId
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The one form of <paramref name="id"/> that streams and links use; null when it is neither.</summary>
    public static string? Canonical(string id)
    {
        if (Guid.TryParseExact(id, "D", out var guid)) return guid.ToString("D");
        if (id.Length != 26) return null;
        var upper = id.ToUpperInvariant();
        foreach (var c in upper)
            if (!Crockford.Contains(c))
                return null;
        return upper[0] <= '7' ? upper : null;
    }

    /// <summary>A new UUID of version 7 with the clock's time.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("D");
}
