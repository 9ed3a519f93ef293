using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;

namespace Coordination.Core.Rotations;

/// <summary>One chain's rotation (轮值主席). Key: the chain's slug.</summary>
[Alias("rotations.rotation")]
public interface IRotationGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("rotation")]
internal sealed class RotationGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Rotation, RotationCommand, RotationEvent>(journal, clock), IRotationGrain;
