using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>
/// Which passwords are taken: 8–128 characters, no rule about their kinds, and none of those that are tried first, as
/// NIST SP 800-63B-4, 3.1.1.2 asks.
/// </summary>
internal static class Passwords
{
    /// <summary>A longer one is not hashed: that would be work for nothing.</summary>
    public const int Longest = 128;

    private const int Shortest = 8, LongestUnit = 4, ShortestName = 3;

    // Neighbours on a keyboard; letters and digits that follow each other in their own order need no row.
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];

    private static readonly string[] OfTheHouse = ["coordination", "orleans", "一网统管", "一网一链", "onenet", "one net"];

    private static readonly FrozenSet<string> Common = Load();

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    /// <summary>The code of what is wrong with the password; null when nothing.</summary>
    /// <param name="email">Of the account that is to have it.</param>
    /// <param name="password">As given.</param>
    public static string? Fault(string email, string password)
    {
        if (password.Length is < Shortest or > Longest) return Codes.PasswordTooWeak;
        var plain = password.ToLowerInvariant();
        if (IsCommon(plain) || IsRepeat(plain) || IsSequence(plain)) return Codes.PasswordTooCommon;
        var name = email.Split('@')[0].ToLowerInvariant();
        return (name.Length >= ShortestName && plain.Contains(name, StringComparison.Ordinal))
            || OfTheHouse.Any(word => plain.Contains(word, StringComparison.Ordinal))
                ? Codes.PasswordTooPersonal
                : null;
    }

    // Also with digits and signs behind or before it, and with signs that stand for letters.
    private static bool IsCommon(string plain) => new[] { plain, Spelled(plain) }.Any(form =>
        Common.Contains(form) || (Bare(form) is { Length: > 3 } bare && bare.Length * 2 >= form.Length && Common.Contains(bare)));

    private static string Bare(string plain)
    {
        var (first, last) = (plain.AsSpan().IndexOfAny(Letters), plain.AsSpan().LastIndexOfAny(Letters));
        return first < 0 ? "" : plain[first..(last + 1)];
    }

    private static string Spelled(string plain) => new StringBuilder(plain)
        .Replace('@', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('$', 's').Replace('5', 's').Replace('!', 'i').ToString();

    private static bool IsRepeat(string plain) => Enumerable.Range(1, LongestUnit).Any(unit =>
        !plain.Where((c, at) => c != plain[at % unit]).Any());

    private static bool IsSequence(string plain)
    {
        var jumps = 0;
        for (var at = 1; at < plain.Length; at++)
            if (!Follows(plain[at - 1], plain[at]))
                jumps++;
        return jumps <= 1;
    }

    private static bool Follows(char one, char next) =>
        Math.Abs(one - next) <= 1
        || Rows.Any(row => row.IndexOf(one, StringComparison.Ordinal) is >= 0 and var at
            && row.IndexOf(next, StringComparison.Ordinal) is >= 0 and var then && Math.Abs(at - then) == 1);

    private static FrozenSet<string> Load()
    {
        using var file = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("Coordination.Web.Accounts.common-passwords.txt")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
