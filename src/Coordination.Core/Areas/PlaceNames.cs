using Coordination.Contracts.Areas;
using Coordination.Core.Boards;

namespace Coordination.Core.Areas;

/// <summary>What the areas of a board are called.</summary>
internal sealed class PlaceNames : IBoardPart
{
    private readonly SortedDictionary<string, PlaceName> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = [];

    public void Set(AreaCode code, string name)
    {
        if (_places.TryGetValue(code.Value, out var known) && known.Name == name) return;
        _places[code.Value] = new PlaceName(code, name);
        _changed.Add(code.Value);
    }

    /// <summary>A viewer may keep the name: it says nothing by itself.</summary>
    public void Remove(AreaCode code)
    {
        _places.Remove(code.Value);
        _changed.Remove(code.Value);
    }

    public bool IsDue(DateTimeOffset now) => _changed.Count > 0;

    public TimeSpan? Waits(DateTimeOffset now) => null;

    /// <summary>A snapshot: all; a delta: new and renamed ones.</summary>
    public IReadOnlyList<PlaceName> Take(FramePart part)
    {
        if (part is FramePart.Whole) return [.. _places.Values];
        if (part is FramePart.Nothing || _changed.Count == 0) return [];
        PlaceName[] changed = [.. _changed.Select(code => _places[code])];
        _changed.Clear();
        return changed;
    }
}
