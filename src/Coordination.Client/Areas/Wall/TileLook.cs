using Coordination.Contracts.Areas;

namespace Coordination.Client.Areas.Wall;

/// <summary>How a tile looks, for the canvas: level in the two low bits, then nobody on duty, then overdue.</summary>
public static class TileLook
{
    /// <summary>Packs the look.</summary>
    public static int Of(Tile tile) =>
        (int)tile.Level | (tile.OnDuty == 0 ? 4 : 0) | (tile.Overdue > 0 ? 8 : 0);

    /// <summary>The numbers that <c>js/tiles.js</c> paints one tile from: place, look, open, overdue, on duty.</summary>
    public static void Write(List<int> into, int place, Tile tile)
    {
        into.Add(place);
        into.Add(Of(tile));
        into.Add(tile.Open);
        into.Add(tile.Overdue);
        into.Add(tile.OnDuty);
    }
}
