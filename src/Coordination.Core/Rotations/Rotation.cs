using System.Collections.Immutable;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;

namespace Coordination.Core.Rotations;

/// <summary>
/// Who chairs a chain, and when the chair passes on. From the first term on exactly one unit chairs: where no term follows
/// at once, the unit before goes on. Its members are those of <see cref="RotationView"/> and <see cref="RotationDetails"/>.
/// </summary>
public sealed partial record Rotation(
    string Id,
    string Chain,
    AreaCode? Area,
    TermView? Current,
    ActingView? Acting,
    ImmutableList<TermView> Planned,
    int Given,
    int? Notified,
    bool IsNoticeRead,
    HandOverView? HandOver,
    ImmutableList<OpenThing> HandedOver,
    ImmutableList<HeldTerm> Held,
    string? EndReason,
    ImmutableList<SwapView> Swaps,
    int Offers,
    ImmutableList<string> Told,
    ImmutableList<CalendarLink> Calendars,
    Happening? Latest)
    : IStreamState<Rotation, RotationCommand, RotationEvent>, IDetailed<Rotation>, IGathers<RotationCommand>, INotifies<Rotation>, IWakes<RotationCommand>
{
    private const int MostHeld = 120, MostOpen = 1_000, MostCalendars = 50;
    private static readonly Role[] Units = [Role.MemberUnit];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Rotation, RotationCommand, RotationEvent, RotationView>("rotations", "rotation", ChainIds.ParseChain, view => Row(view, "")) with
    {
        StandsAt = id => new Standing("", ChainIds.PathOf(id)),
        DetailsType = typeof(RotationDetails),
        Settings = typeof(RotationSettings),
        SettingsSection = "Rotations",
    };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <summary>The unit that chairs; null before the first term.</summary>
    public string? Chair => Acting?.Unit ?? Current?.Unit;

    private TermView? Next => Planned.IsEmpty ? null : Planned[0];

    private DateTimeOffset? AlarmAt => new[] { Acting?.Until, Next?.From, Notified is null ? Next?.NoticeAt : null }.Min();

    /// <inheritdoc/>
    public static Rotation Empty(string id) => new(id, "", null, null, null, [], 0, null, false, null, [], [], null, [], 0, [], [], null);

    /// <inheritdoc/>
    public Standing? Stands(RotationCommand command) => new(Area?.Value ?? "", ChainIds.PathOf(Id));

    /// <inheritdoc/>
    public ViewQuery? Gather(RotationCommand command) => command switch
    {
        PlanTerms => new ViewQuery("chains", [ChainIds.PathOf(Id)]) { AndKinds = ["units"], Size = 3 },
        PassOn or EndEarly or NameActing or EndActing or EndActingInTime => WhatTheChairHolds(),
        _ => null,
    };

    /// <inheritdoc/>
    public Verdict<RotationEvent> Decide(RotationCommand command, DecisionContext context) => command switch
    {
        PlanTerms said => Plan(said, context),
        _ when Given == 0 => Verdict<RotationEvent>.Unknown,
        GiveNotice said => Next is { } next && next.Term == said.Term && Notified is null ? new NoticeGiven(said.Term, context.Now) : Verdict<RotationEvent>.Nothing,
        PassOn said => Next is { } next && next.Term == said.Term && next.From <= context.Now ? Passed(next, next.From, context) : Verdict<RotationEvent>.Nothing,
        Acknowledge said => Acknowledged(said.Term, context),
        OfferSwap or TakeSwap or WithdrawSwap or UndoSwap => OfSwap(command, context),
        ShareCalendar or UnshareCalendar => OfCalendar(command, context.Now),
        EndActingInTime said => Acting is { } acting && acting.Until == said.Until ? new ActingEnded(ToTell(context), context.Now) : Verdict<RotationEvent>.Nothing,
        _ when Current is null => new Refused(RotationRefusals.NoChair),
        _ when !MayLead(context.By) => new Refused(RotationRefusals.NotChair),
        EndEarly { Term: { } term } when term != Current.Term => Verdict<RotationEvent>.Nothing,
        EndEarly when Next is null => new Refused(RotationRefusals.NoNext),
        EndEarly said => Verdict<RotationEvent>.Happened(new TermEndedEarly(Current.Term, said.Reason, context.Now), Passed(Next!, Next!.From < context.Now ? Next.From : context.Now, context)),
        NameActing said => Name(said, context),
        EndActing => Acting is null ? Verdict<RotationEvent>.Nothing : new ActingEnded(ToTell(context), context.Now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Rotation Apply(RotationEvent happened) => happened switch
    {
        TermsPlanned e => this with
        {
            Chain = e.Chain,
            Area = e.Area,
            Planned = [.. e.Terms],
            Given = e.Given,
            Notified = e.Terms.Count > 0 && e.Terms[0] == Next ? Notified : null,
            IsNoticeRead = e.Terms.Count > 0 && e.Terms[0] == Next && IsNoticeRead,
            Swaps = Covering([.. e.Terms], e.At),
            Latest = new Happening("rotations.planned", e.At),
        },
        NoticeGiven e => this with { Notified = e.Term, IsNoticeRead = false },
        NoticeRead => this with { IsNoticeRead = true },
        TermEndedEarly e => this with { EndReason = e.Reason },
        ChairPassed e => Planned.Find(one => one.Term == e.Term) is { } next ? To(next, e) : this,
        HandOverAcknowledged e => this with
        {
            HandOver = HandOver is { } taken ? taken with { AcknowledgedAt = e.At } : null,
            Latest = new Happening("rotations.acknowledged", e.At),
        },
        ActingNamed e => this with
        {
            Acting = new ActingView(e.Unit, e.Until, e.Reason, e.At),
            Told = [.. e.Told],
            Latest = new Happening("rotations.acting-named", e.At),
        },
        CalendarShared e => this with { Calendars = Calendars.Add(new CalendarLink(e.Hash, e.Label, e.At)) },
        CalendarUnshared e => this with { Calendars = Calendars.RemoveAll(one => one.Hash == e.Hash) },
        ActingEnded e => this with { Acting = null, Told = [.. e.Told], Latest = new Happening("rotations.acting-ended", e.At) },
        _ => OnSwap(happened),
    };

    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Rotation before)
    {
        if (Chair is not { } chair || chair == before.Chair) yield break;
        var standsIn = Current?.Term == before.Current?.Term;
        foreach (var stream in Told)
            if (KindCatalog.OfStream(stream) is { Kind.Chaired: { } command })
                yield return (stream, command(chair, standsIn));
    }

    /// <inheritdoc/>
    public RotationCommand? OnWake(DateTimeOffset now) =>
        Acting is { } acting && acting.Until <= now && !(Next?.From <= acting.Until) ? new EndActingInTime(acting.Until)
        : Next is not { } next ? null
        : next.From <= now ? new PassOn(next.Term)
        : Notified is null && next.NoticeAt <= now ? new GiveNotice(next.Term)
        : null;

    /// <inheritdoc/>
    public ViewRow Row() => Row(View(), Chain) with { AlarmAt = AlarmAt };

    /// <summary>What lists and boards see.</summary>
    public RotationView View() => new(Id, Area, Chair, Current, Acting, Planned, Notified, IsNoticeRead, HandOver, Swaps, Latest);

    /// <inheritdoc/>
    public bool HasDetailsOf(Rotation before) => ReferenceEquals(Held, before.Held) && ReferenceEquals(HandedOver, before.HandedOver) && ReferenceEquals(Calendars, before.Calendars);

    /// <inheritdoc/>
    public object Details() => new RotationDetails(Held, HandedOver, Calendars);

    private static ViewRow Row(RotationView view, string chain) => new("rotations", view)
    {
        Area = view.Area?.Value ?? "",
        Chain = ChainIds.PathOf(view.Id),
        Title = chain.Length > 0 ? chain : view.Id,
        Owner = view.Chair,
        DueAt = view.Current?.To,
        Turns = [.. Turns(view).Take(8)],
    };

    /// <summary>The chair is to acknowledge what it took over, the next to read its notice, and whose term is asked for to take it or not.</summary>
    private static IEnumerable<Turn> Turns(RotationView view)
    {
        Turn Of(string unit, string action, DateTimeOffset? due) => new(Units, ChainIds.PathOf("units", unit), action, due);
        if (view is { Current: { } current, HandOver: { From: not null, AcknowledgedAt: null } }) yield return Of(current.Unit, "acknowledge", null);
        if (view is { Planned: [var next, ..], IsNoticeRead: false } && view.Notified == next.Term) yield return Of(next.Unit, "acknowledge", next.From);
        foreach (var offer in view.Swaps.Where(one => one.Status is SwapStatus.Offered))
            if (view.Planned.FirstOrDefault(one => one.Term == offer.With) is { } asked)
                yield return Of(asked.Unit, "take-swap", view.Planned.First(one => one.Term == offer.Term).From);
    }

    private ViewQuery WhatTheChairHolds()
    {
        var kinds = KindCatalog.All.Where(kind => kind.IsHandedOver).Select(kind => kind.Name).ToList();
        return new ViewQuery(kinds[0], [ChainIds.PathOf(Id)]) { AndKinds = kinds[1..], IsWaiting = true, Sort = ViewSort.Due, Size = MostOpen };
    }

    private Verdict<RotationEvent> OfCalendar(RotationCommand command, DateTimeOffset now)
    {
        var hash = command is ShareCalendar share ? share.Hash : ((UnshareCalendar)command).Hash;
        if (hash.Length != 64 || !hash.All(letter => char.IsAsciiHexDigitLower(letter))) return new Refused(RotationRefusals.MalformedHash);
        var isKnown = Calendars.Exists(one => one.Hash == hash);
        return command switch
        {
            UnshareCalendar => isKnown ? new CalendarUnshared(hash, now) : Verdict<RotationEvent>.Nothing,
            _ when isKnown => Verdict<RotationEvent>.Nothing,
            _ when Calendars.Count >= MostCalendars => new Refused(RotationRefusals.TooManyCalendars),
            _ => new CalendarShared(hash, ((ShareCalendar)command).Label, now),
        };
    }

    private Verdict<RotationEvent> Acknowledged(int term, DecisionContext context)
    {
        if (term == Current?.Term && HandOver is { From: not null } taken)
            return !ActsFor(context.By, Current.Unit) ? new Refused(RotationRefusals.NotYourTerm)
                : taken.AcknowledgedAt is null ? new HandOverAcknowledged(term, context.Now) : Verdict<RotationEvent>.Nothing;
        if (term == Notified && Next is { } next)
            return !ActsFor(context.By, next.Unit) ? new Refused(RotationRefusals.NotYourTerm)
                : IsNoticeRead ? Verdict<RotationEvent>.Nothing : new NoticeRead(term, context.Now);
        return new Refused(RotationRefusals.NothingToAcknowledge);
    }

    private Verdict<RotationEvent> Name(NameActing said, DecisionContext context)
    {
        if (IsForeign(said.Unit)) return new Refused(RotationRefusals.ForeignUnit);
        if (said.Unit == Current!.Unit) return new Refused(RotationRefusals.ChairsItself);
        if (said.Until <= context.Now || said.Until > context.Now.AddYears(1)) return new Refused(RotationRefusals.OutOfRange);
        return (Acting?.Unit, Acting?.Until.UtcTicks, Acting?.Reason) == (said.Unit, said.Until.UtcTicks, said.Reason)
            ? Verdict<RotationEvent>.Nothing
            : new ActingNamed(said.Unit, said.Until.ToUniversalTime(), said.Reason, ToTell(context), context.Now);
    }

    private static ChairPassed Passed(TermView next, DateTimeOffset from, DecisionContext context) => new(
        next.Term, from,
        [.. (context.Gathered?.Items ?? []).Select(one => new OpenThing(one.Stream, one.Row.Title, one.Row.Status, one.Row.Owner, one.Row.DueAt))],
        (int)(context.Gathered?.Total ?? 0), ToTell(context), context.Now);

    // Of what is open those that must know who chairs.
    private static List<string> ToTell(DecisionContext context) =>
        [.. (context.Gathered?.Items ?? []).Select(one => one.Stream).Where(stream => KindCatalog.OfStream(stream) is { Kind.Chaired: not null }).Take(Sweep.PageSize)];

    private Rotation To(TermView next, ChairPassed e)
    {
        var planned = Planned.Remove(next);
        return this with
        {
            Held = Current is { } last ? [.. Held.Append(new HeldTerm(last.Term, last.Unit, last.From, e.From, EndReason)).TakeLast(MostHeld)] : Held,
            Current = next with { From = e.From },
            Planned = planned,
            Acting = null,
            EndReason = null,
            Notified = null,
            IsNoticeRead = false,
            HandOver = new HandOverView(e.Term, Current?.Unit, next.Unit, e.At, e.Open, null),
            HandedOver = [.. e.HandedOver],
            Swaps = Kept(Swaps.ConvertAll(one => one.Status is SwapStatus.Offered && (one.Term == e.Term || one.With == e.Term)
                ? one with { Status = SwapStatus.PastDue, At = e.At } : one), planned),
            Told = [.. e.Told],
            Latest = new Happening("rotations.passed", e.At),
        };
    }

    // At its own place: a role held at the whole chain doesn't make somebody all of its units.
    private static bool ActsFor(Actor by, string unit) =>
        Array.Exists(by.Places, grant => grant.Role is Role.MemberUnit && grant.Place == ChainIds.PathOf("units", unit));

    private bool MayLead(Actor by) => ActsFor(by, Current!.Unit)
        || Array.Exists(by.Places, grant => grant.Role is Role.ChainChief && grant.Reaches(ChainIds.PathOf(Id)));

    private bool IsForeign(string unit) => ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != Id;
}
