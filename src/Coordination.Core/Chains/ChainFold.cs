using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Core.Boards;

namespace Coordination.Core.Chains;

/// <summary>The content of a chain's board.</summary>
internal sealed class ChainFold : BoardFold
{
    private const int MostFirms = 5_000, MostTeams = 1_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly Comparer<FirmTile> ByPlace = Comparer<FirmTile>.Create((left, right) =>
        left.Segment.CompareTo(right.Segment) is var order and not 0 ? order : string.CompareOrdinal(left.Id, right.Id));
    private static readonly Comparer<TeamRow> ById = Comparer<TeamRow>.Create((left, right) => string.CompareOrdinal(left.Id, right.Id));

    private static readonly IEqualityComparer<ChainHead> Alike = EqualityComparer<ChainHead>.Create((x, y) =>
        x is not null && y is not null && x.Chiefs.SequenceEqual(y.Chiefs) && x with { Chiefs = [] } == y with { Chiefs = [] });

    private readonly Dictionary<string, UnitFact> _units = [];
    private readonly Dictionary<string, (TeamFact Team, long Version)> _teamFacts = [];
    private readonly CoverageTally _tally = new();
    private readonly ProblemCounter _counter = new();
    private readonly Rows<string, FirmTile> _firms;
    private readonly Rows<string, TeamRow> _teams;
    private readonly Cell<ChainHead> _head;
    private readonly Cell<Coverage> _coverage;
    private readonly Cell<ProblemTally> _problems;
    private readonly Ticker _ticker;
    private ChainFact? _chain;
    private ChairFact? _chair;

    public ChainFold(TimeZoneInfo zone) : base(zone)
    {
        (_firms, _teams, _ticker) = (Rows<string, FirmTile>(ByPlace, MostFirms), Rows<string, TeamRow>(ById, MostTeams), Ticker());
        _head = Cell(Head, same: Alike);
        _coverage = Cell(_tally.Coverage, Pace, CoverageTally.Alike);
        _problems = Cell(() => _counter.Tally(Name), Pace, ProblemCounter.Alike);
    }

    protected override void Replace(BoardFact? old, BoardFact? fact)
    {
        switch ((fact ?? old)!.Content)
        {
            case FirmFact firm:
                if (fact is null) _firms.Remove(firm.Id);
                else _firms.Set(firm.Id, firm.Tile(fact.Version));
                if (_tally.Replace((FirmFact?)old?.Content, (FirmFact?)fact?.Content)) _coverage.Touch();
                break;
            case TeamFact team when fact is null:
                _teams.Remove(team.Id);
                _teamFacts.Remove(team.Id);
                break;
            case TeamFact team:
                _teams.Set(team.Id, team.Row(fact.Version, Name));
                _teamFacts[team.Id] = (team, fact.Version);
                break;
            case ProblemFact:
                _counter.Replace((ProblemFact?)old?.Content, (ProblemFact?)fact?.Content);
                _problems.Touch();
                break;
            case UnitFact unit:
                if (fact is null) _units.Remove(unit.Id);
                else _units[unit.Id] = unit;
                foreach (var (team, version) in _teamFacts.Values.Where(one => one.Team.Owed?.Unit == unit.Id)) _teams.Set(team.Id, team.Row(version, Name));
                _head.Touch();
                _problems.Touch();
                break;
            case ChairFact chair:
                _chair = fact is null ? null : chair;
                _head.Touch();
                break;
            case ChainFact chain:
                _chain = fact is null ? null : chain;
                _head.Touch();
                break;
        }
        // What has no area of its own stands where the chain does; before that is known there is no line of it.
        if (Happened(fact) is var (own, latest) && latest != Happened(old)?.Latest && (own ?? _chain?.Area) is { } area)
            _ticker.Add(new TickerItem(fact!.Stream, area, latest.What, latest.At, latest.Detail, latest.Word));
    }

    protected override Frame Make(FrameHead head, FramePart part) => new ChainFrame(
        head.Board, head.Sequence, head.Kind, head.At, head.Newest, _firms.Take(part), _teams.Take(part), _ticker.Take(part), _head.Take(part),
        _coverage.Take(part), _problems.Take(part), _firms.TakeGone(part), _teams.TakeGone(part));

    private static (AreaCode? Area, Happening Latest)? Happened(BoardFact? fact) => fact?.Content switch
    {
        FirmFact { Latest: { } latest } firm => (firm.Area, latest),
        ProblemFact { Latest: { } latest } problem => (problem.Area, latest),
        TeamFact { Latest: { } latest } team => (team.Area, latest),
        ChairFact { Latest: { } latest } chair => (chair.Area, latest),
        _ => null,
    };

    private ChainHead Head() => new(
        _chain?.Name ?? "", _chain?.Area ?? default, _chain?.Committee, Name(_chain?.Lead), Chair(), _chain?.Chiefs ?? [], _chain?.Departments ?? 0, _chain?.CoreUnits ?? 0);

    private ChainChair? Chair() => _chair is not { } one ? null : new(
        Name(one.Chair)!, Unit(one.Chair)?.Enterprise, one.Since, one.Until, one.Holder == one.Chair ? null : Name(one.Holder), Name(one.Next), one.NextFrom, one.IsTakenOver);

    private string? Name(string? unit) => Unit(unit)?.Name ?? unit;

    private UnitFact? Unit(string? id) => id is null ? null : _units.GetValueOrDefault(id);
}
