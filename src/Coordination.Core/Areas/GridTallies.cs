using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Core.Boards;

namespace Coordination.Core.Areas;

/// <summary>The figures of an area board that come from its grids.</summary>
internal sealed class GridTallies(TimeZoneInfo zone)
{
    private readonly Dictionary<DateOnly, int> _patrolled = [];
    private int _grids, _staffed, _members, _onDuty, _busy, _alert;

    /// <summary>The day that figures of the day are for.</summary>
    public DateOnly Today { get; set; }

    public void Replace(GridFact? old, GridFact? fact)
    {
        if (old is not null) Add(old, -1);
        if (fact is not null) Add(fact, 1);
    }

    public Figures Figures(MatterTallies matters) => new(
        _grids, _staffed, _members, _onDuty, _busy, _alert, matters.Open, matters.Overdue, matters.ReportedToday,
        matters.ClosedToday, _patrolled.GetValueOrDefault(Today), matters.Steps(), matters.Rates());

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
