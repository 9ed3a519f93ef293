using Coordination.Contracts.Visits;
using Coordination.Core.Journal;

namespace Coordination.Core.Visits;

/// <summary>One visit to a firm (走访). Key: a UUID or ULID.</summary>
[Alias("visits.visit")]
public interface IVisitGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("visit")]
internal sealed class VisitGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Visit, VisitCommand, VisitEvent>(journal, clock), IVisitGrain;
