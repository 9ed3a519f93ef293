using Coordination.Contracts.Teams;
using Coordination.Core.Journal;

namespace Coordination.Core.Teams;

/// <summary>One commando team (党员攻坚突击队). Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[Alias("teams.team")]
public interface ITeamGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("team")]
internal sealed class TeamGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Team, TeamCommand, TeamEvent>(journal, clock), ITeamGrain;
