using Coordination.Contracts.Matters;
using Coordination.Web.Demo;

namespace Coordination.Web.Matters;

/// <summary>The matters of the sample, at every step. The grids of sign-ins are left to people; the first few have one to handle.</summary>
internal sealed class SampleMatters(SampleCounty county) : ISampleActor
{
    private const int Closed = 360, SlowDispatch = 5, SlowClose = 4, ToHandle = 4;

    public string Name => "matters";

    public IReadOnlyList<string> Needs => ["grids"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => [All(seed)];

    private IEnumerable<IReadOnlyList<SampleCommand>> All(SampleSeed seed)
    {
        foreach (var grid in county.Grids.Where(grid => grid.SignIn is >= 1 and <= ToHandle))
            yield return Matter(seed, grid, MatterStep.Handle, slow: false);
        foreach (var (step, count) in MatterFlow.Standing.Append((MatterStep.Closed, Closed)))
            for (var at = 0; at < count; at++)
                yield return Matter(seed, seed.Pick(county.Played), step, slow: at < (step switch { MatterStep.Dispatch => SlowDispatch, MatterStep.Close => SlowClose, _ => 0 }));
    }

    private static List<SampleCommand> Matter(SampleSeed seed, SampleGrid grid, MatterStep until, bool slow)
    {
        var id = SampleId.New(seed.Random, slow);
        var script = new List<SampleCommand>
        {
            SampleCommand.AtStart(SamplePeople.Member(grid), "matters", id, "report", MatterFlow.Report(grid, seed.Random)),
        };
        for (var step = MatterStep.File; step < until; step++)
            script.Add(MatterFlow.Next(seed.People, grid, id, step, $"sample/{id}/{step}", seed.Random));
        return script;
    }
}
