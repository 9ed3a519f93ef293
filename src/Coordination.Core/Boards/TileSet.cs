using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;

namespace Coordination.Core.Boards;

/// <summary>The tiles of an area board: its grids, or, when they are more than a wall holds, their communities or streets.</summary>
internal sealed class TileSet(int most)
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Grid, AreaLevel.Community, AreaLevel.Street];
    private readonly Dictionary<string, Roll>[] _rolls = [[], [], []];
    private readonly List<Roll>[] _changed = [[], [], []];
    private readonly Dictionary<string, Roll[]> _ofGrid = [];
    private int _shown;

    /// <summary>True when the level shown is no longer the one that was last told: only a snapshot can tell that.</summary>
    public bool Rearranged => Fitting() != _shown;

    /// <summary>Shows the level that fits.</summary>
    public void Arrange() => _shown = Fitting();

    public void Replace(GridFact? old, GridFact fact)
    {
        if (!_ofGrid.TryGetValue(fact.Area.Value, out var rolls)) _ofGrid[fact.Area.Value] = rolls = RollsOf(fact.Area);
        for (var level = 0; level < rolls.Length; level++)
        {
            var roll = rolls[level];
            if (old is not null) roll.Add(old, -1);
            roll.Add(fact, 1);
            if (roll.Changed) continue;
            roll.Changed = true;
            _changed[level].Add(roll);
        }
    }

    /// <summary>All, in the order of their ids.</summary>
    public Tile[] All()
    {
        Tile[] tiles = [.. _rolls[_shown].Values.Select(roll => roll.Tile())];
        Array.Sort(tiles, (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return tiles;
    }

    /// <summary>Those that changed since the last call.</summary>
    public Tile[] TakeChanged()
    {
        Tile[] tiles = [.. _changed[_shown].Select(roll => roll.Tile())];
        foreach (var changed in _changed)
        {
            foreach (var roll in changed) roll.Changed = false;
            changed.Clear();
        }
        return tiles;
    }

    private Roll[] RollsOf(AreaCode grid) =>
    [
        .. Levels.Select((level, at) =>
        {
            var code = grid.At(level)!.Value.Value;
            if (!_rolls[at].TryGetValue(code, out var roll)) _rolls[at][code] = roll = new Roll(Id(code));
            return roll;
        }),
    ];

    private int Fitting()
    {
        var level = 0;
        while (level < Levels.Length - 1 && _rolls[level].Count > most) level++;
        return level;
    }

    private static string Id(string code) => code.Length switch
    {
        (int)AreaLevel.Grid => $"grids/{code}",
        (int)AreaLevel.Community => $"communities/{code}",
        _ => $"areas/{code}",
    };

    private sealed class Roll(string id)
    {
        private readonly int[] _levels = new int[3];
        private long _version;
        private int _onDuty, _open, _overdue;

        public bool Changed { get; set; }

        public void Add(GridFact grid, int sign)
        {
            _version += sign * grid.Version;
            _levels[(int)grid.Level] += sign;
            _onDuty += sign * grid.OnDuty;
            _open += sign * grid.Open;
            _overdue += sign * grid.Overdue;
        }

        public Tile Tile() => new(
            id, _version, _levels[2] > 0 ? GridLevel.Alert : _levels[1] > 0 ? GridLevel.Busy : GridLevel.Calm, _onDuty, _open, _overdue);
    }
}
