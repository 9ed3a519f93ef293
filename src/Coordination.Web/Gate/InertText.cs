using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Web.Gate;

/// <summary>
/// Makes every text that comes in through the gate inert: control characters but line feed and tab are refused,
/// and so is half a surrogate pair; characters that turn the direction of text or take no room are dropped.
/// </summary>
internal sealed class InertText : JsonConverter<string>
{
    // Bidi marks, embeddings, overrides and isolates; zero-width space, word joiner and byte-order mark.
    private static readonly SearchValues<char> Dropped = SearchValues.Create(
        "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200B\u2060\uFEFF");

    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not '\n' and not '\t')]);

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        return TryClean(reader.GetString()!, out var clean) ? clean : throw new TextException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>The inert form of <paramref name="text"/>; false when it must be refused.</summary>
    public static bool TryClean(string text, out string clean)
    {
        clean = text;
        if (text.AsSpan().ContainsAny(Control) || HasLoneSurrogate(text)) return false;
        if (text.AsSpan().ContainsAny(Dropped))
            clean = string.Concat(text.Where(c => !Dropped.Contains(c)));
        return true;
    }

    /// <summary>True when nothing of <paramref name="text"/> can be seen: blanks, joiners, fillers, marks without a letter.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !IsInvisible(rune))
                return false;
        return true;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
        // Letters and symbols by category that have no shape: fillers of Hangul, the blank of Braille, an empty note head;
        // and what Unicode set aside to be ignored.
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x1D159 or 0x2065
            or >= 0xFFF0 and <= 0xFFF8 or >= 0xE0000 and <= 0xE0FFF;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && ++i < text.Length && char.IsLowSurrogate(text[i])))
                return true;
        return false;
    }
}

/// <summary>A text holds a character that is not taken.</summary>
internal sealed class TextException() : JsonException("A text holds a control character.");
