namespace Coordination.Contracts.Privacy;

/// <summary>Digits that are a day or a time of day.</summary>
internal static class Dates
{
    /// <summary>True for yyyyMMdd of 1900–2099, with or without marks between, and nothing else.</summary>
    public static bool IsDate(Reading text, int from, int end)
    {
        Span<char> digits = stackalloc char[8];
        var count = 0;
        for (var at = from; at < end; at++)
            if (text.IsDigit(at) && count < 8) digits[count++] = text[at];
            else if (text.IsDigit(at) || text[at] is not ('-' or '/' or '.')) return false;
        return count == 8 && IsDay(digits);
    }

    /// <summary>True when the first eight digits are yyyyMMdd of 1900–2099.</summary>
    public static bool IsDay(ReadOnlySpan<char> digits) =>
        digits.Length >= 8 && Two(digits) is 19 or 20 && Two(digits[4..]) is >= 1 and <= 12 && Two(digits[6..]) is >= 1 and <= 31;

    /// <summary>The number of the first two digits.</summary>
    public static int Two(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';
}
