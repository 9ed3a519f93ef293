namespace Coordination.Contracts.Privacy;

/// <summary>Runs of at most ten digits that make a number of somebody, alone or joined with those after them.</summary>
internal static class JoinedRuns
{
    /// <summary>Behind the last sign of what was found, 0 for nothing; and the run to go on from.</summary>
    public static (int Found, int Next) Find(Reading text, List<Run> runs, int first)
    {
        var chain = new Chain(text, runs, first, stackalloc char[Chain.Longest]);
        if (Moments.Of(chain) is > 0 and var moments) return (0, first + moments);
        if (Identity(chain) is var (end, parts)) return (end, first + parts);
        return (Mobile(chain) ?? Landline(chain) ?? Service(chain) ?? International(chain) ?? Card(chain) ?? Spelled(runs, first)) is { } joined
            ? (chain.End(joined), first + joined) : (0, first + 1);
    }

    private static int? Mobile(Chain chain)
    {
        if (chain.Digits.Length < 2 || !LongRuns.IsMobile(chain.Digits) || chain.Reach(11) is not { } count) return null;
        if (chain.IsAmount(count)) return null;
        return chain.Weakest(count) switch
        {
            Gap.Plain => chain.IsEven(count) || count == 2 || count >= 5 || chain.Length(0) is 3 or 7,
            Gap.Loose => IsUsual(chain, count) || count >= 5 || (count == 2 && char.IsAsciiLetter(chain.Joint(1))),
            _ => IsUsual(chain, count) || (count >= 5 && chain.AreAll(count, 1, 2) && !chain.Ascends(count)),
        } ? count : null;
    }

    private static bool IsUsual(Chain chain, int count) =>
        chain.IsShaped(count, 3, 4, 4) || chain.IsShaped(count, 3, 8) || chain.IsShaped(count, 7, 4) || chain.IsShaped(count, 3, 3, 5);

    // An area code (010, 02x, 03xx–09xx) and seven or eight digits.
    private static int? Landline(Chain chain)
    {
        if (chain.Digits.Length < 10 || chain.Digits[0] != '0' || chain.Digits[1] == '0') return null;
        if (chain.Length(0) == 10) return 1;
        if (chain.Length(0) != (chain.Digits[1] is '1' or '2' ? 3 : 4)) return null;
        if (chain.Reach(chain.Length(0) + 7) is <= 4 and var seven && chain.Weakest(seven) != Gap.List) return seven;
        return chain.Reach(chain.Length(0) + 8) is <= 4 and var eight && chain.Weakest(eight) != Gap.List && !Dates.IsDay(chain.Digits[chain.Length(0)..])
            ? eight : null;
    }

    private static int? Service(Chain chain)
    {
        if (chain.Digits.Length < 10 || chain.Digits[..3] is not ("400" or "800") || chain.Reach(10) is not { } count) return null;
        if (count == 1) return chain.HasUnit(count) ? null : count;
        return chain.Weakest(count) != Gap.List && (count == 2 || chain.IsShaped(count, 3, 3, 4) || chain.IsShaped(count, 3, 4, 3) || chain.IsShaped(count, 4, 3, 3))
            ? count : null;
    }

    // Behind a plus or 00: of China with 9–11 digits, of other countries with 9–15 in all.
    private static int? International(Chain chain)
    {
        var zeros = chain.Digits.StartsWith("00") && chain.Length(0) is 4 or 5 ? 2 : 0;
        if (zeros == 0 && !chain.FollowsPlus) return null;
        var national = chain.Digits[zeros..];
        var (least, most) = (zeros + 9, zeros + 15);
        if (national.StartsWith("86") && chain.Length(0) == zeros + 2)
            (least, most) = national.Length > 3 && LongRuns.IsMobile(national[2..]) ? (zeros + 13, zeros + 13) : (zeros + 11, zeros + 13);
        for (var total = least; total <= most; total++)
            if (chain.Reach(total) is { } count && chain.Weakest(count) != Gap.List)
                return count;
        return null;
    }

    // Sixteen to nineteen digits in parts: of four, or of three and more where the first digit is that of an issuer.
    private static int? Card(Chain chain)
    {
        for (var total = Chain.Longest; total >= 16; total--)
            if (chain.Reach(total) is > 1 and var count && chain.IsEven(count) && chain.Weakest(count) == Gap.Plain
                && (chain.AreAll(count, 4, 4) || (chain.Digits[0] >= '3' && chain.AreAll(count, 3, 10))) && !chain.Counts(count))
                return count;
        return null;
    }

    // Ten digits and more one by one; no list has as many single ones in order.
    private static int? Spelled(List<Run> runs, int first)
    {
        var at = first;
        while (at < runs.Count && runs[at].Length == 1 && (at == first || runs[at].Before != Gap.Apart)) at++;
        return at - first >= 10 ? at - first : null;
    }

    // 6 digits of a county, a birthday, 3 or 4 more, of which the last may be an X.
    private static (int End, int Count)? Identity(Chain chain)
    {
        if (chain.Digits.Length < 15 || !LongRuns.IsProvince(chain.Digits)) return null;
        if (chain.Reach(15) is { } old && chain.IsShaped(old, 6, 6, 3)) return (chain.End(old), old);
        if (!Dates.IsDay(chain.Digits[6..])) return null;
        if (chain.Reach(18) is { } count) return (chain.End(count), count);
        return chain.Reach(17) is { } parts && chain.LetterX(chain.End(parts)) is > 0 and var end ? (end, parts) : null;
    }
}
