using Coordination.Contracts.Communities;
using Coordination.Core.Journal;

namespace Coordination.Core.Communities;

/// <summary>One community (社区). Key: its 12-digit code.</summary>
[Alias("communities.community")]
public interface ICommunityGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("community")]
internal sealed class CommunityGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Community, CommunityCommand, CommunityEvent>(journal, clock), ICommunityGrain;
