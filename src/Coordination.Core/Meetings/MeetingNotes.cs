using Coordination.Contracts.Meetings;
using Coordination.Contracts.Numbers;
using Coordination.Contracts.Problems;

namespace Coordination.Core.Meetings;

// What others hear of a meeting: its chain's series of numbers, and the problems on its agenda.
public sealed partial record Meeting
{
    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Meeting before)
    {
        if (before.Chain.Length == 0 && Chain.Length > 0) yield return ($"numbers/{Chain}.meetings", new AllotNumber(Kind.Stream(Id)));
        if (Decisions.Count > before.Decisions.Count)
        {
            var one = Decisions[^1];
            yield return (Stream(one.Problem), new NoteDecision(Chain, Id, Item(one.Item)?.Title ?? one.Text, one.Text, one.Responsible, one.Assisting, one.DueAt, Area));
            yield break;
        }
        if (ReferenceEquals(Agenda, before.Agenda) && Status == before.Status) yield break;
        foreach (var item in Agenda.Where(item => item.Problem is not null))
            if (Said(before.Item(item.Item), item) is { } note)
                yield return (Stream(item.Problem!), note);
        foreach (var gone in before.Agenda.Where(item => item.Problem is not null && Item(item.Item) is null))
            yield return (Stream(gone.Problem!), new NotePutOnAgenda(Id, false));
    }

    // An item that was decided has told its problem already; one that ended without a decision leaves it to another meeting.
    private object? Said(AgendaItem? before, AgendaItem item) => (before?.Status, item.Status) switch
    {
        _ when Status is MeetingStatus.Cancelled => new NotePutOnAgenda(Id, false),
        (null, _) => new NotePutOnAgenda(Id, true),
        (ItemStatus.PutAside or ItemStatus.Ended, ItemStatus.InHand) => new NotePutOnAgenda(Id, true),
        (not ItemStatus.PutAside, ItemStatus.PutAside) or (not ItemStatus.Ended, ItemStatus.Ended) => new NotePutAside(Id),
        _ => null,
    };

    private static string Stream(string problem) => $"problems/{problem}";
}
