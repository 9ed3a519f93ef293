using Coordination.Contracts.Chains;
using Coordination.Core.Journal;

namespace Coordination.Core.Chains;

/// <summary>One chain (产业链). Key: its slug.</summary>
[Alias("chains.chain")]
public interface IChainGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("chain")]
internal sealed class ChainGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Chain, ChainCommand, ChainEvent>(journal, clock), IChainGrain;
