using Coordination.Client.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;

namespace Coordination.Client.Areas;

/// <summary>What places are called, for screens that hold codes. Lives as long as the page; each is asked for once.</summary>
public sealed class Places(CoordinationApi api)
{
    /// <summary>As many as the server answers at once.</summary>
    private const int AtOnce = 200;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>
    /// Asks for the names of these places, and of the communities of grids, as far as they aren't known. Without an
    /// answer they keep their digits until the next time.
    /// </summary>
    public async Task Learn(IEnumerable<AreaCode> codes)
    {
        var unknown = codes
            .SelectMany(code => code.Level is AreaLevel.Grid ? [code.Value, code.Parent!.Value.Value] : (string[])[code.Value])
            .Where(code => !names.ContainsKey(code)).Distinct().ToList();
        foreach (var part in unknown.Chunk(AtOnce))
        {
            var answer = await api.Get<List<PlaceName>>($"api/places?codes={string.Join(',', part)}");
            if (answer.Value is not { } found)
            {
                if (answer.Problem!.IsPassing) return;
                found = [];
            }
            foreach (var code in part) names[code] = "";
            foreach (var place in found) names[place.Code.Value] = place.Name;
        }
    }

    /// <summary>The place as a reader looks for it.</summary>
    public (string Within, string Name) Of(AreaCode code) => Split(code, Known);

    /// <summary><see cref="Of"/> as one text.</summary>
    public string Say(AreaCode code) => Of(code) is ({ Length: > 0 } within, var name) ? $"{within} {name}" : Of(code).Name;

    /// <summary>
    /// A grid's community and its name, without saying the community twice; of any other place the name alone. Digits
    /// where no name is known.
    /// </summary>
    public static (string Within, string Name) Split(AreaCode code, Func<string, string?> nameOf)
    {
        var name = nameOf(code.Value) ?? code.Value;
        if (code.Level is not AreaLevel.Grid || nameOf(code.Value[..12]) is not { } within) return ("", name);
        return (within, name.StartsWith(within, StringComparison.Ordinal) ? name[within.Length..].TrimStart(' ', '·') : name);
    }

    private string? Known(string code) => names.GetValueOrDefault(code) is { Length: > 0 } name ? name : null;
}
