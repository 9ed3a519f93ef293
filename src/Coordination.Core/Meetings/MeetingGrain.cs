using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

/// <summary>One joint meeting (党建联席会议). Key: a UUID or ULID.</summary>
[Alias("meetings.meeting")]
public interface IMeetingGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("meeting")]
internal sealed class MeetingGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<Meeting, MeetingCommand, MeetingEvent>(journal, clock), IMeetingGrain;
