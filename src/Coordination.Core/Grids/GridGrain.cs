using Coordination.Contracts.Grids;
using Coordination.Core.Journal;

namespace Coordination.Core.Grids;

/// <summary>One grid (网格) at work. Key: its 15-digit code.</summary>
[Alias("grids.grid")]
public interface IGridGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("grid")]
internal sealed class GridGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Grid, GridCommand, GridEvent>(journal, clock), IGridGrain;
