using Coordination.Contracts.Matters;
using Coordination.Core.Journal;

namespace Coordination.Core.Matters;

/// <summary>One matter (事项). Key: its UUID or ULID.</summary>
[GrainType("matter")]
internal sealed class MatterGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Matter, MatterCommand, MatterEvent>(journal, clock);
