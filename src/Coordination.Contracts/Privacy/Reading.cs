using System.Globalization;
using System.Text;

namespace Coordination.Contracts.Privacy;

/// <summary>
/// A text as a person reads it: one sign per character, digits of all scripts as 0–9, Latin letters of all forms as
/// A–Z, what takes no room left out. Each sign knows its place in the text. What is masked is one kind of sign, whether a
/// detector found it just now or an earlier masking left it as three dots and more: so a second masking finds nothing new.
/// </summary>
internal sealed class Reading
{
    private const char Word = '文', Symbol = '¤', Covered = '\uE000', Kept = '\uE001';
    private const int Finding = 3;
    private readonly string _text;
    private readonly List<Sign> _signs;
    private char[]? _masked;

    public Reading(string text)
    {
        (_text, _signs) = (text, new(text.Length));
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done) rune = Rune.ReplacementChar;
            Read(rune, at, at + length);
            at += length;
        }
        for (var at = 0; at < Count; at++)
        {
            var end = at;
            while (this[end] == ContactMask.Dot) end++;
            if (end - at >= Finding) Replace(at, end, Covered);
            if (end > at) at = end - 1;
        }
    }

    public int Count => _signs.Count;

    /// <summary>The sign; <c>\0</c> before the first and behind the last.</summary>
    public char this[int at] => (uint)at < (uint)_signs.Count ? _signs[at].Char : '\0';

    public int Script(int at) => _signs[at].Script;

    public bool IsDigit(int at) => char.IsAsciiDigit(this[at]);

    /// <summary>A–Z.</summary>
    public bool IsLetter(int at) => char.IsAsciiLetterUpper(this[at]);

    public bool IsAlphanumeric(int at) => IsDigit(at) || IsLetter(at);

    /// <summary>A digit, a letter, or something masked or kept that may have been one.</summary>
    public bool IsTied(int at) => IsAlphanumeric(at) || this[at] is Covered or Kept;

    /// <summary>A blank, a mark or a symbol: anything but digits, letters and what is masked.</summary>
    public bool IsJoint(int at) => this[at] is var c and not ('\0' or Covered or Kept) && !char.IsAsciiLetterOrDigit(c) && !char.IsLetter(c);

    /// <summary>A letter of another script.</summary>
    public bool IsWord(int at) => char.IsLetter(this[at]) && !char.IsAscii(this[at]);

    /// <summary>What stands between the items of a list.</summary>
    public bool IsList(int at) => this[at] is '、' or '，' or ',' or ';' or '；' or '\n';

    public bool Says(int at, string words)
    {
        for (var i = 0; i < words.Length; i++)
            if (this[at + i] != words[i])
                return false;
        return true;
    }

    /// <summary>Masks the signs from <paramref name="from"/> to before <paramref name="end"/>, with all that stands between them.</summary>
    public void Mark(int from, int end)
    {
        if (from >= end) return;
        _masked ??= _text.ToCharArray();
        var start = _signs[from].Start;
        _masked.AsSpan(start, _signs[end - 1].End - start).Fill(ContactMask.Dot);
        Replace(from, end, Covered);
    }

    /// <summary>Hides harmless signs from the detectors that come after.</summary>
    public void Keep(int from, int end) => Replace(from, end, Kept);

    public string Masked() => _masked is null ? _text : new string(_masked);

    private void Replace(int from, int end, char c)
    {
        for (var at = from; at < end; at++) _signs[at] = _signs[at] with { Char = c };
    }

    private void Read(Rune rune, int start, int end)
    {
        var scalar = rune.Value;
        if (Numerals.Of(scalar) is { } number)
        {
            if (number >= 10) Add((char)('0' + (number / 10)));
            Add((char)('0' + (number % 10)));
        }
        else if (scalar < 0x80) Add(char.ToUpperInvariant((char)scalar));
        else if (scalar is > 0xFF00 and < 0xFF5F) Add(char.ToUpperInvariant((char)(scalar - 0xFEE0)));
        else if (TakesNoRoom(rune))
        {
            // A mark on a character goes with it.
            if (_signs.Count > 0 && _signs[^1].End == start && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                _signs[^1] = _signs[^1] with { End = end };
        }
        else if (Latin(rune) is { } latin)
            foreach (var c in latin) Add(char.ToUpperInvariant(c));
        else Add(rune.IsBmp ? (char)scalar : Rune.IsLetter(rune) ? Word : Symbol);

        void Add(char c) => _signs.Add(new(c, start, end, Numerals.Script(scalar)));
    }

    private static bool TakesNoRoom(Rune rune) =>
        rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // Circled, superscript and mathematical letters. A browser has no tables for them.
    private static string? Latin(Rune rune)
    {
        if (OperatingSystem.IsBrowser() || rune.Value is >= 0x2010 and < 0x2024 or > 0x2026 and < 0x2030 or >= 0x3000 and < 0xE000) return null;
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return plain.Any(char.IsAsciiLetterOrDigit) || plain is "@" or "." ? plain : null;
    }

    private readonly record struct Sign(char Char, int Start, int End, int Script);
}
