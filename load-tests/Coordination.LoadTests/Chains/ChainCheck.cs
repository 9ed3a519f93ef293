using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Enterprises;
using Coordination.LoadTests.Teams;

namespace Coordination.LoadTests.Chains;

/// <summary>Holds the wall of a chain against the history of its firms and teams.</summary>
internal sealed class ChainCheck
{
    private readonly ChainWallFold _wall;
    private readonly List<EnterpriseFold> _firms;
    private readonly List<TeamFold> _teams;

    public ChainCheck(string chain, ChainWallFold wall, Past past)
    {
        bool IsHere(HistoryFold thing) => ChainIds.ChainOf(thing.Target.Id) == chain;
        _wall = wall;
        _firms = [.. past.All<EnterpriseFold>().Where(IsHere)];
        _teams = [.. past.All<TeamFold>().Where(IsHere)];
    }

    /// <summary>The first difference, in words; null when the wall shows what history says.</summary>
    public string? Difference()
    {
        foreach (var firm in _firms)
            if (!IsShown(firm)) return $"shows {Shown(firm)?.ToString() ?? "no " + firm.Target.Id}, history says {firm.Tile}";
        foreach (var team in _teams)
            if (!IsShown(team)) return $"shows {Shown(team)?.ToString() ?? "no " + team.Target.Id}, history says {team.Row}";
        if (_wall.Firms.Count != _firms.Count) return $"{_wall.Firms.Count} tiles for {_firms.Count} firms";
        if (_wall.Teams.Count != _teams.Count) return $"{_wall.Teams.Count} rows for {_teams.Count} teams";
        return Coverage();
    }

    /// <summary>What is shown otherwise than it was read; when only a figure differs, all firms.</summary>
    public IEnumerable<Target> Doubtful()
    {
        Target[] differing = [.. _firms.Where(firm => !IsShown(firm)).Select(firm => firm.Target), .. _teams.Where(team => !IsShown(team)).Select(team => team.Target)];
        return differing.Length > 0 ? differing : _firms.Select(firm => firm.Target);
    }

    private string? Coverage()
    {
        if (_wall.Coverage is not { } shown) return "no coverage";
        (string Name, int Shown, int Said)[] figures =
        [
            ("firms", shown.Firms, _firms.Count),
            ("covered", shown.Covered, _firms.Count(firm => firm.Way is not null)),
            .. Enum.GetValues<OrganisingWay>().Select(way =>
                ($"organised {way}", shown.ByWay.SingleOrDefault(one => one.Way == way)?.Firms ?? 0, _firms.Count(firm => firm.Way == way))),
        ];
        foreach (var (name, seen, said) in figures)
            if (seen != said)
                return $"{name} {seen}, history says {said}";
        return null;
    }

    private FirmTile? Shown(EnterpriseFold firm) => _wall.Firms.GetValueOrDefault(firm.Target.Id);

    private TeamRow? Shown(TeamFold team) => _wall.Teams.GetValueOrDefault(team.Target.Id);

    private bool IsShown(EnterpriseFold firm) => Shown(firm) == firm.Tile;

    // Titles are masked on the way, and units are shown by name.
    private bool IsShown(TeamFold team) => Shown(team) is { } shown && shown with { Owed = null } == team.Row;
}
