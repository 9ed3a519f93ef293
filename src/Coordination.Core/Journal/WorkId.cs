using System.Security.Cryptography;
using System.Text;

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

    /// <summary>
    /// The id of the <paramref name="number"/>th new thing that a decision makes: the same for the same stream and key, so
    /// that a decision made again makes the same things. A UUID of version 8 (RFC 9562).
    /// </summary>
    public static string From(string stream, CommandKey key, int number)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}\n{key.Value}\n{number}"), hash);
        var bytes = hash[..16];
        bytes[6] = (byte)(bytes[6] & 0x0f | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3f | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>A new UUID of version 7 with the clock's time.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("D");
}
