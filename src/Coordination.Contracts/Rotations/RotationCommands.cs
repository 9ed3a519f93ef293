using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Rotations;

/// <summary>What may be asked of a chain's rotation (轮值). Key: the chain's slug.</summary>
[GenerateSerializer, Alias("rotations.command")]
[JsonDerivedType(typeof(PlanTerms), "plan")]
[JsonDerivedType(typeof(OfferSwap), "offer-swap")]
[JsonDerivedType(typeof(TakeSwap), "take-swap")]
[JsonDerivedType(typeof(WithdrawSwap), "withdraw-swap")]
[JsonDerivedType(typeof(UndoSwap), "undo-swap")]
[JsonDerivedType(typeof(EndEarly), "end-early")]
[JsonDerivedType(typeof(NameActing), "name-acting")]
[JsonDerivedType(typeof(EndActing), "end-acting")]
[JsonDerivedType(typeof(Acknowledge), "acknowledge")]
[JsonDerivedType(typeof(ShareCalendar), "share-calendar")]
[JsonDerivedType(typeof(UnshareCalendar), "unshare-calendar")]
[JsonDerivedType(typeof(GiveNotice), "give-notice")]
[JsonDerivedType(typeof(PassOn), "pass-on")]
[JsonDerivedType(typeof(EndActingInTime), "end-acting-in-time")]
public abstract record RotationCommand;

/// <summary>Plans all terms that have not begun anew; those that are left out are planned no longer.</summary>
/// <param name="Terms">At most 60, in any order, that don't overlap. Between two of them the unit before goes on.</param>
[GenerateSerializer, Immutable, Alias("rotations.plan")]
public sealed record PlanTerms([property: Required, MinLength(1), MaxLength(60)] IReadOnlyList<PlannedTerm> Terms) : RotationCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Terms.Select(one => ChainIds.PathOf("units", one.Unit)).Distinct();
}

/// <summary>A term to plan.</summary>
/// <param name="Unit">The id of the unit that chairs.</param>
/// <param name="From">When it begins, UTC.</param>
/// <param name="To">When it ends, UTC; at least a day later.</param>
/// <param name="Term">The number of the planned term that this one is, moved or given to another; null for a new one, or one that stays as it is.</param>
[GenerateSerializer, Immutable, Alias("rotations.planned-term")]
public sealed record PlannedTerm([property: Required, StringLength(81)] string Unit, DateTimeOffset From, DateTimeOffset To, [property: Range(1, 1_000_000)] int? Term = null);

/// <summary>The unit of a term that has not begun offers it for another unit's.</summary>
/// <param name="Term">The number of its own term.</param>
/// <param name="With">The number of the term that it would have for it; null for whichever is given.</param>
[GenerateSerializer, Immutable, Alias("rotations.offer-swap")]
public sealed record OfferSwap([property: Range(1, 1_000_000)] int Term, [property: Range(1, 1_000_000)] int? With = null) : RotationCommand;

/// <summary>A unit takes the term that was offered and gives one of its own.</summary>
/// <param name="Swap">The number of the offer.</param>
/// <param name="Term">The number of the term that it gives; null for the one that was asked for.</param>
[GenerateSerializer, Immutable, Alias("rotations.take-swap")]
public sealed record TakeSwap([property: Range(1, 1_000_000)] int Swap, [property: Range(1, 1_000_000)] int? Term = null) : RotationCommand;

/// <summary>Takes an offer back that nobody took.</summary>
[GenerateSerializer, Immutable, Alias("rotations.withdraw-swap")]
public sealed record WithdrawSwap([property: Range(1, 1_000_000)] int Swap) : RotationCommand;

/// <summary>Either of the two units goes back on a swap, as long as neither term has begun.</summary>
[GenerateSerializer, Immutable, Alias("rotations.undo-swap")]
public sealed record UndoSwap([property: Range(1, 1_000_000)] int Swap) : RotationCommand;

/// <summary>The chair passes to the next unit now.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Term">The number of the term that ends; when that one is over nothing changes. Null for the one that goes on now.</param>
[GenerateSerializer, Immutable, Alias("rotations.end-early")]
public sealed record EndEarly([property: Required, StringLength(500)] string Reason, [property: Range(1, 1_000_000)] int? Term = null) : RotationCommand;

/// <summary>Another unit chairs in place of the one whose term it is, at the longest until the term ends.</summary>
/// <param name="Unit">The other unit's id.</param>
/// <param name="Until">UTC.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("rotations.name-acting")]
public sealed record NameActing(
    [property: Required, StringLength(81)] string Unit, DateTimeOffset Until, [property: Required, StringLength(500)] string Reason)
    : RotationCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [ChainIds.PathOf("units", Unit)];
}

/// <summary>The unit whose term it is chairs again.</summary>
[GenerateSerializer, Immutable, Alias("rotations.end-acting")]
public sealed record EndActing : RotationCommand;

/// <summary>A unit has read what was put before it: the notice of its term, or what it takes over.</summary>
/// <param name="Term">The number of its term.</param>
[GenerateSerializer, Immutable, Alias("rotations.acknowledge")]
public sealed record Acknowledge([property: Range(1, 1_000_000)] int Term) : RotationCommand;

/// <summary>Makes a link by which a calendar follows the terms: <c>/calendar/rotations/{chain}/{token}.ics</c>. The token stays with who made it.</summary>
/// <param name="Hash">SHA-256 of the token, 64 digits in lower-case hexadecimal.</param>
/// <param name="Label">Where the calendar is.</param>
[GenerateSerializer, Immutable, Alias("rotations.share-calendar")]
public sealed record ShareCalendar([property: Required, StringLength(64)] string Hash, [property: Required, StringLength(60)] string Label) : RotationCommand;

/// <summary>Revokes the link.</summary>
[GenerateSerializer, Immutable, Alias("rotations.unshare-calendar")]
public sealed record UnshareCalendar([property: Required, StringLength(64)] string Hash) : RotationCommand;

/// <summary>Sent by the server itself: the term begins soon.</summary>
[GenerateSerializer, Immutable, Alias("rotations.give-notice")]
public sealed record GiveNotice(int Term) : RotationCommand;

/// <summary>Sent by the server itself when the term begins: the chair passes on.</summary>
[GenerateSerializer, Immutable, Alias("rotations.pass-on")]
public sealed record PassOn(int Term) : RotationCommand;

/// <summary>Sent by the server itself when the time of the acting chair is over.</summary>
/// <param name="Until">Which time, UTC; any other than that changes nothing.</param>
[GenerateSerializer, Immutable, Alias("rotations.end-acting-in-time")]
public sealed record EndActingInTime(DateTimeOffset Until) : RotationCommand;
