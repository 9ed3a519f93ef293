namespace Coordination.Contracts.Privacy;

/// <summary>Joined runs that are days, times of day and public hotlines, one after the other: <c>13:30-15:30 12345</c>.</summary>
internal static class Moments
{
    private static readonly string[] Hotlines = ["110", "119", "120", "122", "12345", "12319", "12348", "12315", "12328", "12369", "12388"];

    /// <summary>
    /// How many of the first runs are such, 0 for none. They begin with two times, or all runs are such: what only
    /// begins like a time may be a number.
    /// </summary>
    public static int Of(Chain chain)
    {
        var (at, digits, times) = (0, 0, 0);
        while (at < chain.Count)
        {
            var taken = Time(chain, at, digits);
            if (taken > 0) times++;
            else taken = Day(chain, at, digits);
            if (taken == 0 && Array.IndexOf(Hotlines, chain.Digits.Slice(digits, chain.Length(at)).ToString()) >= 0) taken = 1;
            if (taken == 0) return times > 1 ? at : 0;
            for (var end = at + taken; at < end; at++) digits += chain.Length(at);
        }
        return at;
    }

    // hh:mm, hh:mm:ss or hh:mm:ss.fff; how many runs it takes.
    private static int Time(Chain chain, int at, int digits)
    {
        if (at + 1 >= chain.Count || chain.Length(at) > 2 || chain.Length(at + 1) != 2 || !Colon(chain, at + 1)) return 0;
        if (Number(chain, at, digits) > 23 || Dates.Two(chain.Digits[(digits + chain.Length(at))..]) > 59) return 0;
        var second = digits + chain.Length(at) + 2;
        if (at + 2 >= chain.Count || !Colon(chain, at + 2) || chain.Length(at + 2) != 2 || Dates.Two(chain.Digits[second..]) > 59) return 2;
        return at + 3 < chain.Count && chain.Joint(at + 3) == '.' && chain.Length(at + 3) == 3 ? 4 : 3;
    }

    // yyyy-mm-dd or d/m/yyyy.
    private static int Day(Chain chain, int at, int digits)
    {
        if (at + 2 >= chain.Count) return 0;
        var (second, third) = (digits + chain.Length(at), digits + chain.Length(at) + chain.Length(at + 1));
        if (chain.Length(at + 1) > 2 || Number(chain, at + 1, second) is 0 or > 12) return 0;
        var (year, day, yearAt, dayAt) = chain.Length(at) == 4 ? (at, at + 2, digits, third) : (at + 2, at, third, digits);
        return chain.Length(year) == 4 && Dates.Two(chain.Digits[yearAt..]) is 19 or 20
            && chain.Length(day) <= 2 && Number(chain, day, dayAt) is >= 1 and <= 31 ? 3 : 0;
    }

    private static bool Colon(Chain chain, int at) => chain.Joint(at) is ':' or '：';

    private static int Number(Chain chain, int at, int digits) =>
        chain.Length(at) == 1 ? chain.Digits[digits] - '0' : Dates.Two(chain.Digits[digits..]);
}
