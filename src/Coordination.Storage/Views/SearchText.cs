using System.Globalization;
using System.Text;

namespace Coordination.Storage.Views;

/// <summary>
/// Text as it is searched: half and full width and upper and lower case alike, found by the pairs of neighbouring
/// characters in it. Pairs, because two characters are already a word in Chinese.
/// </summary>
internal static class SearchText
{
    private const int Longest = 4_000;

    /// <summary>NFKC, lower case, of what every engine can hold.</summary>
    public static string Normalise(string text) => Sound(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Without NUL and lone surrogates, which no engine holds; at most 4,000 characters.</summary>
    public static string Sound(string text)
    {
        var sound = new StringBuilder(Math.Min(text.Length, Longest));
        for (var at = 0; at < text.Length && sound.Length < Longest; at++)
            if (!char.IsSurrogate(text[at])) sound.Append(text[at] == '\0' ? ' ' : text[at]);
            else if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                sound.Append(text[at]).Append(text[++at]);
        return sound.ToString();
    }

    /// <summary>The pattern of <c>LIKE … ESCAPE '\'</c> for texts that hold this.</summary>
    public static string Containing(string normalised) =>
        $"%{normalised.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>The pairs, each once, as words of hexadecimal digits. A text of one character has none.</summary>
    public static IReadOnlyCollection<string> Pairs(string normalised)
    {
        var pairs = new HashSet<string>();
        for (var at = 1; at < normalised.Length; at++)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)normalised[at - 1]:x4}{(int)normalised[at]:x4}"));
        return pairs;
    }
}
