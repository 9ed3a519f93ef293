namespace Coordination.Storage.Views;

/// <summary>Conditions that must all hold, with their values.</summary>
internal sealed class Where
{
    /// <summary>More than anyone holds; keeps a statement's size bounded.</summary>
    private const int AreaLimit = 400;

    private readonly List<string> _all = [];
    private readonly List<Value> _values = [];

    public string Sql => string.Join(" AND ", _all);

    public IReadOnlyList<Value> Values => _values;

    /// <summary>A condition that names its values <c>{0}</c>, <c>{1}</c> and so on.</summary>
    public void Add(string condition, params object[] values) =>
        _all.Add(string.Format(null, condition, [.. values.Select(Name)]));

    public void OneOf(string column, IReadOnlyList<string> words) =>
        _all.Add(words.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", words.Select(Name))})");

    /// <summary>The area starts with one of <paramref name="areas"/>. An index can follow a range, not a pattern.</summary>
    public void Under(IReadOnlyList<string> areas)
    {
        var widest = Widest(areas);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widest.Count, AreaLimit, nameof(areas));
        if (widest.Contains("")) return;
        _all.Add(widest.Count == 0
            ? "1 = 0"
            : $"({string.Join(" OR ", widest.Select(area => $"(area >= {Name(area)} AND area < {Name(area + "~")})"))})");
    }

    /// <summary>Leaves out what another already holds.</summary>
    private static List<string> Widest(IReadOnlyList<string> areas)
    {
        List<string> widest = [];
        foreach (var area in areas.Order(StringComparer.Ordinal))
            if (widest.Count == 0 || !area.StartsWith(widest[^1], StringComparison.Ordinal))
                widest.Add(area);
        return widest;
    }

    private string Name(object value)
    {
        var name = $"p{_values.Count}";
        _values.Add(new(name, value));
        return "@" + name;
    }
}
