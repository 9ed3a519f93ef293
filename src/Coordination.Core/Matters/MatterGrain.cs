using Coordination.Contracts.Matters;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Matters;

/// <summary>One matter (事项). Key: its UUID or ULID.</summary>
[GrainType("matter")]
internal sealed class MatterGrain(IJournal journal, TimeProvider clock, IOptions<MatterLimits> limits)
    : JournalGrain<Matter, MatterCommand, MatterEvent>(journal, clock)
{
    protected override Verdict<MatterEvent> Decide(Matter state, MatterCommand command, Actor by, DateTimeOffset now) =>
        state.Decide(command, now, limits.Value);
}
