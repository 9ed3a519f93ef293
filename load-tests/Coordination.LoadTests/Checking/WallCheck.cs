using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Checking;

/// <summary>Holds what a wall shows against the fold of history.</summary>
internal static class WallCheck
{
    /// <summary>The first difference, in words; null when the wall shows what history says.</summary>
    public static string? Difference(string board, WallFold wall, IReadOnlyDictionary<string, GridFold> history)
    {
        if (wall.Holes > 0) return $"{board}: {wall.Holes} holes in the sequence of its frames";
        var area = board["area/".Length..];
        var grids = history.Values.Where(grid => grid.Code.StartsWith(area, StringComparison.Ordinal)).ToList();
        var expected = Tiles(grids, wall.Tiles.Keys.FirstOrDefault() ?? "grids/");
        foreach (var tile in expected)
            if (!wall.Tiles.TryGetValue(tile.Id, out var shown) || shown != tile)
                return $"{board}: shows {shown?.ToString() ?? "no " + tile.Id}, history says {tile}";
        if (wall.Tiles.Count != expected.Count) return $"{board}: {wall.Tiles.Count} tiles for {expected.Count} places";
        return Figures(board, wall.Figures, grids);
    }

    /// <summary>The grids whose tiles differ and that are to be read again.</summary>
    public static IEnumerable<string> Differing(string board, WallFold wall, IReadOnlyDictionary<string, GridFold> history)
    {
        var area = board["area/".Length..];
        return history.Values
            .Where(grid => grid.Code.StartsWith(area, StringComparison.Ordinal))
            .Where(grid => !wall.Tiles.TryGetValue(grid.Tile.Id, out var shown) || shown != grid.Tile)
            .Select(grid => grid.Code);
    }

    private static List<Tile> Tiles(List<GridFold> grids, string like)
    {
        if (like.StartsWith("grids/", StringComparison.Ordinal)) return [.. grids.Select(grid => grid.Tile)];
        var (kind, length) = like.StartsWith("communities/", StringComparison.Ordinal) ? ("communities", 12) : ("areas", like.Length - "areas/".Length);
        return
        [
            .. grids.GroupBy(grid => grid.Code[..length]).Select(place => new Tile(
                $"{kind}/{place.Key}", place.Sum(grid => grid.Version), place.Max(grid => grid.Level),
                place.Sum(grid => grid.OnDuty), place.Sum(grid => grid.Open), place.Sum(grid => grid.Overdue))),
        ];
    }

    private static string? Figures(string board, Figures? shown, List<GridFold> grids)
    {
        if (shown is null) return $"{board}: no figures";
        (string Name, int Shown, int Said)[] figures =
        [
            ("grids", shown.Grids, grids.Count),
            ("staffed", shown.Staffed, grids.Count(grid => grid.OnDuty > 0)),
            ("members", shown.Members, grids.Sum(grid => grid.Members)),
            ("on duty", shown.OnDuty, grids.Sum(grid => grid.OnDuty)),
            ("busy", shown.Busy, grids.Count(grid => grid.Level is GridLevel.Busy)),
            ("alert", shown.Alert, grids.Count(grid => grid.Level is GridLevel.Alert)),
            ("open", shown.Open, grids.Sum(grid => grid.Open)),
            ("overdue", shown.Overdue, grids.Sum(grid => grid.Overdue)),
            .. Enum.GetValues<MatterStep>().Where(step => step is not MatterStep.Closed).Select(step => (
                $"open at {step}",
                shown.Steps.FirstOrDefault(one => one.Step == step)?.Open ?? 0,
                grids.Sum(grid => grid.Matters.Count(matter => matter.Step == step)))),
        ];
        foreach (var (name, seen, said) in figures)
            if (seen != said)
                return $"{board}: {name} {seen}, history says {said}";
        return null;
    }
}
