using System.Globalization;

namespace Coordination.Core.Journal;

/// <summary>Numbers of a series as people write and say them: a letter or three, a hyphen, at least three digits: <c>W-017</c>.</summary>
public static class SeriesNumber
{
    private const int LongestSeries = 3, MostDigits = 9;

    /// <summary>The one form that views keep.</summary>
    public static string Of(string series, int number) => $"{series}-{number.ToString("000", CultureInfo.InvariantCulture)}";

    /// <summary>That form of what somebody typed, <c>w17</c> and <c>W 0017</c> too; null when it is no such number.</summary>
    public static string? Read(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        if (letters is 0 or > LongestSeries) return null;
        var digits = text.AsSpan(letters).TrimStart("- ");
        return digits.Length is >= 1 and <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Of(text[..letters].ToUpperInvariant(), number) : null;
    }
}
