namespace Coordination.Contracts.Privacy;

/// <summary>Mobile numbers with letters in place of digits: <c>l38OOl38OOO</c>.</summary>
internal static class Lookalikes
{
    private const int Length = 11, LeastDigits = 6;

    public static void Mark(Reading text)
    {
        Span<char> digits = stackalloc char[Length];
        for (var at = 0; at < text.Count;)
        {
            var start = at;
            var real = 0;
            for (; text.IsAlphanumeric(at); at++)
            {
                if (text.IsDigit(at)) real++;
                if (at - start < Length) digits[at - start] = text[at] switch { 'O' => '0', 'I' or 'L' => '1', var c => c };
            }
            if (at - start == Length && !text.IsTied(start - 1) && !text.IsTied(at) && real is >= LeastDigits and < Length && !digits.ContainsAnyExceptInRange('0', '9') && LongRuns.IsMobile(digits))
                text.Mark(start, at);
            if (at == start) at++;
        }
    }
}
