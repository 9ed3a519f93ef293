using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

// Who speaks, who wants to, and for how long each spoke.
public sealed partial record Meeting
{
    private Verdict<MeetingEvent> OfQueue(UnitWord said, string unit, DateTimeOffset now) => said switch
    {
        WithdrawRequest => Floor.Queue.Contains(unit) ? new SpeechWithdrawn(unit) : Verdict<MeetingEvent>.Nothing,
        _ when !Present.Contains(unit) => new Refused(MeetingRefusals.NotPresent),
        _ when InHand is null => new Refused(MeetingRefusals.NoItemInHand),
        _ when Floor.Queue.Contains(unit) => Verdict<MeetingEvent>.Nothing,
        _ => new SpeechAsked(unit, now),
    };

    private Verdict<MeetingEvent> OfFloor(MeetingCommand command, DateTimeOffset now) => command switch
    {
        GiveFloor said when !Units.Contains(said.Unit) => new Refused(MeetingRefusals.NotInvited),
        GiveFloor said when !Present.Contains(said.Unit) => new Refused(MeetingRefusals.NotPresent),
        GiveFloor when InHand is null => new Refused(MeetingRefusals.NoItemInHand),
        GiveFloor said when Floor.Speaker?.Unit == said.Unit => Verdict<MeetingEvent>.Nothing,
        GiveFloor { Between: true } when Floor.Speaker is null => new Refused(MeetingRefusals.NobodySpeaks),
        GiveFloor { Between: true } when Floor.Interrupted is not null => new Refused(MeetingRefusals.AlreadyBetween),
        GiveFloor said => new FloorGiven(said.Unit, said.Seconds, said.Between, now),
        MoveBack said when !Floor.Queue.Contains(said.Unit) || Floor.Queue[^1] == said.Unit => new Refused(MeetingRefusals.NotInQueue),
        MoveBack said => new SpeechMovedBack(said.Unit),
        EndFloor when Floor.Speaker is null => Verdict<MeetingEvent>.Nothing,
        EndFloor => new FloorEnded(now),
        _ when Floor.Speaker is null => new Refused(MeetingRefusals.NobodySpeaks),
        PauseFloor => Floor.Speaker.Since is null ? Verdict<MeetingEvent>.Nothing : new FloorPaused(now),
        ResumeFloor => Floor.Speaker.Since is not null ? Verdict<MeetingEvent>.Nothing : new FloorResumed(now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    private Meeting OnFloor(MeetingEvent happened) => happened switch
    {
        SpeechAsked e => this with { Floor = Floor with { Queue = [.. Floor.Queue, e.Unit] } },
        SpeechWithdrawn e => this with { Floor = Floor with { Queue = [.. Floor.Queue.Where(unit => unit != e.Unit)] } },
        SpeechMovedBack e => this with { Floor = Floor with { Queue = MovedBack(e.Unit) } },
        FloorGiven { Between: true } e => this with
        {
            Floor = Floor with { Speaker = new Speaker(e.Unit, e.At, 0, e.Seconds), Interrupted = Stopped(Floor.Speaker, e.At), Queue = Without(e.Unit) },
        },
        FloorGiven e when FloorFreed(e.At) is var freed => freed with
        {
            Floor = freed.Floor with { Speaker = new Speaker(e.Unit, e.At, 0, e.Seconds), Queue = Without(e.Unit) },
        },
        FloorPaused e => this with { Floor = Floor with { Speaker = Stopped(Floor.Speaker, e.At) } },
        FloorResumed e => this with { Floor = Floor with { Speaker = Floor.Speaker is { } one ? one with { Since = e.At } : null } },
        FloorEnded e => this with
        {
            Floor = Counted(Floor, Floor.Speaker, e.At) with { Speaker = Floor.Interrupted is { } one ? one with { Since = e.At } : null, Interrupted = null },
        },
        _ => this,
    };

    // Nobody speaks, nobody waits to; what was spoken is counted.
    private Meeting FloorFreed(DateTimeOffset at) => this with
    {
        Floor = Counted(Counted(Floor, Floor.Speaker, at), Floor.Interrupted, at) with { Speaker = null, Interrupted = null, Queue = [] },
    };

    // Who left neither speaks nor waits to.
    private Meeting Silenced(string unit, DateTimeOffset at)
    {
        var floor = Floor with { Queue = Without(unit) };
        if (floor.Interrupted?.Unit == unit) floor = Counted(floor, floor.Interrupted, at) with { Interrupted = null };
        if (floor.Speaker?.Unit == unit)
            floor = Counted(floor, floor.Speaker, at) with { Speaker = floor.Interrupted is { } one ? one with { Since = at } : null, Interrupted = null };
        return this with { Floor = floor };
    }

    private static Floor Counted(Floor floor, Speaker? speaker, DateTimeOffset at)
    {
        if (Stopped(speaker, at) is not { Used: > 0 } one) return floor;
        var before = floor.Spoken.FirstOrDefault(other => other.Unit == one.Unit)?.Seconds ?? 0;
        return floor with { Spoken = [.. floor.Spoken.Where(other => other.Unit != one.Unit), new SpokenTime(one.Unit, before + one.Used)] };
    }

    private static Speaker? Stopped(Speaker? speaker, DateTimeOffset at) =>
        speaker is { Since: { } since } ? speaker with { Since = null, Used = speaker.Used + Math.Max(0, (int)(at - since).TotalSeconds) } : speaker;

    private List<string> Without(string unit) => [.. Floor.Queue.Where(one => one != unit)];

    private List<string> MovedBack(string unit)
    {
        var queue = Floor.Queue.ToList();
        var at = queue.IndexOf(unit);
        if (at >= 0 && at < queue.Count - 1) (queue[at], queue[at + 1]) = (queue[at + 1], queue[at]);
        return queue;
    }
}
