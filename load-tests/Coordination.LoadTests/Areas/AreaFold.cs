using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Areas;

/// <summary>What the wall of an area shows: its tiles and figures.</summary>
internal sealed class AreaFold(string area) : WallFold($"area/{area}")
{
    private readonly Dictionary<string, Tile> _tiles = [];

    public override Type FrameType => typeof(AreaFrame);

    public override string Sort => AreaCode.Parse(area).Level.ToString().ToLowerInvariant();

    public Figures? Figures { get; private set; }

    public IReadOnlyDictionary<string, Tile> Tiles => _tiles;

    public override IEnumerable<(string Id, long Version)> Brought(Frame frame) =>
        ((AreaFrame)frame).Tiles.Select(tile => (tile.Id, tile.Version));

    public override IEnumerable<Target> Doubtful(Past past) => new AreaCheck(area, this, past).Doubtful();

    protected override void Take(Frame frame)
    {
        var own = (AreaFrame)frame;
        if (own.Kind is FrameKind.Snapshot) _tiles.Clear();
        foreach (var tile in own.Tiles) _tiles[tile.Id] = tile;
        foreach (var gone in own.Gone ?? []) _tiles.Remove(gone);
        Figures = own.Figures ?? Figures;
    }

    protected override string? Compare(Past past) => new AreaCheck(area, this, past).Difference();
}
