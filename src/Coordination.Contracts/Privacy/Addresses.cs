namespace Coordination.Contracts.Privacy;

/// <summary>Finds e-mail addresses: <c>a@b.cn</c>, also with blanks, full-width signs, <c>(at)</c>, <c>艾特</c>, <c>(dot)</c>.</summary>
internal static class Addresses
{
    private const string Open = "([{<（［【〔《", Close = ")]}>）］】〕》";

    /// <summary>True for a character that an at sign can begin with.</summary>
    public static bool Starts(char c) => c is '@' or '＠' or '﹫' or '艾' || Open.Contains(c);

    public static void Mark(Reading text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            var sign = AtSign(text, at);
            if (sign == 0) continue;
            var end = Domain(text, at + sign);
            if (end == 0) continue;
            text.Mark(Local(text, at), end);
            at = end - 1;
        }
    }

    // How many signs the at sign here takes; 0 for none.
    private static int AtSign(Reading text, int at)
    {
        if (text[at] == '@') return 1;
        if (text.Says(at, "艾特")) return 2;
        if (!Open.Contains(text[at])) return 0;
        if ((text.Says(at + 1, "AT") || text.Says(at + 1, "艾特")) && Close.Contains(text[at + 3])) return 4;
        return text[at + 1] == '@' && Close.Contains(text[at + 2]) ? 3 : 0;
    }

    private static int Local(Reading text, int at)
    {
        var from = at;
        while (at - from < 2 && text[from - 1] is ' ') from--;
        if (!text.IsAlphanumeric(from - 1)) return at;
        while (text.IsAlphanumeric(from - 1) || text[from - 1] is '.' or '_' or '%' or '+' or '-') from--;
        return from;
    }

    // Letters and a point, however it is written: a bare "@name" is no address.
    private static int Domain(Reading text, int at)
    {
        while (text[at] == ' ') at++;
        var (end, points, letters) = (at, 0, 0);
        while (true)
        {
            if (text.IsAlphanumeric(at) || text[at] is '-')
            {
                if (text.IsLetter(at)) letters++;
                at++;
                if (points > 0) end = at;
            }
            else if (Point(text, at) is > 0 and var length && text.IsAlphanumeric(at + length)) (at, points) = (at + length, points + 1);
            else break;
        }
        return points > 0 && letters > 1 ? end : 0;
    }

    private static int Point(Reading text, int at)
    {
        if (text[at] is '.' or '。' or '｡' or '·' or '．') return text[at + 1] == ' ' ? 2 : 1;
        if (text[at] == ' ' && text[at + 1] is '.' or '。') return text[at + 2] == ' ' ? 3 : 2;
        if (Open.Contains(text[at]) && text.Says(at + 1, "DOT") && Close.Contains(text[at + 4])) return 5;
        return text.Says(at, "点") ? 1 : 0;
    }
}
