using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>
/// An area board's content: a fold of facts. Merging keeps the higher version per stream, so order and repetition
/// don't matter. Cost follows what changed. Not thread-safe.
/// </summary>
/// <param name="area">The board's area: county, street or community.</param>
/// <param name="zone">The time zone of the place: days, months and 30 days are counted in it.</param>
/// <param name="mostTiles">With more grids than this the board shows communities, with more of those streets.</param>
public sealed class BoardFold(AreaCode area, TimeZoneInfo zone, int mostTiles = BoardFold.MostTiles)
{
    /// <summary>The bound of a board's tiles unless set otherwise.</summary>
    public const int MostTiles = 6000;
    private const int TickerLength = 20, TickerPerDelta = 3;

    private readonly Dictionary<string, BoardFact> _facts = [];
    private readonly SortedDictionary<string, PlaceName> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changedPlaces = [];
    private readonly TileSet _tiles = new(mostTiles);
    private readonly MatterTallies _matters = new(area, zone);
    private readonly GridTallies _grids = new(zone);
    private readonly List<TickerItem> _ticker = [];
    private readonly List<TickerItem> _news = [];
    private bool _figuresChanged;

    /// <summary>When the newest commit held was recorded, UTC; null for none.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>Takes a fact; false when it is no news.</summary>
    public bool Merge(BoardFact fact)
    {
        var known = _facts.GetValueOrDefault(fact.Stream);
        if (known is not null && known.Version >= fact.Version) return false;
        _facts[fact.Stream] = fact;
        if (Newest is null || fact.At > Newest) Newest = fact.At;
        Replace(known, fact);
        if (fact.Latest is { } latest && latest != known?.Latest) Tell(fact, latest);
        return true;
    }

    /// <summary>Everything.</summary>
    public Frame Snapshot(string board, long sequence, DateTimeOffset now)
    {
        Settle(now);
        return new Frame(
            board, sequence, FrameKind.Snapshot, now, Newest, _tiles.All(), _places.Values.ToArray(), _ticker.ToArray(),
            FiguresNow(), _matters.OverdueRows(), _matters.Ranking());
    }

    /// <summary>What changed since the last call; null when nothing did, or when only a snapshot can tell.</summary>
    public Frame? Delta(string board, long sequence, DateTimeOffset now, out bool snapshotNeeded)
    {
        snapshotNeeded = _tiles.Rearranged;
        var news = _news.TakeLast(TickerPerDelta).Reverse().ToArray();
        Settle(now);
        var tiles = _tiles.TakeChanged();
        var places = _changedPlaces.Select(code => _places[code]).ToArray();
        var (figures, overdue, ranking) = (_figuresChanged ? FiguresNow() : null, _matters.TakeOverdueRows(), _matters.TakeRanking());
        var changed = _figuresChanged || tiles.Length > 0 || places.Length > 0 || news.Length > 0 || overdue is not null || ranking is not null;
        _changedPlaces.Clear();
        _news.Clear();
        _figuresChanged = false;
        return changed && !snapshotNeeded
            ? new Frame(board, sequence, FrameKind.Delta, now, Newest, tiles, places, news, figures, overdue, ranking)
            : null;
    }

    private void Settle(DateTimeOffset now)
    {
        var dayTurned = _matters.Today(now) | _grids.Today(now);
        if (dayTurned)
        {
            foreach (var old in _matters.Outdated(_facts.Values).ToArray())
            {
                Replace(old, null);
                _facts.Remove(old.Stream);
            }
            _figuresChanged = true;
        }
        _tiles.Arrange();
    }

    private void Replace(BoardFact? old, BoardFact? fact)
    {
        _figuresChanged = true;
        switch (fact ?? old)
        {
            case GridFact grid:
                _tiles.Replace((GridFact?)old, grid);
                _grids.Replace((GridFact?)old, grid);
                if (grid.Name.Length > 0) Name(grid.Area, grid.Name);
                break;
            case MatterFact:
                _matters.Replace((MatterFact?)old, (MatterFact?)fact);
                break;
            case PlaceFact place:
                Name(place.Area, place.Name);
                break;
        }
    }

    private void Name(AreaCode code, string name)
    {
        if (_places.TryGetValue(code.Value, out var known) && known.Name == name) return;
        _places[code.Value] = new PlaceName(code, name);
        _changedPlaces.Add(code.Value);
    }

    private void Tell(BoardFact fact, Happening latest)
    {
        var item = new TickerItem(fact.Stream, fact.Area, latest.What, latest.At, latest.Detail);
        if (_ticker.Count == TickerLength && item.At <= _ticker[^1].At) return;
        var place = _ticker.FindIndex(other => other.At <= item.At);
        _ticker.Insert(place < 0 ? _ticker.Count : place, item);
        if (_ticker.Count > TickerLength) _ticker.RemoveAt(TickerLength);
        _news.Add(item);
        if (_news.Count > TickerLength) _news.RemoveAt(0);
    }

    private Figures FiguresNow() => _grids.Figures(_matters);
}
