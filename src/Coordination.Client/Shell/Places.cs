using Coordination.Client.Api;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Shell;

/// <summary>
/// What places are called, for screens that hold their codes. Lives as long as the page; each is asked for once. A place
/// that has no name keeps its code.
/// </summary>
public sealed class Places(CoordinationApi api)
{
    /// <summary>As many as the server answers at once, and as many characters as an address holds with ease.</summary>
    private const int AtOnce = 200, Longest = 6_000;

    /// <summary>A place of this many digits is said with the one above it, of so many.</summary>
    private const int Lowest = 15, AboveIt = 12;

    /// <summary>Names came.</summary>
    public event Action? Learned;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>
    /// Asks for the names of these places, and of what they are said with, as far as they aren't known and can have one.
    /// Without an answer they keep their codes until the next time. True when the names of some came.
    /// </summary>
    public async Task<bool> Learn(IEnumerable<string> places)
    {
        var unknown = places.Where(place => Place.IsArea(place) || Place.IsChain(place))
            .SelectMany(place => place.Length == Lowest ? [place, place[..AboveIt]] : (string[])[place])
            .Where(place => !names.ContainsKey(place)).Distinct().ToList();
        foreach (var part in Parts(unknown))
        {
            var answer = await api.Get<List<NamedPlace>>($"api/places?codes={string.Join(',', part)}");
            if (answer.Value is not { } found)
            {
                if (answer.Problem!.IsPassing) return false;
                found = [];
            }
            foreach (var place in part) names[place] = "";
            foreach (var place in found) names[place.Code] = place.Name;
        }
        if (unknown.Count > 0) Learned?.Invoke();
        return unknown.Count > 0;
    }

    /// <summary>The place as a reader looks for it.</summary>
    public (string Within, string Name) Of(string place) => Split(place, Known);

    /// <summary><see cref="Of"/> as one text.</summary>
    public string Say(string place) => Of(place) is ({ Length: > 0 } within, var name) ? $"{within} {name}" : Of(place).Name;

    /// <summary>
    /// A place of the lowest level with the name of the one above, without saying that twice; of any other the name alone.
    /// </summary>
    public static (string Within, string Name) Split(string place, Func<string, string?> nameOf)
    {
        var name = nameOf(place) ?? place;
        if (place.Length != Lowest || !Place.IsArea(place) || nameOf(place[..AboveIt]) is not { } within) return ("", name);
        return (within, name.StartsWith(within, StringComparison.Ordinal) ? name[within.Length..].TrimStart(' ', '·') : name);
    }

    private static IEnumerable<List<string>> Parts(List<string> places)
    {
        var part = new List<string>();
        var length = 0;
        foreach (var place in places)
        {
            if (part.Count == AtOnce || length + place.Length + 1 > Longest)
            {
                yield return part;
                (part, length) = ([], 0);
            }
            part.Add(place);
            length += place.Length + 1;
        }
        if (part.Count > 0) yield return part;
    }

    private string? Known(string place) => names.GetValueOrDefault(place) is { Length: > 0 } name ? name : null;
}
