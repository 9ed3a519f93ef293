namespace Coordination.Contracts.Privacy;

/// <summary>Ids of things, whose digits are nobody's number: UUIDs and ULIDs.</summary>
internal static class Identifiers
{
    private const int UlidLength = 26;
    private static readonly int[] UuidParts = [8, 4, 4, 4, 12];

    public static void Keep(Reading text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!text.IsAlphanumeric(at) || text.IsAlphanumeric(at - 1)) continue;
            var end = Uuid(text, at) ?? Ulid(text, at);
            if (end is { } behind) text.Keep(at, behind);
        }
    }

    private static int? Uuid(Reading text, int at)
    {
        foreach (var part in UuidParts)
        {
            if (text[at] == '-') at++;
            else if (part != UuidParts[0]) return null;
            for (var end = at + part; at < end; at++)
                if (!char.IsAsciiHexDigitUpper(text[at]))
                    return null;
        }
        return text.IsAlphanumeric(at) ? null : at;
    }

    // Crockford's alphabet, 48 bits of time first. A number of somebody has fewer letters.
    private static int? Ulid(Reading text, int at)
    {
        if (text[at] > '7') return null;
        var letters = 0;
        for (var i = 0; i < UlidLength; i++)
        {
            if (!text.IsAlphanumeric(at + i) || text[at + i] is 'I' or 'L' or 'O' or 'U') return null;
            if (text.IsLetter(at + i)) letters++;
        }
        return letters < 6 || text.IsAlphanumeric(at + UlidLength) ? null : at + UlidLength;
    }
}
