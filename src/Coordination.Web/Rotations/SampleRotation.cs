using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Web.Demo;

namespace Coordination.Web.Rotations;

/// <summary>A year of terms of the sample chain, a month each: one that is over, the running one and ten that come.</summary>
internal sealed class SampleRotation(TimeProvider clock) : ISampleActor
{
    private const int Terms = 12;

    public string Name => "rotation";

    // So that there is something to hand over.
    public IReadOnlyList<string> Needs => ["problems"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed)
    {
        var month = SampleSeed.MonthOf(clock).AddHours(12);
        var terms = Enumerable.Range(-1, Terms).Select(at => new PlannedTerm(UnitOf(at), MonthFrom(month, at), MonthFrom(month, at + 1)));
        var chief = SampleChain.Someone(Role.ChainChief, ChainIds.PathOf(SampleChain.Id));
        return [[[SampleCommand.AtStart(chief, "rotations", SampleChain.Id, "plan", new PlanTerms([.. terms]))]]];
    }

    private static string UnitOf(int at) => $"{SampleChain.Id}.{SampleChain.Core[(at + SampleChain.Core.Count) % SampleChain.Core.Count]}";

    private static DateTimeOffset MonthFrom(DateTimeOffset month, int at) => SampleSeed.MonthOf(month.AddMonths(at));
}
