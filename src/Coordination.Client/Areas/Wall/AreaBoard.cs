using Coordination.Client.Boards;
using Coordination.Client.Shell;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;

namespace Coordination.Client.Areas.Wall;

/// <summary>The board of an area: its tiles, names, figures, lists and ticker.</summary>
public sealed class AreaBoard : BoardFold<AreaFrame>
{
    private const int TickerLength = 20;
    private readonly SortedDictionary<string, Tile> tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TickerItem> latest = new(StringComparer.Ordinal);

    /// <summary>Grows when there are other tiles, or other names for them, so that they have to be arranged anew.</summary>
    public int Arrangement { get; private set; }

    /// <summary>The tiles, in the order of their ids, so that places stay put.</summary>
    public IReadOnlyCollection<Tile> Tiles => tiles.Values;

    /// <summary>Null before the first snapshot.</summary>
    public Figures? Figures { get; private set; }

    /// <summary>Longest overdue first.</summary>
    public IReadOnlyList<OverdueRow> Overdue { get; private set; } = [];

    /// <summary>Best first.</summary>
    public IReadOnlyList<RankingRow> Ranking { get; private set; } = [];

    /// <summary>Newest first, at most 20.</summary>
    public IReadOnlyList<TickerItem> Ticker { get; private set; } = [];

    /// <summary>The area's name, or its digits while no name is known.</summary>
    public string NameOf(string code) => names.GetValueOrDefault(code) ?? code;

    /// <summary>The place as a reader looks for it: community and grid, without saying the community twice.</summary>
    public (string Within, string Name) PlaceOf(AreaCode code) => Places.Split(code.Value, names.GetValueOrDefault);

    /// <summary>What was last heard of <paramref name="code"/>; null when nothing was.</summary>
    public TickerItem? LatestOf(string code) => latest.GetValueOrDefault(code);

    /// <summary>The code in a tile's id: what follows the slash.</summary>
    public static string CodeOf(Tile tile) => tile.Id[(tile.Id.IndexOf('/') + 1)..];

    /// <inheritdoc/>
    protected override void Fold(AreaFrame frame)
    {
        var anew = frame.Kind is FrameKind.Snapshot || frame.Places.Count > 0;
        foreach (var place in frame.Places) names[place.Code.Value] = place.Name;
        foreach (var id in frame.Gone ?? []) anew |= tiles.Remove(id);
        foreach (var tile in frame.Tiles)
        {
            anew |= !tiles.ContainsKey(tile.Id);
            tiles[tile.Id] = tile;
        }
        if (anew) Arrangement++;
        Figures = frame.Figures ?? Figures;
        Overdue = frame.Overdue ?? Overdue;
        Ranking = frame.Ranking ?? Ranking;
        // A delta may repeat what the snapshot before it held.
        if (frame.Ticker.Count > 0)
            Ticker = [.. frame.Ticker.OrderByDescending(t => t.At).Concat(Ticker).DistinctBy(t => (t.Id, t.At, t.What)).Take(TickerLength)];
        foreach (var item in frame.Ticker) Hear(item);
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        tiles.Clear();
        names.Clear();
        latest.Clear();
        (Figures, Overdue, Ranking, Ticker) = (null, [], [], []);
    }

    private void Hear(TickerItem item)
    {
        if (!latest.TryGetValue(item.Area.Value, out var held) || held.At <= item.At) latest[item.Area.Value] = item;
    }
}
