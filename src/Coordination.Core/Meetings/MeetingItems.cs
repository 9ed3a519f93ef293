using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

// The agenda, the item in hand and its clock.
public sealed partial record Meeting
{
    private const int MostItems = 50, MostProblems = 200, MostNote = 500;
    private static readonly string[] OpenProblems = [WireEnums.NameOf(ProblemStatus.Filed), WireEnums.NameOf(ProblemStatus.Assigned)];

    private ViewQuery Problems => new("problems", [ChainIds.PathOf(Chain)]);

    private Verdict<MeetingEvent> OfAgenda(MeetingCommand command, ViewPage? gathered) => command switch
    {
        FillAgenda said => Fill(said, gathered),
        AddItem { Problem: not null } said when Agenda.Count < MostItems => (gathered?.Items ?? []).Select(View).Where(IsFree).ToList() is [{ } problem]
            ? ItemOf(Items + 1, problem, said.Minutes) with { Title = said.Title ?? problem.Title, Note = said.Note ?? Short(problem.Description) }
            : new Refused(MeetingRefusals.WrongProblem),
        AddItem when Agenda.Count >= MostItems => new Refused(MeetingRefusals.TooManyItems),
        AddItem { Title: null or "" } => new Refused(MeetingRefusals.NoTitle),
        AddItem said => new ItemAdded(Items + 1, said.Title!, said.Note, null, null, null, 1, said.Minutes),
        DropItem said when said.Item >= 1 && said.Item <= Items && Item(said.Item) is null => Verdict<MeetingEvent>.Nothing,
        DropItem said => Item(said.Item) switch
        {
            null => new Refused(MeetingRefusals.NoSuchItem),
            { Status: ItemStatus.Planned, Used: 0 } => new ItemDropped(said.Item),
            _ => new Refused(MeetingRefusals.ItemBegun),
        },
        MoveItem said when Item(said.Item) is not { } known => new Refused(MeetingRefusals.NoSuchItem),
        MoveItem said => Math.Min(said.To, Agenda.Count) is var to && Agenda[to - 1].Item == said.Item ? Verdict<MeetingEvent>.Nothing : new ItemMoved(said.Item, to),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    // What was put aside comes first, then what is due first.
    private Verdict<MeetingEvent> Fill(FillAgenda said, ViewPage? gathered)
    {
        var room = Math.Min(said.Most, MostItems - Agenda.Count);
        if (room <= 0) return new Refused(MeetingRefusals.TooManyItems);
        var added = (gathered?.Items ?? []).Select(View).Where(IsFree).OrderBy(problem => !problem.IsPutAside).Take(room)
            .Select(MeetingEvent (problem, at) => ItemOf(Items + 1 + at, problem, said.Minutes)).ToList();
        return added.Count > 0 ? Verdict<MeetingEvent>.Happened(added) : new Refused(MeetingRefusals.NothingOpen);
    }

    private bool IsFree(ProblemView problem) =>
        problem is { Status: ProblemStatus.Filed or ProblemStatus.Assigned or ProblemStatus.Answered, Meeting: null } && Agenda.TrueForAll(one => one.Problem != problem.Id);

    private static ItemAdded ItemOf(int item, ProblemView problem, int minutes) =>
        new(item, problem.Title, Short(problem.Description), problem.Id, problem.Number, problem.Firm, problem.Times + 1, minutes);

    private static string? Short(string? text) => text is { Length: > MostNote } ? text[..MostNote] : text;

    private static ProblemView View(StoredView view) => (ProblemView)KindCatalog.Find(view.Row.Kind)!.ViewOf(view.Row.Body);

    private Verdict<MeetingEvent> OfItem(MeetingCommand command, DateTimeOffset now)
    {
        var isVoting = Vote is { ClosedAt: null };
        switch (command)
        {
            case StartItem said when Item(said.Item) is { } item:
                if (InHand?.Item == said.Item) return Verdict<MeetingEvent>.Nothing;
                if (isVoting) return new Refused(MeetingRefusals.VoteOpen);
                var started = new ItemStarted(said.Item, now, now.AddSeconds(item.Minutes * 60 - item.Used));
                return InHand is { } before ? Verdict<MeetingEvent>.Happened(new ItemEnded(before.Item, now), started) : started;
            case PutAside { Item: { } number } when Item(number) is null:
            case StartItem:
                return new Refused(MeetingRefusals.NoSuchItem);
            case PutAside { Item: { } number } said when number != InHand?.Item:
                return Item(number)!.Status switch
                {
                    ItemStatus.PutAside => Verdict<MeetingEvent>.Nothing,
                    ItemStatus.Planned => new ItemPutAside(number, said.Reason, now),
                    _ => new Refused(MeetingRefusals.ItemBegun),
                };
            case CloseMeeting when isVoting || command is EndItem && isVoting:
                return new Refused(MeetingRefusals.VoteOpen);
            case CloseMeeting:
                var left = Agenda.Where(one => one.Status is ItemStatus.Planned).Select(MeetingEvent (one) => new ItemPutAside(one.Item, null, now));
                return Verdict<MeetingEvent>.Happened([.. InHand is { } hand ? [new ItemEnded(hand.Item, now)] : Array.Empty<MeetingEvent>(), .. left, new MeetingClosed(now)]);
        }
        if (InHand is not { } current) return new Refused(MeetingRefusals.NoItemInHand);
        return command switch
        {
            ExtendItem said => new ItemExtended(current.Item, said.Minutes),
            PutAside said => new ItemPutAside(current.Item, said.Reason, now),
            EndItem when isVoting => new Refused(MeetingRefusals.VoteOpen),
            EndItem => new ItemEnded(current.Item, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
        };
    }

    private Meeting OnAgenda(MeetingEvent happened) => happened switch
    {
        ItemAdded e => this with
        {
            Agenda = Agenda.Add(new AgendaItem(e.Item, e.Title, e.Note, e.Problem, e.ProblemNumber, e.Firm, e.Times, e.Minutes, ItemStatus.Planned, 0, null)),
            Items = e.Item,
        },
        ItemDropped e => this with { Agenda = Agenda.RemoveAll(one => one.Item == e.Item) },
        ItemMoved e when Item(e.Item) is { } item => this with { Agenda = Agenda.Remove(item).Insert(e.To - 1, item) },
        ItemStarted e => With(e.Item, item => item with { Status = ItemStatus.InHand, Reason = null }) with
        {
            InHand = new ItemInHand(e.Item, e.At, e.EndsAt),
            Shown = null,
            Latest = new Happening("meetings.item-started", e.At, Item(e.Item)?.Title),
        },
        ItemExtended e => With(e.Item, item => item with { Minutes = item.Minutes + e.Minutes }) with
        {
            InHand = InHand is { } hand ? hand with { EndsAt = hand.EndsAt.AddMinutes(e.Minutes) } : null,
        },
        ItemEnded e => Left(e.Item, e.At, Decisions.Exists(one => one.Item == e.Item) ? ItemStatus.Decided : ItemStatus.Ended, null),
        ItemPutAside e => Left(e.Item, e.At, ItemStatus.PutAside, e.Reason) with { Latest = new Happening("meetings.item-put-aside", e.At, Item(e.Item)?.Title) },
        _ => this,
    };

    // The item is no longer in hand: with it go its clock, the floor, the motion and the vote.
    private Meeting Left(int number, DateTimeOffset at, ItemStatus status, string? reason)
    {
        var used = InHand is { } hand && hand.Item == number ? (int)(at - hand.Since).TotalSeconds : (int?)null;
        var after = With(number, item => item with { Status = status, Used = item.Used + (used ?? 0), Reason = reason });
        return used is null
            ? after
            : after.FloorFreed(at) with { InHand = null, Motion = null, Vote = null, Interested = [], Shown = null };
    }

    private Meeting With(int number, Func<AgendaItem, AgendaItem> change) =>
        Item(number) is { } item ? this with { Agenda = Agenda.Replace(item, change(item)) } : this;

    private AgendaItem? Item(int number) => Agenda.Find(one => one.Item == number);
}
