using Coordination.Contracts.Boards;

namespace Coordination.LoadTests.Walls;

/// <summary>What a wall shows: the fold of its frames. Not thread-safe; a wall has one reader at a time.</summary>
internal sealed class WallFold
{
    private readonly Dictionary<string, Tile> _tiles = [];

    /// <summary>Of the last frame; 0 before the first.</summary>
    public long Sequence { get; private set; }

    public Figures? Figures { get; private set; }

    /// <summary>Deltas that did not follow on the frame before: such a wall shows something that never was.</summary>
    public int Holes { get; private set; }

    public IReadOnlyDictionary<string, Tile> Tiles => _tiles;

    public void Apply(Frame frame)
    {
        if (frame.Kind is FrameKind.Snapshot) _tiles.Clear();
        else if (frame.Sequence != Sequence + (frame.Kind is FrameKind.Delta ? 1 : 0)) Holes++;
        foreach (var tile in frame.Tiles) _tiles[tile.Id] = tile;
        Figures = frame.Figures ?? Figures;
        Sequence = frame.Sequence;
    }
}
