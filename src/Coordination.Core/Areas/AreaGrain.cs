using Coordination.Contracts.Areas;
using Coordination.Core.Journal;

namespace Coordination.Core.Areas;

/// <summary>One county or street. Key: its 6- or 9-digit code.</summary>
[GrainType("area")]
internal sealed class AreaGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Area, AreaCommand, AreaEvent>(journal, clock);
