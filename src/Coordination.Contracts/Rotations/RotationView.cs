using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Rotations;

/// <summary>What became of an offer to swap.</summary>
public enum SwapStatus
{
    /// <summary>Nobody took it yet.</summary>
    Offered,
    /// <summary>Taken: the two units have each other's term.</summary>
    Taken,
    /// <summary>One of the terms began before anybody took it.</summary>
    PastDue,
    /// <summary>Its unit took it back.</summary>
    Withdrawn,
    /// <summary>It was taken and gone back on.</summary>
    Undone,
    /// <summary>The terms were planned anew: it covers nothing any more.</summary>
    Void,
}

/// <summary>Who chairs a chain (轮值主席), who is next. What is past is in <see cref="RotationDetails"/>.</summary>
/// <param name="Id">The chain's slug.</param>
/// <param name="Area">Where the chain stands; null before the first plan.</param>
/// <param name="Chair">The id of the unit that chairs now, or in place of another; null before the first term.</param>
/// <param name="Current">The term that it is; null before the first.</param>
/// <param name="Acting">Who chairs in place of the term's unit; null for nobody.</param>
/// <param name="Planned">Terms that have not begun, in order.</param>
/// <param name="Notified">The number of the next term, once its unit was given notice; else null.</param>
/// <param name="IsNoticeRead">True once it read that.</param>
/// <param name="HandOver">What the chair took over; null before the first term.</param>
/// <param name="Swaps">Offers, the newest last: all for terms that have not begun, and the last 20 of others.</param>
/// <param name="Latest">What happened last.</param>
public sealed record RotationView(
    [property: PlainName] string Id,
    AreaCode? Area,
    [property: PlainName] string? Chair,
    TermView? Current,
    ActingView? Acting,
    IReadOnlyList<TermView> Planned,
    int? Notified,
    bool IsNoticeRead,
    HandOverView? HandOver,
    IReadOnlyList<SwapView> Swaps,
    Happening? Latest);

/// <summary>Who chairs a chain, as its notice board says: <c>GET /api/chairs/{chain}</c>.</summary>
/// <param name="Chair">What the unit that chairs is called.</param>
/// <param name="Since">Since when its term goes, UTC.</param>
/// <param name="Until">When its term ends, UTC; with no term after it the unit goes on.</param>
/// <param name="Next">What the unit after it is called; null when nothing is planned.</param>
/// <param name="NextFrom">From when that one chairs, UTC; null likewise.</param>
public sealed record ChairView(
    [property: PlainName] string Chair, DateTimeOffset Since, DateTimeOffset Until, [property: PlainName] string? Next, DateTimeOffset? NextFrom);

/// <summary>A term.</summary>
/// <param name="Term">Its number, given once.</param>
/// <param name="Unit">The id of the unit whose it is.</param>
/// <param name="From">When it begins or began, UTC.</param>
/// <param name="To">When it ends, UTC. With no term after it the unit goes on.</param>
/// <param name="NoticeAt">When the unit is given notice of it, UTC.</param>
[GenerateSerializer, Immutable, Alias("rotations.term")]
public sealed record TermView(int Term, [property: PlainName] string Unit, DateTimeOffset From, DateTimeOffset To, DateTimeOffset NoticeAt);

/// <summary>A term that is over.</summary>
/// <param name="Term">Its number.</param>
/// <param name="Unit">The unit's id.</param>
/// <param name="From">When it began, UTC.</param>
/// <param name="Until">When the chair passed on, UTC.</param>
/// <param name="Reason">Why before its time; null when in time.</param>
[GenerateSerializer, Immutable, Alias("rotations.held-term")]
public sealed record HeldTerm(int Term, [property: PlainName] string Unit, DateTimeOffset From, DateTimeOffset Until, [property: FreeText] string? Reason);

/// <summary>Who chairs in place of another.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Until">At the longest, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">UTC.</param>
[GenerateSerializer, Immutable, Alias("rotations.acting")]
public sealed record ActingView([property: PlainName] string Unit, DateTimeOffset Until, [property: FreeText] string Reason, DateTimeOffset Since);

/// <summary>What was open when the chair passed on. The list itself is in <see cref="RotationDetails"/>.</summary>
/// <param name="Term">The number of the term that began.</param>
/// <param name="From">The id of the unit before; null at the first term.</param>
/// <param name="To">The id of the unit that took over.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Open">How much was open.</param>
/// <param name="AcknowledgedAt">When the unit acknowledged it, UTC; null before.</param>
[GenerateSerializer, Immutable, Alias("rotations.hand-over")]
public sealed record HandOverView(
    int Term, [property: PlainName] string? From, [property: PlainName] string To, DateTimeOffset At, int Open, DateTimeOffset? AcknowledgedAt);

/// <summary>Something that was open.</summary>
/// <param name="Stream">What: its kind and id.</param>
/// <param name="Title">One line.</param>
/// <param name="Status">Where it stood.</param>
/// <param name="Owner">The id of the unit whose it was; null for nobody's.</param>
/// <param name="DueAt">Its deadline, UTC; null for none.</param>
[GenerateSerializer, Immutable, Alias("rotations.open-thing")]
public sealed record OpenThing(
    [property: PlainName] string Stream, [property: FreeText] string Title, [property: PlainName] string? Status, [property: PlainName] string? Owner,
    DateTimeOffset? DueAt);

/// <summary>An offer to swap.</summary>
/// <param name="Swap">Its number.</param>
/// <param name="Term">The term that is offered.</param>
/// <param name="Unit">The id of the unit that offers it.</param>
/// <param name="With">The term asked for, or given; null for any.</param>
/// <param name="Taker">The id of the unit that took it; null before.</param>
/// <param name="Status">What became of it.</param>
/// <param name="At">When that was, UTC.</param>
[GenerateSerializer, Immutable, Alias("rotations.swap")]
public sealed record SwapView(
    int Swap, int Term, [property: PlainName] string Unit, int? With, [property: PlainName] string? Taker, SwapStatus Status, DateTimeOffset At);

/// <summary>What a rotation has beside its view: <c>GET /api/rotations/{id}/details</c>.</summary>
/// <param name="Held">Terms that are over, the newest last, at most 120.</param>
/// <param name="HandedOver">What was open when the chair passed on last, the earliest deadline first, at most 1,000.</param>
/// <param name="Calendars">Links by which calendars follow the terms, at most 50.</param>
public sealed record RotationDetails(IReadOnlyList<HeldTerm> Held, IReadOnlyList<OpenThing> HandedOver, IReadOnlyList<CalendarLink> Calendars);

/// <summary>A link by which a calendar follows the terms.</summary>
/// <param name="Hash">SHA-256 of its token.</param>
/// <param name="Label">Where the calendar is.</param>
/// <param name="At">Since when, UTC.</param>
[GenerateSerializer, Immutable, Alias("rotations.calendar-link")]
public sealed record CalendarLink([property: PlainName] string Hash, [property: FreeText] string Label, DateTimeOffset At);
