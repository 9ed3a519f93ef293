using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Shell;

/// <summary>
/// What a list asks for, read out of its address, so that what changed elsewhere is known to belong to it. The server's own look
/// decides: what is said here only says whether it is worth one.
/// </summary>
public sealed class ListFilter
{
    private const int MostBoards = 4;
    private readonly Dictionary<string, string> _asked;

    private ListFilter(string kind, Dictionary<string, string> asked) => (Kind, _asked) = (kind, asked);

    /// <summary>The kind of things.</summary>
    public string Kind { get; }

    /// <summary>The filter of a list's address, for example <c>api/matters?status=file,handle&amp;area=360424</c>.</summary>
    public static ListFilter Of(string path)
    {
        var (address, query) = path.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? (path[..mark], path[(mark + 1)..]) : (path, "");
        return new(address[(address.LastIndexOf('/') + 1)..], query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2))
            .Where(one => one.Length == 2).DistinctBy(one => one[0]).ToDictionary(one => one[0], one => Uri.UnescapeDataString(one[1])));
    }

    /// <summary>The boards that tell what changes among what the list could show to who holds the grants.</summary>
    public IReadOnlyList<string> Boards(IReadOnlyList<RoleGrant> grants)
    {
        IEnumerable<string> places = Asked("area") is { } area ? [area] : Asked("chain") is { } chain ? [$"chains/{chain}"]
            : Permissions.ToSee(grants, Kind).Select(grant => grant.Place).Distinct().Order(StringComparer.Ordinal);
        return [.. places.Take(MostBoards).Select(place => $"list/{Kind}/{place}")];
    }

    /// <summary>True when the list may show it.</summary>
    /// <param name="one">What changed.</param>
    /// <param name="me">The reader's account id.</param>
    /// <param name="grants">The reader's grants.</param>
    public bool Fits(Change one, string? me, IReadOnlyList<RoleGrant> grants) =>
        (Asked("status") is not { } status || one.Status is { } has && status.Split(',').Contains(has))
        && (Asked("area") is not { } area || one.Area.StartsWith(area, StringComparison.Ordinal))
        && (Asked("chain") is not { } chain || one.Chain is { } stands && Place.Reaches($"chains/{chain}", stands))
        && (Asked("owner") is not { } owner || one.Owner == (owner == "me" ? me : owner))
        && (Asked("turn") is not "me" || one.Turns.Any(turn => grants.Any(turn.IsOf)))
        && (Asked("q") is not { } text || one.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || one.View?.Contains(text, StringComparison.OrdinalIgnoreCase) is true);

    private string? Asked(string name) => _asked.GetValueOrDefault(name);
}
