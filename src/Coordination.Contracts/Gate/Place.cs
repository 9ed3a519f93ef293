using Coordination.Contracts.Areas;

namespace Coordination.Contracts.Gate;

/// <summary>
/// Places as text, the one form that grants, turns and things use: <c>*</c> (everywhere), an area code of 6–15 digits, a
/// chain path of segments such as <c>chains/x/enterprises/y</c>, or an account, <c>accounts/&lt;id&gt;</c>. A place reaches
/// itself and what lies below it: the digits by prefix, a path by whole segments. A board's id is no place.
/// </summary>
public static class Place
{
    /// <summary>The whole installation.</summary>
    public const string Everywhere = "*";

    private const string Chains = "chains/", Accounts = "accounts/";
    private const int Longest = 200;

    /// <summary>The place of one account: nobody's grant reaches it, and it reaches nothing else.</summary>
    public static string OfAccount(string account) => Accounts + account;

    /// <summary>True when <paramref name="place"/> is an account's own.</summary>
    public static bool IsAccount(string place) => place.StartsWith(Accounts, StringComparison.Ordinal);

    /// <summary>True for an area code.</summary>
    public static bool IsArea(string place) => AreaCode.TryParse(place, out _);

    /// <summary>
    /// True for a chain path: <c>chains/&lt;slug&gt;</c>, then pairs of a lower-case word and a slug. A slug has 1–40
    /// lower-case letters, digits and inner hyphens.
    /// </summary>
    public static bool IsChain(string place)
    {
        if (place.Length > Longest || !place.StartsWith(Chains, StringComparison.Ordinal)) return false;
        var segments = place.Split('/');
        return segments.Length % 2 == 0 && segments.All(IsSlug);
    }

    /// <summary>True for 1–40 lower-case ASCII letters, digits and inner hyphens.</summary>
    public static bool IsSlug(string text) =>
        text.Length is >= 1 and <= 40 && text[0] != '-' && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>
    /// The length of the next longer place that reaches <paramref name="place"/>, after one of the length
    /// <paramref name="end"/>; 0 for the first. Answers 0 after the place itself.
    /// </summary>
    public static int NextEnd(string place, int end)
    {
        if (end >= place.Length) return 0;
        if (char.IsAsciiDigit(place[0])) return end == 0 ? Math.Min(6, place.Length) : Math.Min(end + 3, place.Length);
        // Pairs of a word and a slug.
        var slash = place.IndexOf('/', end == 0 ? 0 : end + 1);
        if (slash < 0) return place.Length;
        var next = place.IndexOf('/', slash + 1);
        return next < 0 ? place.Length : next;
    }

    /// <summary>The chain that the path lies in, as a path; null for any other place.</summary>
    public static string? ChainOf(string place) => IsChain(place) ? place[..NextEnd(place, 0)] : null;

    /// <summary>The place one level up; null for a county or a chain.</summary>
    public static string? ParentOf(string place)
    {
        var (end, before) = (0, 0);
        for (int next; (next = NextEnd(place, end)) > 0; end = next) before = end;
        return before == 0 ? null : place[..before];
    }

    /// <summary>True when <paramref name="place"/> is <paramref name="holder"/> or lies below it.</summary>
    public static bool Reaches(string holder, string place)
    {
        if (holder == Everywhere) return !IsAccount(place);
        if (holder.Length == 0 || !place.StartsWith(holder, StringComparison.Ordinal)) return false;
        return char.IsAsciiDigit(holder[0])
            || holder.StartsWith(Chains, StringComparison.Ordinal) && (place.Length == holder.Length || place[holder.Length] == '/');
    }
}

/// <summary>Where a thing stands: at an area, at a chain path, or both. Who reaches either reaches the thing.</summary>
/// <param name="Area">6–15 digits; empty for none.</param>
/// <param name="Chain">A chain path; null for none.</param>
public readonly record struct Standing(string Area, string? Chain = null)
{
    /// <summary>True when <paramref name="place"/> reaches either.</summary>
    public bool IsReachedBy(string place) =>
        place == Place.Everywhere || Place.Reaches(place, Area) || (Chain is not null && Place.Reaches(place, Chain));
}
