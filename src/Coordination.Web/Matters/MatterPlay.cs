using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;
using Coordination.Web.Demo;

namespace Coordination.Web.Matters;

/// <summary>
/// What goes on with the sample's matters: what there is too much of is worked off, what there is too little of is
/// added, so nothing grows without end. Matters that people reported are left alone.
/// </summary>
internal sealed class MatterPlay(SampleCounty county) : ISamplePlay
{
    private readonly Dictionary<string, MatterView> _open = [];

    /// <summary>The simulator's own matters that are open.</summary>
    public IReadOnlyCollection<MatterView> Open => _open.Values;

    public int Weight => 45;

    /// <summary>Those overdue by the clock, longest first.</summary>
    public IReadOnlyList<MatterView> Overdue(DateTimeOffset now) =>
        [.. _open.Values.Where(matter => matter.DueAt <= now).OrderBy(matter => matter.DueAt)];

    public async Task Load(IViews views, CancellationToken stop)
    {
        _open.Clear();
        await foreach (var view in views.Under(new ViewScan(["matters"], SampleCounty.County) { ExceptStatuses = ["closed"] }, stop)) Take(view.Row.Body);
    }

    public void Take(SampleCommand sent, Answer answer) => Take(answer.View);

    public void Refused(SampleCommand sent) => _open.Remove(sent.Id);

    public SampleCommand Next(SampleTurn turn)
    {
        var overdue = Overdue(turn.Now);
        if (overdue.Count > MatterFlow.LeftOverdue) return Advance(overdue[0], turn);
        // How full each step is against how full it should be; reporting is a step that is full when too few are open.
        var fullest = MatterFlow.Standing
            .Select(standing => (standing.Step, Fill: (Ready(standing.Step, turn.Now).Count() + turn.Random.NextDouble()) / standing.Count))
            .MaxBy(step => step.Fill);
        var missing = 1 + (MatterFlow.Open - Open.Count) / 20.0;
        return missing >= fullest.Fill || !Ready(fullest.Step, turn.Now).Any()
            ? Report(turn)
            : Advance(Ready(fullest.Step, turn.Now).MinBy(matter => matter.StepSince)!, turn);
    }

    /// <summary>Works off one overdue matter, or reports one where matters are missing.</summary>
    public SampleCommand? CatchUp(SampleTurn turn) =>
        Overdue(turn.Now) is { Count: > MatterFlow.LeftOverdue } overdue ? Advance(overdue[0], turn)
        : Open.Count < MatterFlow.Open * 3 / 4 ? Report(turn)
        : null;

    private IEnumerable<MatterView> Ready(MatterStep step, DateTimeOffset now) =>
        Open.Where(matter => matter.Step == step && !SampleId.IsSlow(matter.Id) && matter.DueAt > now);

    private SampleCommand Report(SampleTurn turn)
    {
        var grid = turn.Any(county.Played)!;
        var id = SampleId.New(turn.Random, slow: turn.Random.Next(16) == 0);
        return new(SamplePeople.Member(grid), "matters", id, turn.Key, MatterFlow.Report(grid, turn.Random));
    }

    private SampleCommand Advance(MatterView matter, SampleTurn turn) =>
        MatterFlow.Next(turn.People, county.FindPlayed(matter.Grid)!, matter.Id, matter.Step, turn.Key, turn.Random);

    private void Take(ReadOnlyMemory<byte> body)
    {
        var view = JsonSerializer.Deserialize<MatterView>(body.Span, WireJson.Options)!;
        if (!SampleId.IsSample(view.Id) || county.FindPlayed(view.Grid) is null) return;
        if (view.Step == MatterStep.Closed) _open.Remove(view.Id);
        else _open[view.Id] = view;
    }
}
