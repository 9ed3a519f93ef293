using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Visits;

namespace Coordination.Core.Visits;

/// <summary>What can happen to a visit. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(VisitRecorded), "visits.recorded.v1")]
[JsonDerivedType(typeof(ProblemRaised), "visits.raised.v1")]
[JsonDerivedType(typeof(VisitWithdrawn), "visits.withdrawn.v1")]
public abstract record VisitEvent;

/// <summary>The visit is recorded so.</summary>
public sealed record VisitRecorded(
    [property: PlainName] string Firm, AreaCode? Area, VisitSort Sort, DateOnly On, [property: PlainName] string? Unit, [property: FreeText] string? Note, DateTimeOffset At)
    : VisitEvent;

/// <summary>This came up, and is filed under that id.</summary>
public sealed record ProblemRaised(
    [property: PlainName] string Problem, [property: FreeText] string Title, ProblemCategory Category, [property: FreeText] string? Description, DateTimeOffset At) : VisitEvent;

/// <summary>The record was taken back.</summary>
public sealed record VisitWithdrawn([property: FreeText] string Reason, DateTimeOffset At) : VisitEvent;
