using Coordination.Contracts.Enterprises;
using Coordination.LoadTests.Chains;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Enterprises;

/// <summary>How firms are running and how much of their capacity they use, one report of a firm at a time.</summary>
internal sealed class EnterpriseWork : ILoadWork
{
    private static readonly string[] Notes = ["园区限电", "原料未到", "道路管制", "炉体检修", "订单不足"];
    private static readonly TimeSpan Stop = TimeSpan.FromDays(7);
    private readonly HashSet<string> _moving = [], _standing = [];

    public int Weight => 30;

    public bool Has(County county) => county.Firms.Count > 0;

    /// <summary>Where no file was imported, everything in the chains is made known like the grids.</summary>
    public IEnumerable<Prepared> Prepare(County county, Workforce workforce, IReadOnlyList<string> ids, bool imported) =>
        imported ? [] : ChainThings.Chains(county).Concat(ChainThings.Within(county));

    public PlannedCommand? Next(LoadScene scene)
    {
        var firm = scene.Random.Next(scene.County.Firms.Count);
        var id = scene.County.Firms[firm];
        if (!_moving.Add(id)) return null;
        // A firm that stands uses nothing, and says so by its state alone.
        var ofLoad = !_standing.Contains(id) && scene.Random.Next(3) == 0;
        return scene.Ledger.Plan(
            new Target("enterprises", id), scene.Workforce.FirmAt(firm), number => ofLoad ? new ReportLoad(scene.Random.Next(101)) : State(scene, number));
    }

    public void Settled(PlannedCommand command, Fate fate)
    {
        var id = command.Target.Id;
        if (fate is Fate.Unknown) return;
        _moving.Remove(id);
        if (fate is not Fate.Acknowledged || command.Body is not ReportState said) return;
        if (said.State is EnterpriseState.Stopped or EnterpriseState.PlannedStop) _standing.Add(id);
        else _standing.Remove(id);
    }

    private static ReportState State(LoadScene scene, int number)
    {
        var state = (EnterpriseState)scene.Random.Next(4);
        return new ReportState(
            state,
            state is EnterpriseState.Running ? null : (StateCause)scene.Random.Next(9),
            $"{scene.Word(Notes)} {number}",
            state is EnterpriseState.PlannedStop ? scene.Clock.GetUtcNow() + Stop : null);
    }
}
