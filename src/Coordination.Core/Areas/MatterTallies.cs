using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.Core.Boards;

namespace Coordination.Core.Areas;

/// <summary>The figures of an area board that come from its matters: open ones, and those of the last 30 days.</summary>
internal sealed class MatterTallies(AreaCode area, TimeZoneInfo zone)
{
    private const int RateDays = 30, OverdueLength = 20, RankingLength = 100;
    private readonly int[] _open = new int[5], _late = new int[5];
    private readonly Dictionary<DateOnly, Day> _reported = [];
    private readonly Dictionary<DateOnly, int> _closed = [];
    private readonly Dictionary<(AreaCode Child, int Year, int Month), (int Reported, int Closed)> _months = [];
    private readonly SortedSet<OverdueRow> _overdue = new(Comparer<OverdueRow>.Create((left, right) =>
        left.DueAt.CompareTo(right.DueAt) is var order and not 0 ? order : string.CompareOrdinal(left.Id, right.Id)));
    private readonly AreaLevel _child = area.Level is AreaLevel.Community ? AreaLevel.Grid : AreaLevel.Community;

    /// <summary>The day that figures of the day are for.</summary>
    public DateOnly Today { get; set; }

    public int Open => _open.Sum();
    public int Overdue => _overdue.Count;
    public int ReportedToday => _reported.GetValueOrDefault(Today).All;
    public int ClosedToday => _closed.GetValueOrDefault(Today);

    public void Replace(MatterFact? old, MatterFact? fact)
    {
        if (old is not null) Add(old, -1);
        if (fact is not null) Add(fact, 1);
    }

    public StepCount[] Steps() =>
        [.. Enumerable.Range(0, _open.Length).Select(step => new StepCount((MatterStep)step, _open[step], _late[step]))];

    public Rates Rates()
    {
        var sum = new Day();
        for (var day = Today.AddDays(1 - RateDays); day <= Today; day = day.AddDays(1))
            if (_reported.TryGetValue(day, out var one)) sum = sum.Plus(one, 1);
        return new Rates(Share(sum.InTime, sum.Responded), Share(sum.Closed, sum.All), Share(sum.OnTime, sum.Closed));
    }

    public IReadOnlyList<OverdueRow> OverdueRows() => [.. _overdue.Take(OverdueLength)];

    public IReadOnlyList<RankingRow> Ranking() =>
    [
        .. _months.Where(one => one.Key.Year == Today.Year && one.Key.Month == Today.Month && one.Value.Reported > 0)
            .Select(one => new RankingRow(one.Key.Child, one.Value.Reported, one.Value.Closed))
            .OrderByDescending(row => (double)row.Closed / row.Reported).ThenByDescending(row => row.Closed).ThenBy(row => row.Code)
            .Take(RankingLength),
    ];

    private void Add(MatterFact matter, int sign)
    {
        if (matter.Step is not MatterStep.Closed)
        {
            _open[(int)matter.Step] += sign;
            if (matter is { Overdue: true, DueAt: { } due })
            {
                _late[(int)matter.Step] += sign;
                var row = new OverdueRow(matter.Id, matter.Title, matter.Area, matter.Step, due, matter.EscalatedTo);
                if (sign > 0) _overdue.Add(row);
                else _overdue.Remove(row);
            }
        }
        var (closed, responded) = (matter.ClosedAt is not null, matter.RespondedInTime is not null);
        var reported = Days.Of(matter.ReportedAt, zone);
        _reported[reported] = _reported.GetValueOrDefault(reported).Plus(
            new Day(1, closed ? 1 : 0, matter.ClosedInTime is true ? 1 : 0, responded ? 1 : 0, matter.RespondedInTime is true ? 1 : 0), sign);
        if (matter.ClosedAt is { } at) Days.Add(_closed, Days.Of(at, zone), sign);
        if (matter.Area.At(_child) is { } child)
        {
            var month = (child, reported.Year, reported.Month);
            var (all, done) = _months.GetValueOrDefault(month);
            _months[month] = (all + sign, done + (closed ? sign : 0));
        }
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);

    private readonly record struct Day(int All, int Closed, int OnTime, int Responded, int InTime)
    {
        public Day Plus(Day other, int sign) => new(
            All + (sign * other.All), Closed + (sign * other.Closed), OnTime + (sign * other.OnTime),
            Responded + (sign * other.Responded), InTime + (sign * other.InTime));
    }
}
