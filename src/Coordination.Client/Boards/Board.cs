using Coordination.Client.Areas;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;

namespace Coordination.Client.Boards;

/// <summary>What one frame did to a <see cref="Board"/>.</summary>
[Flags]
public enum BoardChange
{
    /// <summary>Nothing but time.</summary>
    None = 0,
    /// <summary>The look of some tiles.</summary>
    Tiles = 1,
    /// <summary>Which tiles there are, or what they are called.</summary>
    Layout = 2,
    /// <summary>Figures, lists or ticker.</summary>
    Rest = 4,
}

/// <summary>A board as this browser holds it: the fold of the frames it was sent.</summary>
public sealed class Board
{
    private const int TickerLength = 20;
    private readonly SortedDictionary<string, Tile> tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TickerItem> latest = new(StringComparer.Ordinal);

    /// <summary>The last sequence held; 0 before the first frame.</summary>
    public long Sequence { get; private set; }

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

    /// <summary>The server's clock in the last frame; null before the first.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>The area's name, or its digits while no name is known.</summary>
    public string NameOf(string code) => names.GetValueOrDefault(code) ?? code;

    /// <summary>The place as a reader looks for it: community and grid, without saying the community twice.</summary>
    public (string Within, string Name) PlaceOf(AreaCode code) => Places.Split(code, names.GetValueOrDefault);

    /// <summary>What was last heard of <paramref name="code"/>; null when nothing was.</summary>
    public TickerItem? LatestOf(string code) => latest.GetValueOrDefault(code);

    /// <summary>
    /// Takes the next frame. False when it leaves a hole, which only a new watch can mend; nothing is changed then.
    /// </summary>
    public bool TryApply(Frame frame, out BoardChange change)
    {
        change = BoardChange.None;
        if (frame.Kind is FrameKind.Delta && frame.Sequence <= Sequence) return true;
        if (frame.Kind is FrameKind.Delta && frame.Sequence != Sequence + 1) return false;
        if (frame.Kind is FrameKind.Heartbeat && frame.Sequence != Sequence) return false;
        At = frame.At;
        if (frame.Kind is FrameKind.Heartbeat) return true;
        if (frame.Kind is FrameKind.Snapshot) Clear();
        Sequence = frame.Sequence;
        change = Fold(frame) | (frame.Kind is FrameKind.Snapshot ? BoardChange.Layout | BoardChange.Rest : BoardChange.None);
        return true;
    }

    /// <summary>The code in a tile's id: what follows the slash.</summary>
    public static string CodeOf(Tile tile) => tile.Id[(tile.Id.IndexOf('/') + 1)..];

    private BoardChange Fold(Frame frame)
    {
        var change = BoardChange.None;
        foreach (var place in frame.Places)
        {
            names[place.Code.Value] = place.Name;
            change |= BoardChange.Layout;
        }
        foreach (var tile in frame.Tiles)
        {
            change |= tiles.ContainsKey(tile.Id) ? BoardChange.Tiles : BoardChange.Layout;
            tiles[tile.Id] = tile;
        }
        if (frame.Figures is not null) Figures = frame.Figures;
        if (frame.Overdue is not null) Overdue = frame.Overdue;
        if (frame.Ranking is not null) Ranking = frame.Ranking;
        if (frame.Ticker.Count > 0) Ticker = [.. frame.Ticker.OrderByDescending(t => t.At).Concat(Ticker).Take(TickerLength)];
        foreach (var item in frame.Ticker) Hear(item);
        if (frame.Figures is not null || frame.Overdue is not null || frame.Ranking is not null || frame.Ticker.Count > 0)
            change |= BoardChange.Rest;
        return change;
    }

    private void Hear(TickerItem item)
    {
        if (!latest.TryGetValue(item.Area.Value, out var held) || held.At <= item.At) latest[item.Area.Value] = item;
    }

    private void Clear()
    {
        tiles.Clear();
        names.Clear();
        latest.Clear();
        Ticker = [];
    }
}
