using System.Buffers;

namespace Coordination.Contracts.Privacy;

/// <summary>
/// Takes contact data out of a text: mobile, landline and 400/800 numbers, ID and bank-card numbers, number plates,
/// e-mail addresses, messenger ids. Dates, times, amounts, room and document numbers, area codes, UUIDs and public
/// hotlines stay. Pure and thread-safe.
/// </summary>
/// <remarks>
/// Detection works on a <see cref="Reading"/>: digits of any script and form are digits, joints that take no room are
/// gone. It runs once over the text with a bounded look ahead from each place, so the cost grows with the length.
/// </remarks>
public static class ContactMask
{
    /// <summary>Stands for each UTF-16 unit of what was found.</summary>
    public const char Dot = '•';

    // No finding without a digit, an at sign or the first character of a word that an id follows.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c =>
            char.IsSurrogate(c) || Numerals.Of(c) is not null || Triggers.Starts(c) || Addresses.Starts(c))]);

    /// <summary>
    /// The text with every UTF-16 unit of what was found as <see cref="Dot"/>, all else exactly as written; the same
    /// string when nothing was found. Masking again changes nothing.
    /// </summary>
    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspicious)) return text;
        var reading = new Reading(text);
        Addresses.Mark(reading);
        Identifiers.Keep(reading);
        Triggers.Mark(reading);
        Plates.Mark(reading);
        Lookalikes.Mark(reading);
        Numbers.Mark(reading);
        return reading.Masked();
    }
}
