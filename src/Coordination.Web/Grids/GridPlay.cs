using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Core.Journal;
using Coordination.Web.Demo;

namespace Coordination.Web.Grids;

/// <summary>What goes on in the sample's grids: patrols, duty, levels that rise and fall.</summary>
internal sealed class GridPlay(SampleCounty county) : ISamplePlay
{
    private const int OffDuty = 12, Busy = 13, MostAlerts = 4, Patrols = 25, Duties = 12, Levels = 18;
    private static readonly TimeSpan AlertLasts = TimeSpan.FromMinutes(4);

    private readonly Dictionary<AreaCode, GridView> _views = [];

    /// <summary>Grids that were read; those the simulator plays.</summary>
    public IReadOnlyCollection<GridView> Grids => _views.Values;

    public int Weight => Patrols + Duties + Levels;

    public async Task Load(IViews views, CancellationToken stop)
    {
        _views.Clear();
        await foreach (var view in views.Under(new ViewScan(["grids"], SampleCounty.County), stop)) Take(view.Row.Body);
    }

    public void Take(SampleCommand sent, Answer answer) => Take(answer.View);

    public SampleCommand? Next(SampleTurn turn) => turn.Random.Next(Weight) switch
    {
        < Patrols => ByMember(turn.Any(Grids.Where(grid => grid.OnDuty > 0)), turn, new RecordPatrol(turn.Any(GridWords.Patrols))),
        < Patrols + Duties => Duty(turn),
        _ => Level(turn),
    };

    private SampleCommand? Duty(SampleTurn turn)
    {
        var off = Grids.Where(grid => grid.OnDuty == 0).ToList();
        var leave = off.Count == 0 || turn.Random.Next(2 * OffDuty) >= off.Count;
        return leave
            ? ByMember(turn.Any(Grids.Where(grid => grid.OnDuty > 0 && grid.Level == GridLevel.Calm)), turn, new GoOffDuty())
            : ByMember(turn.Any(off), turn, new GoOnDuty());
    }

    private SampleCommand? Level(SampleTurn turn)
    {
        var alerts = Grids.Where(grid => grid.Level == GridLevel.Alert).ToList();
        if (alerts.MinBy(grid => grid.LevelAt) is { } longest && (turn.Now - longest.LevelAt > AlertLasts || alerts.Count > MostAlerts))
            return ByMember(longest, turn, new ReportLevel(turn.Random.Next(2) == 0 ? GridLevel.Calm : GridLevel.Busy, "已处置，继续观察"));
        var busy = Grids.Where(grid => grid.Level == GridLevel.Busy).ToList();
        if (busy.Count > 0 && turn.Random.Next(2 * Busy) < busy.Count)
            return ByMember(busy.MinBy(grid => grid.LevelAt)!, turn, new ReportLevel(GridLevel.Calm));
        var level = alerts.Count < MostAlerts && turn.Random.Next(alerts.Count == 0 ? 4 : 60) == 0 ? GridLevel.Alert : GridLevel.Busy;
        var calm = Grids.Where(grid => grid.Level == GridLevel.Calm && grid.OnDuty > 0);
        return ByMember(turn.Any(calm), turn, new ReportLevel(level, turn.Any(GridWords.Reasons(level))));
    }

    private SampleCommand? ByMember(GridView? grid, SampleTurn turn, object command) => grid is null
        ? null
        : new(SamplePeople.Member(county.FindPlayed(grid.Code)!), "grids", grid.Code.Value, turn.Key, command);

    private void Take(ReadOnlyMemory<byte> body)
    {
        var view = JsonSerializer.Deserialize<GridView>(body.Span, WireJson.Options)!;
        if (county.FindPlayed(view.Code) is not null) _views[view.Code] = view;
    }
}
