using Coordination.Contracts.Meetings;

namespace Coordination.Core.Meetings;

/// <summary>What was done at a meeting, as its record says: the same whenever it is read.</summary>
/// <param name="Meeting">How it ended, or stands.</param>
/// <param name="Attendance">Who came, in the order of their seats.</param>
/// <param name="Items">What was done on each item, in the order of the agenda.</param>
public sealed record Minutes(Meeting Meeting, IReadOnlyList<Attendance> Attendance, IReadOnlyList<MinutedItem> Items)
{
    /// <summary>The minutes of the meeting with that id, from all that happened at it.</summary>
    public static Minutes Of(string id, IEnumerable<MeetingEvent> events)
    {
        var meeting = Meeting.Empty(id);
        Dictionary<string, Attendance> came = [];
        Dictionary<int, MinutedItem> items = [];
        foreach (var happened in events)
        {
            meeting = meeting.Apply(happened);
            switch (happened)
            {
                case UnitCheckedIn e:
                    came[e.Unit] = new Attendance(e.Unit, [.. came.GetValueOrDefault(e.Unit)?.Stays ?? [], new Stay(e.At, null)]);
                    break;
                case UnitCheckedOut e when came.TryGetValue(e.Unit, out var known):
                    came[e.Unit] = known with { Stays = [.. known.Stays.SkipLast(1), known.Stays[^1] with { LeftAt = e.At }] };
                    break;
                default:
                    if (ItemOf(happened, meeting) is { } item)
                        items[item] = items.GetValueOrDefault(item, MinutedItem.Untouched).After(happened);
                    break;
            }
        }
        return new Minutes(
            meeting, [.. meeting.Units.Select(unit => came.GetValueOrDefault(unit, new Attendance(unit, [])))],
            [.. meeting.Agenda.Select(item => items.GetValueOrDefault(item.Item, MinutedItem.Untouched) with { Item = item })]);
    }

    private static int? ItemOf(MeetingEvent happened, Meeting after) => happened switch
    {
        ItemStarted e => e.Item,
        ItemEnded e => e.Item,
        ItemPutAside e => e.Item,
        MotionProposed e => e.Item,
        InterestDeclared or InterestWithdrawn or VoteOpened or VoteClosed => after.InHand?.Item,
        _ => null,
    };
}

/// <summary>Who came to a meeting.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Stays">From when to when it was there, in order; empty when it never came.</param>
public sealed record Attendance(string Unit, IReadOnlyList<Stay> Stays);

/// <summary>A time for which a unit was there.</summary>
/// <param name="CameAt">When it came, UTC.</param>
/// <param name="LeftAt">When it left before the end, UTC; null when it stayed.</param>
public sealed record Stay(DateTimeOffset CameAt, DateTimeOffset? LeftAt);

/// <summary>What was done on an item.</summary>
/// <param name="Item">The item, as it ended.</param>
/// <param name="StartedAt">When it was taken up first, UTC; null when it never was.</param>
/// <param name="EndedAt">When it was left last, UTC.</param>
/// <param name="Interested">Ids of units that declared an interest.</param>
/// <param name="Motions">What was put to it, in order.</param>
public sealed record MinutedItem(
    AgendaItem Item, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Interested, IReadOnlyList<MinutedMotion> Motions)
{
    internal static MinutedItem Untouched { get; } = new(null!, null, null, [], []);

    internal MinutedItem After(MeetingEvent happened) => happened switch
    {
        ItemStarted e => this with { StartedAt = StartedAt ?? e.At, EndedAt = null },
        ItemEnded e => this with { EndedAt = e.At },
        ItemPutAside e => this with { EndedAt = e.At },
        InterestDeclared e => this with
        {
            Interested = [.. Interested, e.Unit],
            Motions = [.. Motions.Select(one => one.Result is null ? one with { Voters = [.. one.Voters.Where(unit => unit != e.Unit)] } : one)],
        },
        InterestWithdrawn e => this with { Interested = [.. Interested.Where(unit => unit != e.Unit)] },
        MotionProposed e => this with { Motions = [.. Motions.Where(one => one.Number != e.Motion), new MinutedMotion(e.Motion, e.Text, false, [], null)] },
        VoteOpened e => WithMotion(e.Motion, one => one with { Secret = e.Secret, Voters = e.Voters }),
        VoteClosed e => WithMotion(e.Motion, one => one with { Result = e }),
        _ => this,
    };

    private MinutedItem WithMotion(int number, Func<MinutedMotion, MinutedMotion> become) =>
        this with { Motions = [.. Motions.Select(one => one.Number == number ? become(one) : one)] };
}

/// <summary>A motion and how it went.</summary>
/// <param name="Number">The how manieth of the meeting.</param>
/// <param name="Text">What was to be decided.</param>
/// <param name="Secret">True when it was voted on in secret.</param>
/// <param name="Voters">Ids of those who might vote when it was closed.</param>
/// <param name="Result">How the vote went; null when none was closed.</param>
public sealed record MinutedMotion(int Number, string Text, bool Secret, IReadOnlyList<string> Voters, VoteClosed? Result);
