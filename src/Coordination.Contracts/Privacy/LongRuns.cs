namespace Coordination.Contracts.Privacy;

/// <summary>
/// Eleven and more digits without a joint. They are somebody's number unless they are clearly something else: a day
/// with a time or a serial behind it; an area code; an amount with its unit.
/// </summary>
internal static class LongRuns
{
    private const string Units = "元万亿圆块角吨米千克平方公里人户件条次";
    private static readonly string[] CodeWords = ["编码", "代码", "区划", "网格", "社区", "编号"];

    /// <summary>Behind the last sign of what was found, 0 for nothing; and the run to go on from.</summary>
    public static (int Found, int Next) Find(Reading text, List<Run> runs, int at)
    {
        var run = runs[at];
        Span<char> digits = stackalloc char[19];
        for (var i = 0; i < Math.Min(run.Length, 19); i++) digits[i] = text[run.Start + i];
        digits = digits[..Math.Min(run.Length, 19)];
        if (run.Length <= 17 && Dates.IsDay(digits) && digits[0] == '2') return (0, at + 1);
        if (run.Length is 12 or 15 && IsAreaCode(text, run, digits)) return (0, at + 1);
        if (run.Length <= 13 && !IsMobile(digits) && Units.Contains(text[run.End])) return (0, at + 1);
        return (run.Length == 17 && text[run.End] == 'X' ? run.End + 1 : run.End, at + 1);
    }

    /// <summary>True when the digits begin as a mobile number's.</summary>
    public static bool IsMobile(ReadOnlySpan<char> digits) => digits[0] == '1' && digits[1] >= '3';

    /// <summary>True for the first two digits of an area code: the provinces of GB/T 2260.</summary>
    public static bool IsProvince(ReadOnlySpan<char> digits) =>
        Dates.Two(digits) is >= 11 and <= 15 or >= 21 and <= 23 or >= 31 and <= 37 or >= 41 and <= 46 or >= 50 and <= 54 or >= 61 and <= 65 or 71 or 81 or 82;

    // An old ID number has 15 digits too, a birthday (yymmdd) behind the county. Streets have 001–199, townships 200–399:
    // below 20 no year of birth can be meant, below 40 a word before it decides, above there is no such code.
    private static bool IsAreaCode(Reading text, Run run, ReadOnlySpan<char> digits)
    {
        if (!IsProvince(digits)) return false;
        if (Named(text, run.Start)) return true;
        if (IsMobile(digits)) return false;
        var (year, month, day) = (Dates.Two(digits[6..]), Dates.Two(digits[8..]), Dates.Two(digits[10..]));
        return run.Length == 12 || year < 20 || (year < 40 && (month is 0 or > 12 || day is 0 or > 31));
    }

    private static bool Named(Reading text, int start)
    {
        while (start > 0 && text[start - 1] is ' ' or ':' or '：' or '是' or '为' or '(' or '（') start--;
        return Array.Exists(CodeWords, word => text.Says(start - word.Length, word))
            || text.Says(start - 6, "GRIDS/") || text.Says(start - 12, "COMMUNITIES/") || text.Says(start - 6, "AREAS/");
    }
}
