using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Problems;

/// <summary>What may be asked of a problem (问题). Key: a UUID or ULID that the filer makes.</summary>
[GenerateSerializer, Alias("problems.command")]
[JsonDerivedType(typeof(FileProblem), "file")]
[JsonDerivedType(typeof(AssignProblem), "assign")]
[JsonDerivedType(typeof(AnswerProblem), "answer")]
[JsonDerivedType(typeof(ConfirmProblem), "confirm")]
[JsonDerivedType(typeof(ReopenProblem), "reopen")]
[JsonDerivedType(typeof(MergeProblem), "merge")]
[JsonDerivedType(typeof(WithdrawProblem), "withdraw")]
[JsonDerivedType(typeof(EscalateProblem), "escalate")]
[JsonDerivedType(typeof(NoteProblemNumber), "note-number")]
[JsonDerivedType(typeof(NoteRaised), "note-raised")]
[JsonDerivedType(typeof(NoteMergedProblem), "note-merged")]
[JsonDerivedType(typeof(NotePutOnAgenda), "note-put-on-agenda")]
[JsonDerivedType(typeof(NoteDecision), "note-decision")]
[JsonDerivedType(typeof(NotePutAside), "note-put-aside")]
public abstract record ProblemCommand;

/// <summary>Files a problem. What a firm files comes by its own door and is its own.</summary>
/// <param name="Chain">The chain, by its slug.</param>
/// <param name="Title">One line.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Door">By which door it came; a meeting's own come by its decisions.</param>
/// <param name="Firm">The id of the firm that asks; null for a problem of the chain.</param>
/// <param name="Description">More about it.</param>
[GenerateSerializer, Immutable, Alias("problems.file")]
public sealed record FileProblem(
    [property: Required, StringLength(40)] string Chain,
    [property: Required, StringLength(200)] string Title,
    ProblemCategory Category,
    ProblemDoor Door,
    [property: StringLength(81)] string? Firm = null,
    [property: StringLength(4000)] string? Description = null) : ProblemCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [Firm is { } firm ? ChainIds.PathOf("enterprises", firm) : ChainIds.PathOf(Chain)];
}

/// <summary>Gives the problem an owner, or another one, and a deadline.</summary>
/// <param name="Unit">The id of the unit that owes the answer.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="Assisting">Ids of units that assist, at most 20.</param>
[GenerateSerializer, Immutable, Alias("problems.assign")]
public sealed record AssignProblem(
    [property: Required, StringLength(81)] string Unit, DateTimeOffset DueAt, [property: MaxLength(20)] IReadOnlyList<string>? Assisting = null)
    : ProblemCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => (Assisting ?? []).Prepend(Unit).Select(unit => ChainIds.PathOf("units", unit));
}

/// <summary>The owner says what was done.</summary>
[GenerateSerializer, Immutable, Alias("problems.answer")]
public sealed record AnswerProblem([property: Required, StringLength(1000)] string Note) : ProblemCommand;

/// <summary>The firm that asked says that it is solved.</summary>
[GenerateSerializer, Immutable, Alias("problems.confirm")]
public sealed record ConfirmProblem([property: StringLength(1000)] string? Note = null) : ProblemCommand;

/// <summary>The firm that asked says that it isn't solved: it is owed again.</summary>
[GenerateSerializer, Immutable, Alias("problems.reopen")]
public sealed record ReopenProblem([property: Required, StringLength(1000)] string Reason) : ProblemCommand;

/// <summary>The problem is another one's: that one goes on.</summary>
/// <param name="Into">The id of the problem that goes on.</param>
[GenerateSerializer, Immutable, Alias("problems.merge")]
public sealed record MergeProblem([property: Required, StringLength(36)] string Into) : ProblemCommand;

/// <summary>Takes the problem back.</summary>
[GenerateSerializer, Immutable, Alias("problems.withdraw")]
public sealed record WithdrawProblem([property: Required, StringLength(1000)] string Reason) : ProblemCommand;

/// <summary>Sent by the server itself when the deadline has passed: the chiefs are told.</summary>
/// <param name="DueAt">The deadline that passed, UTC; any other than the problem's own changes nothing.</param>
[GenerateSerializer, Immutable, Alias("problems.escalate")]
public sealed record EscalateProblem(DateTimeOffset DueAt) : ProblemCommand;

/// <summary>Sent by the server itself: the problem has this number.</summary>
[GenerateSerializer, Immutable, Alias("problems.note-number")]
public sealed record NoteProblemNumber(int Number) : ProblemCommand;

/// <summary>Sent by a visit: this came up at a firm.</summary>
[GenerateSerializer, Immutable, Alias("problems.note-raised")]
public sealed record NoteRaised(string Visit, string Firm, AreaCode? Area, string Title, ProblemCategory Category, string? Description) : ProblemCommand;

/// <summary>Sent by the server itself: another problem goes on in this one.</summary>
/// <param name="From">The other's id.</param>
[GenerateSerializer, Immutable, Alias("problems.note-merged")]
public sealed record NoteMergedProblem(string From) : ProblemCommand;

/// <summary>Sent by a meeting: the problem is on its agenda, or no longer.</summary>
[GenerateSerializer, Immutable, Alias("problems.note-put-on-agenda")]
public sealed record NotePutOnAgenda(string Meeting, bool On) : ProblemCommand;

/// <summary>Sent by a meeting: what it decided is the problem's next step. A decision on an item of the meeting's own files the problem first.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Meeting">The meeting's id.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Unit">Who does it.</param>
/// <param name="Assisting">Who assists.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="Area">Where the chain stands; null while that isn't known.</param>
[GenerateSerializer, Immutable, Alias("problems.note-decision")]
public sealed record NoteDecision(
    string Chain, string Meeting, string Title, string Text, string Unit, IReadOnlyList<string> Assisting, DateTimeOffset DueAt, AreaCode? Area = null)
    : ProblemCommand;

/// <summary>Sent by a meeting: it left the problem for another one.</summary>
[GenerateSerializer, Immutable, Alias("problems.note-put-aside")]
public sealed record NotePutAside(string Meeting) : ProblemCommand;
