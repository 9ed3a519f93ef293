using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Core.Boards;

namespace Coordination.Core.Areas;

/// <summary>The content of an area board: tiles, names, figures, the overdue list, the ranking and the ticker.</summary>
public sealed class AreaFold : BoardFold
{
    private static readonly TimeSpan FiguresPace = TimeSpan.FromMilliseconds(250), ListPace = TimeSpan.FromSeconds(1);
    private readonly TileSet _tiles;
    private readonly PlaceNames _places;
    private readonly MatterTallies _matters;
    private readonly GridTallies _grids;
    private readonly Ticker _ticker;
    private readonly Cell<Figures> _figures;
    private readonly Cell<IReadOnlyList<OverdueRow>> _overdue;
    private readonly Cell<IReadOnlyList<RankingRow>> _ranking;

    /// <summary>An empty board.</summary>
    /// <param name="area">County, street or community.</param>
    /// <param name="zone">The time zone of the place: days, months and 30 days are counted in it.</param>
    /// <param name="mostTiles">With more grids than this the board shows communities, with more of those streets.</param>
    public AreaFold(AreaCode area, TimeZoneInfo zone, int mostTiles = BoardOptions.TilesUnlessSet) : base(zone)
    {
        (_tiles, _places, _ticker) = (Part(new TileSet(mostTiles)), Part(new PlaceNames()), Ticker());
        (_matters, _grids) = (new MatterTallies(area, zone), new GridTallies(zone));
        _figures = Cell(() => _grids.Figures(_matters), FiguresPace, FiguresAlike.Instance);
        _overdue = Cell(_matters.OverdueRows, ListPace, new SameItems<OverdueRow>());
        _ranking = Cell(_matters.Ranking, ListPace, new SameItems<RankingRow>());
    }

    /// <inheritdoc/>
    public override bool NeedsSnapshot => _tiles.Rearranged;

    /// <inheritdoc/>
    protected override void Replace(BoardFact? old, BoardFact? fact)
    {
        _figures.Touch();
        var happening = (fact?.Content ?? old?.Content) switch
        {
            GridFact => Grid(old, fact),
            MatterFact => Matter((MatterFact?)old?.Content, (MatterFact?)fact?.Content),
            PlaceFact place => Place(place, fact is not null),
            _ => null,
        };
        var before = old?.Content switch { GridFact grid => grid.Latest, MatterFact matter => matter.Latest, _ => null };
        if (happening is (var area, var latest) && latest != before)
            _ticker.Add(new TickerItem(fact!.Stream, area, latest.What, latest.At, latest.Detail, latest.Word));
    }

    /// <inheritdoc/>
    protected override Frame Make(FrameHead head, FramePart part)
    {
        if (part is FramePart.Whole) _tiles.Arrange();
        return new AreaFrame(
            head.Board, head.Sequence, head.Kind, head.At, head.Newest, _tiles.Take(part), _places.Take(part), _ticker.Take(part),
            _figures.Take(part), _overdue.Take(part), _ranking.Take(part), _tiles.TakeGone(part));
    }

    /// <inheritdoc/>
    protected override void TurnDay()
    {
        _matters.Today = _grids.Today = Today;
        _figures.Touch();
        _ranking.Touch();
    }

    private (AreaCode, Happening)? Grid(BoardFact? old, BoardFact? fact)
    {
        var (before, after) = ((GridFact?)old?.Content, (GridFact?)fact?.Content);
        _tiles.Replace(before, old?.Version ?? 0, after, fact?.Version ?? 0);
        _grids.Replace(before, after);
        if (after is { Name.Length: > 0 }) _places.Set(after.Area, after.Name);
        else if (after is null) _places.Remove(before!.Area);
        return after?.Latest is { } latest ? (after.Area, latest) : null;
    }

    private (AreaCode, Happening)? Matter(MatterFact? before, MatterFact? after)
    {
        _tiles.Replace(before, after);
        _matters.Replace(before, after);
        _overdue.Touch();
        _ranking.Touch();
        return after?.Latest is { } latest ? (after.Area, latest) : null;
    }

    private (AreaCode, Happening)? Place(PlaceFact place, bool isThere)
    {
        if (isThere) _places.Set(place.Area, place.Name);
        else _places.Remove(place.Area);
        return null;
    }

    /// <summary>Figures with the same numbers; the steps are a list.</summary>
    private sealed class FiguresAlike : IEqualityComparer<Figures>
    {
        public static FiguresAlike Instance { get; } = new();

        public bool Equals(Figures? x, Figures? y) =>
            x is not null && y is not null && x.Steps.SequenceEqual(y.Steps) && x with { Steps = [] } == y with { Steps = [] };

        public int GetHashCode(Figures obj) => obj.Open;
    }
}
