using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;

namespace Coordination.Web.Demo;

/// <summary>What the simulator knows of the county: read from the views at start, then from the answers it gets.</summary>
internal sealed class SampleWorld(SampleCounty county)
{
    private readonly Dictionary<AreaCode, SampleGrid> _grids = county.Played.ToDictionary(grid => grid.Code);
    private readonly Dictionary<AreaCode, GridView> _views = [];
    private readonly Dictionary<string, MatterView> _open = [];

    /// <summary>Grids that were read.</summary>
    public IReadOnlyCollection<GridView> Grids => _views.Values;

    /// <summary>The simulator's own matters that are open.</summary>
    public IReadOnlyCollection<MatterView> Open => _open.Values;

    /// <summary>The sample grid of that code; one the simulator plays.</summary>
    public SampleGrid Grid(AreaCode code) => _grids[code];

    /// <summary>Those overdue by the clock, longest first.</summary>
    public IReadOnlyList<MatterView> Overdue(DateTimeOffset now) =>
        [.. _open.Values.Where(matter => matter.DueAt <= now).OrderBy(matter => matter.DueAt)];

    /// <summary>Forgets all and reads it anew.</summary>
    public async Task Load(IViews views, CancellationToken stop)
    {
        _views.Clear();
        _open.Clear();
        await foreach (var view in views.Under(new ViewScan(["grids"], SampleCounty.County), stop))
            Take(Read<GridView>(view.Row.Body));
        await foreach (var view in views.Under(new ViewScan(["matters"], SampleCounty.County) { ExceptStatus = "closed" }, stop))
            Take(Read<MatterView>(view.Row.Body));
    }

    /// <summary>Takes the view that a command was answered with.</summary>
    public void Take(SampleCommand sent, Answer answer)
    {
        if (sent.Kind == "grids") Take(Read<GridView>(answer.View));
        else Take(Read<MatterView>(answer.View));
    }

    /// <summary>Lets go of a matter that isn't as the simulator thought.</summary>
    public void Forget(string matter) => _open.Remove(matter);

    private void Take(GridView view)
    {
        if (_grids.ContainsKey(view.Code)) _views[view.Code] = view;
    }

    private void Take(MatterView view)
    {
        if (!SampleId.IsSample(view.Id) || !_grids.ContainsKey(view.Grid)) return;
        if (view.Step == MatterStep.Closed) _open.Remove(view.Id);
        else _open[view.Id] = view;
    }

    private static T Read<T>(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize<T>(body.Span, WireJson.Options)!;
}
