using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Rotations;

namespace Coordination.Core.Rotations;

/// <summary>What can happen to a rotation. Stored names are data: never renamed. Units are named by their ids, moments are UTC.</summary>
[JsonDerivedType(typeof(TermsPlanned), "rotations.planned.v1")]
[JsonDerivedType(typeof(NoticeGiven), "rotations.notice-given.v1")]
[JsonDerivedType(typeof(NoticeRead), "rotations.notice-read.v1")]
[JsonDerivedType(typeof(TermEndedEarly), "rotations.ended-early.v1")]
[JsonDerivedType(typeof(ChairPassed), "rotations.passed.v1")]
[JsonDerivedType(typeof(HandOverAcknowledged), "rotations.acknowledged.v1")]
[JsonDerivedType(typeof(ActingNamed), "rotations.acting-named.v1")]
[JsonDerivedType(typeof(ActingEnded), "rotations.acting-ended.v1")]
[JsonDerivedType(typeof(CalendarShared), "rotations.calendar-shared.v1")]
[JsonDerivedType(typeof(CalendarUnshared), "rotations.calendar-unshared.v1")]
[JsonDerivedType(typeof(SwapOffered), "rotations.swap-offered.v1")]
[JsonDerivedType(typeof(SwapTaken), "rotations.swap-taken.v1")]
[JsonDerivedType(typeof(SwapWithdrawn), "rotations.swap-withdrawn.v1")]
[JsonDerivedType(typeof(SwapUndone), "rotations.swap-undone.v1")]
public abstract record RotationEvent;

/// <summary>These are the terms that have not begun, in order; the last number given is <paramref name="Given"/>.</summary>
public sealed record TermsPlanned(IReadOnlyList<TermView> Terms, int Given, [property: PlainName] string Chain, AreaCode? Area, DateTimeOffset At) : RotationEvent;

/// <summary>The unit of the next term was given notice.</summary>
public sealed record NoticeGiven(int Term, DateTimeOffset At) : RotationEvent;

/// <summary>It read that.</summary>
public sealed record NoticeRead(int Term, DateTimeOffset At) : RotationEvent;

/// <summary>The term ended before its time.</summary>
public sealed record TermEndedEarly(int Term, [property: FreeText] string Reason, DateTimeOffset At) : RotationEvent;

/// <summary>
/// The term began at <paramref name="From"/> and its unit chairs, which was recorded at <paramref name="At"/>: of what was
/// open then, <paramref name="Open"/> in all, it takes over the list. Those told are told who chairs.
/// </summary>
public sealed record ChairPassed(
    int Term, DateTimeOffset From, IReadOnlyList<OpenThing> HandedOver, int Open, [property: PlainName] IReadOnlyList<string> Told, DateTimeOffset At) : RotationEvent;

/// <summary>The unit acknowledged what it took over.</summary>
public sealed record HandOverAcknowledged(int Term, DateTimeOffset At) : RotationEvent;

/// <summary>Another unit chairs in place of the term's.</summary>
public sealed record ActingNamed(
    [property: PlainName] string Unit, DateTimeOffset Until, [property: FreeText] string Reason, [property: PlainName] IReadOnlyList<string> Told, DateTimeOffset At)
    : RotationEvent;

/// <summary>The term's unit chairs again.</summary>
public sealed record ActingEnded([property: PlainName] IReadOnlyList<string> Told, DateTimeOffset At) : RotationEvent;

/// <summary>Whoever has the token of this hash may follow the terms.</summary>
public sealed record CalendarShared([property: PlainName] string Hash, [property: FreeText] string Label, DateTimeOffset At) : RotationEvent;

/// <summary>Nobody may by that token any more.</summary>
public sealed record CalendarUnshared([property: PlainName] string Hash, DateTimeOffset At) : RotationEvent;

/// <summary>The unit offers its term for another, or for any.</summary>
public sealed record SwapOffered(int Swap, int Term, [property: PlainName] string Unit, int? With, DateTimeOffset At) : RotationEvent;

/// <summary>The unit took the term and gave that one of its own.</summary>
public sealed record SwapTaken(int Swap, [property: PlainName] string Taker, int With, DateTimeOffset At) : RotationEvent;

/// <summary>The offer was taken back.</summary>
public sealed record SwapWithdrawn(int Swap, DateTimeOffset At) : RotationEvent;

/// <summary>Each of the two units has its own term again.</summary>
public sealed record SwapUndone(int Swap, DateTimeOffset At) : RotationEvent;
