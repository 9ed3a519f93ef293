using Coordination.Core.Journal;

namespace Coordination.Web.Demo;

/// <summary>A feature's part of the sample: what it has at the start. Found by the scan, made once by the container.</summary>
internal interface ISampleActor
{
    /// <summary>What the part is called, by which others need it: the kind's name.</summary>
    string Name { get; }

    /// <summary>The parts that must be there first.</summary>
    IReadOnlyList<string> Needs => [];

    /// <summary>
    /// The commands that make the part, in phases; a phase begins when the one before is done. A phase has scripts that
    /// don't wait for each other; the commands of a script go one after the other. Every key is the same at every start,
    /// so what was done once is not done again.
    /// </summary>
    IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed);

    /// <summary>Sent when all parts are there and nothing was refused: what <see cref="IsWhole"/> looks for.</summary>
    IReadOnlyList<SampleCommand> Seal => [];

    /// <summary>True when nothing is missing that the part can tell by itself. Only when all parts say so nothing is seeded.</summary>
    ValueTask<bool> IsWhole(IViews views, CancellationToken stop) => new(true);
}
