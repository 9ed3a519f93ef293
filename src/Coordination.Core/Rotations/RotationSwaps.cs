using System.Collections.Immutable;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;

namespace Coordination.Core.Rotations;

// How two units change their terms.
public sealed partial record Rotation
{
    private const int MostOffers = 20, MostPast = 20;

    private Verdict<RotationEvent> OfSwap(RotationCommand command, DecisionContext context)
    {
        if (command is OfferSwap offer) return Offer(offer, context);
        var number = command switch { TakeSwap said => said.Swap, WithdrawSwap said => said.Swap, UndoSwap said => said.Swap, _ => 0 };
        if (Swaps.Find(one => one.Swap == number) is not { } swap) return new Refused(RotationRefusals.NoSuchSwap);
        var isOwn = ActsFor(context.By, swap.Unit);
        return command switch
        {
            TakeSwap said => Take(swap, said.Term ?? swap.With, context),
            WithdrawSwap when !isOwn => new Refused(RotationRefusals.NotYourTerm),
            WithdrawSwap when swap.Status is SwapStatus.Withdrawn => Verdict<RotationEvent>.Nothing,
            WithdrawSwap when swap.Status is not SwapStatus.Offered => new Refused(RotationRefusals.SwapOver),
            WithdrawSwap => new SwapWithdrawn(number, context.Now),
            _ when !isOwn && !(swap.Taker is { } taker && ActsFor(context.By, taker)) => new Refused(RotationRefusals.NotYourTerm),
            _ when swap.Status is SwapStatus.Undone => Verdict<RotationEvent>.Nothing,
            _ when swap.Status is not SwapStatus.Taken => new Refused(RotationRefusals.SwapOver),
            _ when HasBegun(swap.Term, context.Now) || HasBegun(swap.With!.Value, context.Now) => new Refused(RotationRefusals.TermBegun),
            _ when IsTwiceInARow(Exchanged(swap.Term, swap.With.Value)) => new Refused(RotationRefusals.TwiceInARow),
            _ => new SwapUndone(number, context.Now),
        };
    }

    private Verdict<RotationEvent> Offer(OfferSwap said, DecisionContext context)
    {
        if (Fault(said.Term, context.Now) is { } fault) return new Refused(fault);
        var unit = UnitOf(said.Term);
        if (!ActsFor(context.By, unit)) return new Refused(RotationRefusals.NotYourTerm);
        if (said.With is { } with)
        {
            if (Fault(with, context.Now) is { } no) return new Refused(no);
            if (UnitOf(with) == unit) return new Refused(RotationRefusals.SwapWithItself);
            if (IsTwiceInARow(Exchanged(said.Term, with))) return new Refused(RotationRefusals.TwiceInARow);
        }
        var open = Swaps.FindAll(one => one.Status is SwapStatus.Offered);
        if (open.Find(one => one.Term == said.Term) is { } same) return same.With == said.With ? Verdict<RotationEvent>.Nothing : new Refused(RotationRefusals.AlreadyOffered);
        return open.Count >= MostOffers ? new Refused(RotationRefusals.TooManySwaps) : new SwapOffered(Offers + 1, said.Term, unit, said.With, context.Now);
    }

    private Verdict<RotationEvent> Take(SwapView swap, int? given, DecisionContext context)
    {
        if (swap.Status is SwapStatus.Taken && swap.With == given && ActsFor(context.By, swap.Taker!)) return Verdict<RotationEvent>.Nothing;
        if (swap.Status is not SwapStatus.Offered) return new Refused(RotationRefusals.SwapOver);
        if (given is not { } term) return new Refused(RotationRefusals.WhichTerm);
        if (swap.With is { } asked && asked != term) return new Refused(RotationRefusals.OtherTerm);
        if (Fault(term, context.Now) is { } fault) return new Refused(fault);
        var taker = UnitOf(term);
        if (!ActsFor(context.By, taker)) return new Refused(RotationRefusals.NotYourTerm);
        if (taker == swap.Unit) return new Refused(RotationRefusals.SwapWithItself);
        if (HasBegun(swap.Term, context.Now)) return new Refused(RotationRefusals.TermBegun);
        return IsTwiceInARow(Exchanged(swap.Term, term)) ? new Refused(RotationRefusals.TwiceInARow) : new SwapTaken(swap.Swap, taker, term, context.Now);
    }

