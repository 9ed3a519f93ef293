using System.Buffers;

namespace Coordination.Contracts.Privacy;

/// <summary>Finds number plates: a province, a letter and five or six signs (six of new energy), also spread: <c>赣 G·D12345</c>.</summary>
internal static class Plates
{
    private static readonly SearchValues<char> Provinces = SearchValues.Create("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼贛雲遼閩魯蘇滬貴粵陝寧瓊桂");
    private static readonly SearchValues<char> Special = SearchValues.Create("警学挂港澳领使临");

    public static void Mark(Reading text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!Provinces.Contains(text[at])) continue;
            var letter = Over(text, at + 1);
            if (text.IsLetter(letter) && End(text, Over(text, letter + 1)) is > 0 and var end) text.Mark(at, end);
        }
    }

    // The first place where five or six signs end a token, or four before a special sign; at least two digits.
    private static int End(Reading text, int at)
    {
        var (signs, digits) = (0, 0);
        while (true)
        {
            while (text.IsAlphanumeric(at) && signs <= 6)
            {
                if (text.IsDigit(at)) digits++;
                (at, signs) = (at + 1, signs + 1);
            }
            if (text.IsTied(at) || digits < 2 && signs >= 5) return 0;
            if (signs == 4 && Special.Contains(text[at])) return at + 1;
            if (signs is 5 or 6) return text[at] == '+' ? 0 : at; // a road and its kilometre
            var next = Over(text, at);
            if (next == at || signs == 0) return 0;
            at = next;
        }
    }

    // Over one or two joints that may stand between the parts of a plate.
    private static int Over(Reading text, int at)
    {
        var over = at;
        while (over < at + 2 && text.IsJoint(over) && !text.IsList(over)) over++;
        return text.IsAlphanumeric(over) ? over : at;
    }
}
