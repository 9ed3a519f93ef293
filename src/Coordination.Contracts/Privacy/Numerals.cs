using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Coordination.Contracts.Privacy;

/// <summary>The numbers that single characters stand for.</summary>
internal static class Numerals
{
    private const int Superscript = 0x20;

    private static readonly FrozenDictionary<int, int> Chinese = new[]
    {
        "〇零○◯洞", "一壹弌幺", "二贰貳弍两兩", "三叁參叄弎", "四肆", "五伍", "六陆陸", "七柒拐", "八捌", "九玖",
    }.SelectMany((characters, number) => characters.EnumerateRunes().Select(rune => (rune.Value, number)))
        .ToFrozenDictionary(pair => pair.Value, pair => pair.number);

    /// <summary>0–99 for a character that stands for a number; null for all others.</summary>
    public static int? Of(int scalar)
    {
        if (scalar < 0x80) return scalar is >= '0' and <= '9' ? scalar - '0' : null;
        if (Chinese.TryGetValue(scalar, out var number)) return number;
        if (!Rune.IsValid(scalar)) return null;
        var rune = new Rune(scalar);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
            && Rune.GetNumericValue(rune) is >= 0 and <= 99 and var value && value == Math.Floor(value) ? (int)value : null;
    }

    /// <summary>Digits of one script stand together; where the script changes, a new number begins.</summary>
    public static int Script(int scalar) =>
        scalar < 0x80 ? 0 : Chinese.ContainsKey(scalar) ? 1 : scalar is '¹' or '²' or '³' ? Superscript : scalar >> 8;
}
