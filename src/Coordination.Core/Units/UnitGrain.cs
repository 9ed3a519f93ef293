using Coordination.Contracts.Units;
using Coordination.Core.Journal;

namespace Coordination.Core.Units;

/// <summary>One unit (成员单位) of a chain. Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[Alias("units.unit")]
public interface IUnitGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("unit")]
internal sealed class UnitGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Unit, UnitCommand, UnitEvent>(journal, clock), IUnitGrain;
