using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Boards;

namespace Coordination.Core.Areas;

/// <summary>The tiles of an area board: its grids, or, when they are more than a wall holds, their communities or streets.</summary>
internal sealed class TileSet(int most) : IBoardPart
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Grid, AreaLevel.Community, AreaLevel.Street];
    private readonly Dictionary<string, Roll>[] _rolls = [[], [], []];
    private readonly int[] _counts = new int[3];
    private readonly List<Roll>[] _changed = [[], [], []];
    private readonly Dictionary<string, Roll[]> _ofGrid = [];
    private IReadOnlyList<string>? _gone;
    private int _shown;

    /// <summary>True when the level shown is no longer the one that was last sent: only a snapshot can say that.</summary>
    public bool Rearranged => Fitting() != _shown;

    /// <summary>Shows the level that fits.</summary>
    public void Arrange() => _shown = Fitting();

    public bool IsDue(DateTimeOffset now) => _changed[_shown].Count > 0;

    public TimeSpan? Waits(DateTimeOffset now) => null;

    /// <summary>A grid changed, came or went.</summary>
    public void Replace(GridFact? old, long oldVersion, GridFact? fact, long version)
    {
        var rolls = RollsOf((fact ?? old)!.Area);
        for (var level = 0; level < rolls.Length; level++)
        {
            var had = rolls[level].Grids > 0;
            if (old is not null) rolls[level].Add(old, oldVersion, -1);
            if (fact is not null) rolls[level].Add(fact, version, 1);
            _counts[level] += (rolls[level].Grids > 0 ? 1 : 0) - (had ? 1 : 0);
            Change(level, rolls[level]);
        }
    }

    /// <summary>A matter changed, came or went; it counts where it stands.</summary>
    public void Replace(MatterFact? old, MatterFact? fact)
    {
        if (old is not null && fact is not null && old.Area == fact.Area && IsOpen(old) == IsOpen(fact) && old.Overdue == fact.Overdue) return;
        if (old is not null) Count(old, -1);
        if (fact is not null) Count(fact, 1);
    }

    /// <summary>A snapshot: all, in the order of their ids; a delta: those that changed since the last call.</summary>
    public IReadOnlyList<Tile> Take(FramePart part)
    {
        if (part is FramePart.Nothing) return [];
        if (part is FramePart.Whole)
        {
            foreach (var roll in _rolls[_shown].Values) roll.WasShown |= roll.Grids > 0;
            Tile[] tiles = [.. _rolls[_shown].Values.Where(roll => roll.Grids > 0).Select(roll => roll.Tile())];
            Array.Sort(tiles, (left, right) => string.CompareOrdinal(left.Id, right.Id));
            return tiles;
        }
        var changed = _changed[_shown];
        Tile[] seen = [.. changed.Where(roll => roll.Grids > 0).Select(roll => roll.Tile())];
        string[] gone = [.. changed.Where(roll => roll.Grids == 0 && roll.WasShown).Select(roll => roll.Id)];
        _gone = gone.Length > 0 ? gone : null;
        foreach (var roll in changed) roll.WasShown = roll.Grids > 0;
        foreach (var level in _changed)
        {
            foreach (var roll in level) roll.Changed = false;
            level.Clear();
        }
        return seen;
    }

    /// <summary>Ids of tiles that went, for a delta; null when there are none.</summary>
    public IReadOnlyList<string>? TakeGone(FramePart part)
    {
        var gone = part is FramePart.Changed ? _gone : null;
        _gone = null;
        return gone;
    }

    private void Count(MatterFact matter, int sign)
    {
        if (!IsOpen(matter)) return;
        var rolls = RollsOf(matter.Area);
        for (var level = 0; level < rolls.Length; level++)
        {
            rolls[level].Add(matter, sign);
            Change(level, rolls[level]);
        }
    }

    private void Change(int level, Roll roll)
    {
        if (roll.Changed) return;
        roll.Changed = true;
        _changed[level].Add(roll);
    }

    private static bool IsOpen(MatterFact matter) => matter.Step is not MatterStep.Closed;

    private Roll[] RollsOf(AreaCode grid)
    {
        if (_ofGrid.TryGetValue(grid.Value, out var known)) return known;
        return _ofGrid[grid.Value] =
        [
            .. Levels.Select((level, at) =>
            {
                var code = grid.At(level)!.Value.Value;
                if (!_rolls[at].TryGetValue(code, out var roll)) _rolls[at][code] = roll = new Roll(Id(code));
                return roll;
            }),
        ];
    }

    private int Fitting()
    {
        var level = 0;
        while (level < Levels.Length - 1 && _counts[level] > most) level++;
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

        public string Id { get; } = id;

        public bool Changed { get; set; }

        /// <summary>The last frames showed it.</summary>
        public bool WasShown { get; set; }

        /// <summary>A place without a registered grid has no tile, though matters may stand there.</summary>
        public int Grids { get; private set; }

        public void Add(GridFact grid, long version, int sign)
        {
            Grids += sign;
            _version += sign * version;
            _levels[(int)grid.Level] += sign;
            _onDuty += sign * grid.OnDuty;
        }

        public void Add(MatterFact matter, int sign)
        {
            _open += sign;
            if (matter.Overdue) _overdue += sign;
        }

        public Tile Tile() => new(
            Id, _version, _levels[2] > 0 ? GridLevel.Alert : _levels[1] > 0 ? GridLevel.Busy : GridLevel.Calm, _onDuty, _open, _overdue);
    }
}
