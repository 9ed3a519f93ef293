using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Grids;
using Coordination.LoadTests.Matters;

namespace Coordination.LoadTests.Areas;

/// <summary>Holds the wall of an area against history: its grids, and the open matters that stand in them.</summary>
internal sealed class AreaCheck
{
    private readonly AreaFold _wall;
    private readonly List<GridFold> _grids;
    private readonly List<MatterFold> _open, _unreported;
    private readonly List<Tile> _tiles;

    public AreaCheck(string area, AreaFold wall, Past past)
    {
        _wall = wall;
        _grids = [.. past.All<GridFold>().Where(grid => grid.Code.StartsWith(area, StringComparison.Ordinal))];
        _open = [.. past.All<MatterFold>().Where(matter => matter.IsOpen && matter.Grid!.StartsWith(area, StringComparison.Ordinal))];
        _unreported = [.. past.All<MatterFold>().Where(matter => matter.Grid is null)];
        var like = wall.Tiles.Keys.FirstOrDefault() ?? "grids/";
        _tiles = like.Split('/') is ["grids", _] ? Tiles("grids", 15) : Tiles(like[..like.IndexOf('/', StringComparison.Ordinal)], CodeOf(like).Length);
    }

    /// <summary>The first difference, in words; null when the wall shows what history says.</summary>
    public string? Difference()
    {
        foreach (var tile in _tiles)
            if (!_wall.Tiles.TryGetValue(tile.Id, out var shown) || shown != tile)
                return $"shows {shown?.ToString() ?? "no " + tile.Id}, history says {tile}";
        return _wall.Tiles.Count != _tiles.Count ? $"{_wall.Tiles.Count} tiles for {_tiles.Count} places" : Figures();
    }

    /// <summary>
    /// The grids of tiles that differ and the open matters there; when only a figure differs, all open matters; and what
    /// was not there yet when it was read.
    /// </summary>
    public IEnumerable<Target> Doubtful()
    {
        var places = _tiles.Where(tile => _wall.Tiles.GetValueOrDefault(tile.Id) != tile).Select(tile => CodeOf(tile.Id)).ToHashSet();
        var length = _tiles.Count > 0 ? CodeOf(_tiles[0].Id).Length : 0;
        var matters = places.Count == 0 ? _open : _open.Where(matter => places.Contains(matter.Grid![..length]));
        return
        [
            .. _grids.Where(grid => places.Contains(grid.Code[..length])).Select(grid => grid.Target),
            .. matters.Concat(_unreported).Select(matter => matter.Target),
        ];
    }

    private static string CodeOf(string tile) => tile[(tile.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private List<Tile> Tiles(string kind, int length)
    {
        var open = _open.ToLookup(matter => matter.Grid![..length]);
        return
        [
            .. _grids.GroupBy(grid => grid.Code[..length]).Select(place => new Tile(
                $"{kind}/{place.Key}", place.Sum(grid => grid.Version), place.Max(grid => grid.Level), place.Sum(grid => grid.OnDuty),
                open[place.Key].Count(), open[place.Key].Count(matter => matter.Overdue))),
        ];
    }

    private string? Figures()
    {
        if (_wall.Figures is not { } shown) return "no figures";
        (string Name, int Shown, int Said)[] figures =
        [
            ("grids", shown.Grids, _grids.Count),
            ("staffed", shown.Staffed, _grids.Count(grid => grid.OnDuty > 0)),
            ("members", shown.Members, _grids.Sum(grid => grid.Members)),
            ("on duty", shown.OnDuty, _grids.Sum(grid => grid.OnDuty)),
            ("busy", shown.Busy, _grids.Count(grid => grid.Level is GridLevel.Busy)),
            ("alert", shown.Alert, _grids.Count(grid => grid.Level is GridLevel.Alert)),
            ("open", shown.Open, _open.Count),
            ("overdue", shown.Overdue, _open.Count(matter => matter.Overdue)),
            .. Enum.GetValues<MatterStep>().Where(step => step is not MatterStep.Closed).SelectMany(step => Step(shown, step)),
        ];
        foreach (var (name, seen, said) in figures)
            if (seen != said)
                return $"{name} {seen}, history says {said}";
        return null;
    }

    private IEnumerable<(string, int, int)> Step(Figures shown, MatterStep step)
    {
        var one = shown.Steps.FirstOrDefault(one => one.Step == step);
        var here = _open.Where(matter => matter.Step == step).ToList();
        yield return ($"open at {step}", one?.Open ?? 0, here.Count);
        yield return ($"overdue at {step}", one?.Overdue ?? 0, here.Count(matter => matter.Overdue));
    }
}
