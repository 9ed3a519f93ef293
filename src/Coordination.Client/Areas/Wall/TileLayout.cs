using Coordination.Contracts.Areas;

namespace Coordination.Client.Areas.Wall;

/// <summary>Tiles that stand together under one name.</summary>
/// <param name="Name">Empty when the whole board is one group.</param>
/// <param name="Count">How many of the tiles, in order, belong to it.</param>
public sealed record TileGroup(string Name, int Count);

/// <summary>How a board's tiles are arranged: groups and tiles in the order of their codes.</summary>
/// <param name="Groups">One after the other they cover all tiles.</param>
/// <param name="Labels">A name per tile where the tiles are places of their own rather than parts; else empty.</param>
public sealed record TileLayout(IReadOnlyList<TileGroup> Groups, IReadOnlyList<string> Labels)
{
    /// <summary>
    /// Grids stand under their community, communities under their street, streets under their county. Where only one
    /// group would come of it, the tiles carry their own names instead.
    /// </summary>
    public static TileLayout Of(AreaBoard board)
    {
        var codes = board.Tiles.Select(AreaBoard.CodeOf).ToList();
        var groups = codes.GroupBy(Parent).Select(g => new TileGroup(board.NameOf(g.Key), g.Count())).ToList();
        var areParts = groups.Count > 1 && codes[0].Length == (int)AreaLevel.Grid;
        return new TileLayout(
            groups.Count > 1 ? groups : [new TileGroup("", codes.Count)],
            areParts ? [] : [.. codes.Select(board.NameOf)]);
    }

    /// <summary>How many communities the tiles are or stand in; 0 where they are streets.</summary>
    public static int Communities(AreaBoard board) => board.Tiles.Select(AreaBoard.CodeOf)
        .Where(code => code.Length >= (int)AreaLevel.Community).Select(code => code[..(int)AreaLevel.Community]).Distinct().Count();

    private static string Parent(string code) => code.Length > 6 ? code[..^3] : code;
}
