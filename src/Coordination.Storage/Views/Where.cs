using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>Conditions that must all hold, with their values.</summary>
internal sealed class Where
{
    /// <summary>More than anyone holds; keeps a statement's size bounded.</summary>
    private const int AreaLimit = 400;

    private readonly List<string> _all = [];
    private readonly List<Value> _values = [];

    public string Sql => _all.Count == 0 ? "1 = 1" : string.Join(" AND ", _all);

    public IReadOnlyList<Value> Values => _values;

    /// <summary>A condition that names its values <c>{0}</c>, <c>{1}</c> and so on.</summary>
    public void Add(string condition, params object[] values) =>
        _all.Add(string.Format(null, condition, [.. values.Select(Name)]));

    public void OneOf(string column, IReadOnlyList<string> words) =>
        _all.Add(words.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", words.Select(Name))})");

    /// <summary>The column holds none of the words, or nothing.</summary>
    public void NoneOf(string column, IReadOnlyList<string> words) => _all.Add(Not(column, words));

    /// <summary>One of the words is in either column.</summary>
    public void EitherOf(string column, string other, IReadOnlyList<string> words)
    {
        var names = string.Join(", ", words.Select(Name));
        _all.Add($"({column} IN ({names}) OR {other} IN ({names}))");
    }

    /// <summary>Stands at or below one of the places. An index can follow a range, not a pattern.</summary>
    public void Within(IReadOnlyList<string> places)
    {
        if (In(places) is { } within) _all.Add(within);
    }

    /// <summary>Of one of the kinds, at or below one of the places where that kind is seen. Kinds that are seen alike go together.</summary>
    public void Seen(IReadOnlyList<SeenKind> kinds)
    {
        List<(IReadOnlyList<string> Places, List<string> Kinds)> alike = [];
        foreach (var (kind, places) in kinds)
            if (alike.FindIndex(one => one.Places.SequenceEqual(places)) is var at and >= 0) alike[at].Kinds.Add(kind);
            else alike.Add((places, [kind]));
        var each = alike.ConvertAll(one =>
            $"kind IN ({string.Join(", ", one.Kinds.Select(Name))}){(In(one.Places) is { } within ? $" AND {within}" : "")}");
        _all.Add(each.Count == 0 ? "1 = 0" : $"(({string.Join(") OR (", each)}))");
    }

    /// <summary>The same of one kind, as a part of a statement that is written elsewhere.</summary>
    public string SeenAs(SeenKind one) => $"kind = {Name(one.Kind)}{(In(one.Places) is { } within ? $" AND {within}" : "")}";

    /// <summary>Null for everywhere.</summary>
    private string? In(IReadOnlyList<string> places)
    {
        var widest = Widest(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widest.Count, AreaLimit, nameof(places));
        if (widest.Contains(Place.Everywhere)) return null;
        return widest.Count == 0 ? "1 = 0" : $"({string.Join(" OR ", widest.Select(place => Below(ColumnOf(place), place)))})";
    }

    /// <summary>The column stands at or below one of the places.</summary>
    public string Below(string column, string place) =>
        Place.IsChain(place)
            ? $"({column} = {Name(place)} OR ({column} >= {Name(place + "/")} AND {column} < {Name(place + "0")}))"
            : $"({column} >= {Name(place)} AND {column} < {Name(place + "~")})";

    /// <summary>Waits for who holds one of the grants: role at a place that reaches the turn's.</summary>
    public void TurnOf(string streamColumn, IReadOnlyList<RoleGrant> grants)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grants.Count, AreaLimit, nameof(grants));
        _all.Add(grants.Count == 0 ? "1 = 0" : $"{streamColumn} IN (SELECT stream FROM turns WHERE {string.Join(" OR ", grants.Select(Held))})");
    }

    private string Held(RoleGrant grant) => grant.Place == Place.Everywhere
        ? $"role = {Name(grant.Role.ToString())}"
        : $"(role = {Name(grant.Role.ToString())} AND {Below("place", grant.Place)})";

    private string Not(string column, IReadOnlyList<string> words) =>
        $"({column} IS NULL OR {column} NOT IN ({string.Join(", ", words.Select(Name))}))";

    private static string ColumnOf(string place) => Place.IsChain(place) ? "chain" : "area";

    /// <summary>Of the scan's kinds, at or below its area and chain.</summary>
    public void Stands(ViewScan scan)
    {
        if (scan.Kinds.Count > 0) OneOf("kind", scan.Kinds);
        if (scan.Area.Length > 0) _all.Add(Below("area", scan.Area));
        if (scan.Chain is { } chain) _all.Add(Below("chain", chain));
    }

    /// <summary>At or below the scan's area and chain now, or once.</summary>
    public void StandsOrStood(ViewScan scan, string streamColumn)
    {
        List<string> places = [];
        if (scan.Area.Length > 0) places.Add(Below("area", scan.Area));
        if (scan.Chain is { } chain) places.Add(Below("chain", chain));
        if (places.Count == 0) return;
        var stands = string.Join(" AND ", places);
        _all.Add($"(({stands}) OR {streamColumn} IN (SELECT stream FROM former_places WHERE {stands}))");
    }

    /// <summary>What the scan's filters find now, or what changed after the moment.</summary>
    public void FoundOrChanged(ViewScan scan, long moment)
    {
        List<string> found = [];
        if (scan.ChangedSince is { } since) found.Add($"updated_at >= {Name(Moment.Of(since))}");
        if (scan.ExceptStatuses.Count > 0) found.Add(Not("status", scan.ExceptStatuses));
        if (found.Count > 0) _all.Add($"(({string.Join(" AND ", found)}) OR updated_at > {Name(moment)})");
    }

    /// <summary>The two columns are one of the pairs.</summary>
    public void OneOfPairs<T>(string first, string second, IEnumerable<(T First, long Second)> pairs) where T : notnull =>
        _all.Add($"({first}, {second}) IN (VALUES {string.Join(", ", pairs.Select(pair => $"({Name(pair.First)}, {Name(pair.Second)})"))})");

    /// <summary>Leaves out what another already holds.</summary>
    private static List<string> Widest(IReadOnlyList<string> areas)
    {
        List<string> widest = [];
        foreach (var area in areas.Order(StringComparer.Ordinal))
            if (widest.Count == 0 || !(widest[^1].Length == 0 || Place.Reaches(widest[^1], area)))
                widest.Add(area);
        return widest;
    }

    /// <summary>A value of a part of the statement that is written elsewhere.</summary>
    public string Name(object value)
    {
        var name = $"p{_values.Count}";
        _values.Add(new(name, value));
        return "@" + name;
    }
}
