using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;

namespace Coordination.Core.Boards;

/// <summary>The figures of an area board that come from its grids.</summary>
internal sealed class GridTallies(TimeZoneInfo zone)
{
    private readonly Dictionary<DateOnly, int> _patrolled = [];
    private DateOnly _today;
    private int _grids, _staffed, _members, _onDuty, _busy, _alert;

    /// <summary>Sets the day; true when it turned.</summary>
    public bool Today(DateTimeOffset now)
    {
        var today = Days.Of(now, zone);
        if (today == _today) return false;
        _today = today;
        return true;
    }

    public void Replace(GridFact? old, GridFact fact)
    {
        if (old is not null) Add(old, -1);
        Add(fact, 1);
    }

    public Figures Figures(MatterTallies matters) => new(
        _grids, _staffed, _members, _onDuty, _busy, _alert, matters.Open, matters.Overdue, matters.ReportedToday,
        matters.ClosedToday, _patrolled.GetValueOrDefault(_today), matters.Steps(), matters.Rates());

    private void Add(GridFact grid, int sign)
    {
        _grids += sign;
        _members += sign * grid.Members;
        _onDuty += sign * grid.OnDuty;
        if (grid.OnDuty > 0) _staffed += sign;
        if (grid.Level is GridLevel.Busy) _busy += sign;
        if (grid.Level is GridLevel.Alert) _alert += sign;
        if (grid.LastPatrol is { } at) Days.Add(_patrolled, Days.Of(at, zone), sign);
    }
}

/// <summary>Counts by the days of a place.</summary>
internal static class Days
{
    public static DateOnly Of(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int sign) where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + sign;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }
}
