using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;

namespace Coordination.Contracts.Visits;

/// <summary>On what occasion a firm is visited.</summary>
public enum VisitSort
{
    /// <summary>书记市长益企茶话日.</summary>
    TeaDay,
    /// <summary>千名干部进千企.</summary>
    CadresToFirms,
    /// <summary>Any other.</summary>
    Other,
}

/// <summary>What may be asked of a visit (走访). Key: a UUID or ULID that the recorder makes.</summary>
[GenerateSerializer, Alias("visits.command")]
[JsonDerivedType(typeof(RecordVisit), "record")]
[JsonDerivedType(typeof(RaiseProblem), "raise")]
[JsonDerivedType(typeof(WithdrawVisit), "withdraw")]
public abstract record VisitCommand;

/// <summary>Records a visit to a firm, or corrects what was recorded; the firm stays.</summary>
/// <param name="Firm">The firm's id.</param>
/// <param name="Sort">On what occasion.</param>
/// <param name="On">The day, not after tomorrow and within the last five years.</param>
/// <param name="Unit">The id of the unit that visited; null for none of the chain's.</param>
/// <param name="Note">What was said.</param>
[GenerateSerializer, Immutable, Alias("visits.record")]
public sealed record RecordVisit(
    [property: Required, StringLength(81)] string Firm, VisitSort Sort, DateOnly On, [property: StringLength(81)] string? Unit = null,
    [property: StringLength(2000)] string? Note = null) : VisitCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() =>
        Unit is { } unit ? [ChainIds.PathOf("enterprises", Firm), ChainIds.PathOf("units", unit)] : [ChainIds.PathOf("enterprises", Firm)];
}

/// <summary>A problem that came up: it is filed as the firm's, by the visit's door.</summary>
/// <param name="Title">One line.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Description">More about it.</param>
[GenerateSerializer, Immutable, Alias("visits.raise")]
public sealed record RaiseProblem(
    [property: Required, StringLength(200)] string Title, ProblemCategory Category, [property: StringLength(4000)] string? Description = null) : VisitCommand;

/// <summary>Takes the record back; what it raised stays.</summary>
[GenerateSerializer, Immutable, Alias("visits.withdraw")]
public sealed record WithdrawVisit([property: Required, StringLength(500)] string Reason) : VisitCommand;