    private Rotation OnSwap(RotationEvent happened) => happened switch
    {
        SwapOffered e => this with
        {
            Offers = e.Swap,
            Swaps = Swaps.Add(new SwapView(e.Swap, e.Term, e.Unit, e.With, null, SwapStatus.Offered, e.At)),
            Latest = new Happening("rotations.swap-offered", e.At),
        },
        SwapTaken e => Swapped(e.Swap, one => one with { Taker = e.Taker, With = e.With, Status = SwapStatus.Taken, At = e.At }, true, new Happening("rotations.swap-taken", e.At)),
        SwapWithdrawn e => Swapped(e.Swap, one => one with { Status = SwapStatus.Withdrawn, At = e.At }, false, null),
        SwapUndone e => Swapped(e.Swap, one => one with { Status = SwapStatus.Undone, At = e.At }, true, new Happening("rotations.swap-undone", e.At)),
        _ => this,
    };

    // Whoever is next now gets a notice of its own.
    private Rotation Swapped(int number, Func<SwapView, SwapView> become, bool exchanges, Happening? latest)
    {
        if (Swaps.Find(one => one.Swap == number) is not { } swap) return this;
        var after = become(swap);
        var planned = exchanges ? Exchanged(after.Term, after.With!.Value) : Planned;
        // An offer whose unit has the term no longer covers nothing.
        var swaps = Swaps.Replace(swap, after).ConvertAll(one => one.Status is SwapStatus.Offered && planned.Find(term => term.Term == one.Term)?.Unit != one.Unit
            ? one with { Status = SwapStatus.Void, At = after.At } : one);
        var isSameNext = planned.IsEmpty || planned[0] == Next;
        return this with
        {
            Planned = planned,
            Swaps = Kept(swaps, planned),
            Notified = isSameNext ? Notified : null,
            IsNoticeRead = isSameNext && IsNoticeRead,
            Latest = latest ?? Latest,
        };
    }

    // What was offered, or taken, for terms that aren't so any more covers nothing.
    private ImmutableList<SwapView> Covering(ImmutableList<TermView> planned, DateTimeOffset at)
    {
        string? UnitOf(int? term) => planned.Find(one => one.Term == term)?.Unit;
        return Kept(Swaps.ConvertAll(one => one.Status switch
        {
            SwapStatus.Offered when UnitOf(one.Term) != one.Unit || one.With is not null && UnitOf(one.With) is null => one with { Status = SwapStatus.Void, At = at },
            SwapStatus.Taken when Planned.Exists(term => term.Term == one.Term || term.Term == one.With) && (UnitOf(one.Term) != one.Taker || UnitOf(one.With) != one.Unit) =>
                one with { Status = SwapStatus.Void, At = at },
            _ => one,
        }), planned);
    }

    // All of terms that are planned, and the last of others.
    private static ImmutableList<SwapView> Kept(ImmutableList<SwapView> swaps, ImmutableList<TermView> planned)
    {
        var past = swaps.FindAll(one => one.Status is not SwapStatus.Offered && !(one.Status is SwapStatus.Taken && planned.Exists(term => term.Term == one.Term)));
        return past.Count <= MostPast ? swaps : swaps.RemoveAll(past.Take(past.Count - MostPast).Contains);
    }

    private ImmutableList<TermView> Exchanged(int term, int with)
    {
        var (one, other) = (Planned.Find(planned => planned.Term == term), Planned.Find(planned => planned.Term == with));
        return one is null || other is null ? Planned : Planned.Replace(one, one with { Unit = other.Unit }).Replace(other, other with { Unit = one.Unit });
    }

    private string? Fault(int term, DateTimeOffset now) => NotPlanned(term) ?? (HasBegun(term, now) ? RotationRefusals.TermBegun : null);

    private bool HasBegun(int term, DateTimeOffset now) => Planned.Find(one => one.Term == term) is not { } planned || planned.From <= now;

    private string UnitOf(int term) => Planned.First(one => one.Term == term).Unit;
}
