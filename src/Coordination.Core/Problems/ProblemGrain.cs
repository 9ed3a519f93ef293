using Coordination.Contracts.Problems;
using Coordination.Core.Journal;

namespace Coordination.Core.Problems;

/// <summary>One problem of a chain. Key: a UUID or ULID.</summary>
[Alias("problems.problem")]
public interface IProblemGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("problem")]
internal sealed class ProblemGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Problem, ProblemCommand, ProblemEvent>(journal, clock), IProblemGrain;
