using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Problems;

namespace Coordination.Core.Problems;

/// <summary>What can happen to a problem. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(ProblemFiled), "problems.filed.v1")]
[JsonDerivedType(typeof(ProblemNumbered), "problems.numbered.v1")]
[JsonDerivedType(typeof(ProblemAssigned), "problems.assigned.v1")]
[JsonDerivedType(typeof(ProblemAnswered), "problems.answered.v1")]
[JsonDerivedType(typeof(ProblemSolved), "problems.solved.v1")]
[JsonDerivedType(typeof(ProblemReopened), "problems.reopened.v1")]
[JsonDerivedType(typeof(ProblemMerged), "problems.merged.v1")]
[JsonDerivedType(typeof(ProblemTookOver), "problems.took-over.v1")]
[JsonDerivedType(typeof(ProblemWithdrawn), "problems.withdrawn.v1")]
[JsonDerivedType(typeof(ProblemEscalated), "problems.escalated.v1")]
[JsonDerivedType(typeof(ProblemPutOnAgenda), "problems.put-on-agenda.v1")]
[JsonDerivedType(typeof(ProblemTakenOffAgenda), "problems.taken-off-agenda.v1")]
[JsonDerivedType(typeof(ProblemDecided), "problems.decided.v1")]
[JsonDerivedType(typeof(ProblemPutAside), "problems.put-aside.v1")]
public abstract record ProblemEvent;

/// <summary>The problem is known.</summary>
public sealed record ProblemFiled(
    [property: PlainName] string Chain, AreaCode? Area, [property: FreeText] string Title, [property: FreeText] string? Description,
    ProblemCategory Category, ProblemDoor Door, [property: PlainName] string? Firm, DateTimeOffset At,
    [property: PlainName] string? Visit = null) : ProblemEvent;

/// <summary>People know it by this number.</summary>
public sealed record ProblemNumbered(int Number) : ProblemEvent;

/// <summary>The unit owes the answer by then.</summary>
public sealed record ProblemAssigned(
    [property: PlainName] string Unit, [property: PlainName] IReadOnlyList<string> Assisting, DateTimeOffset DueAt, DateTimeOffset At) : ProblemEvent;

/// <summary>The owner said what was done.</summary>
public sealed record ProblemAnswered([property: FreeText] string Note, DateTimeOffset At) : ProblemEvent;

/// <summary>It is solved, and counts for that door.</summary>
public sealed record ProblemSolved([property: FreeText] string? Note, ProblemDoor By, DateTimeOffset At) : ProblemEvent;

/// <summary>It isn't solved after all; it is owed again by then, or waits for an owner.</summary>
public sealed record ProblemReopened([property: FreeText] string Reason, DateTimeOffset? DueAt, DateTimeOffset At) : ProblemEvent;

/// <summary>It goes on in another one.</summary>
public sealed record ProblemMerged([property: PlainName] string Into, DateTimeOffset At) : ProblemEvent;

/// <summary>Another one goes on in it.</summary>
public sealed record ProblemTookOver([property: PlainName] string From, DateTimeOffset At) : ProblemEvent;

/// <summary>It was taken back.</summary>
public sealed record ProblemWithdrawn([property: FreeText] string Reason, DateTimeOffset At) : ProblemEvent;

/// <summary>Its deadline passed: the chiefs are told.</summary>
public sealed record ProblemEscalated(DateTimeOffset At) : ProblemEvent;

/// <summary>It is on the agenda of the meeting.</summary>
public sealed record ProblemPutOnAgenda([property: PlainName] string Meeting) : ProblemEvent;

/// <summary>It is no longer on the agenda of the meeting.</summary>
public sealed record ProblemTakenOffAgenda([property: PlainName] string Meeting) : ProblemEvent;

/// <summary>A meeting decided what is done; the unit owes it by then.</summary>
public sealed record ProblemDecided(
    [property: PlainName] string Meeting, [property: FreeText] string Text, [property: PlainName] string Unit, [property: PlainName] IReadOnlyList<string> Assisting,
    DateTimeOffset DueAt, DateTimeOffset At) : ProblemEvent;

/// <summary>A meeting left it for another one.</summary>
public sealed record ProblemPutAside([property: PlainName] string Meeting, DateTimeOffset At) : ProblemEvent;
