using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Enterprises;

/// <summary>What may be asked of a firm of a chain (链上企业). Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[GenerateSerializer, Alias("enterprises.command")]
[JsonDerivedType(typeof(RegisterEnterprise), "register")]
[JsonDerivedType(typeof(ReportState), "report-state")]
[JsonDerivedType(typeof(ReportLoad), "report-load")]
[JsonDerivedType(typeof(RecordAttribute), "record-attribute")]
[JsonDerivedType(typeof(Organise), "organise")]
[JsonDerivedType(typeof(EndOrganisation), "end-organisation")]
[JsonDerivedType(typeof(FoundBranch), "found-branch")]
[JsonDerivedType(typeof(DissolveBranch), "dissolve-branch")]
[JsonDerivedType(typeof(AssignInstructor), "assign-instructor")]
[JsonDerivedType(typeof(MoveEnterprise), "move")]
[JsonDerivedType(typeof(TakeOver), "take-over")]
[JsonDerivedType(typeof(UndoMove), "undo-move")]
[JsonDerivedType(typeof(NoticeSilence), "notice-silence")]
[JsonDerivedType(typeof(EndProjectBranches), "end-project-branches")]
public abstract record EnterpriseCommand;

/// <summary>Makes the firm known under this name, or changes its name or segment. A firm keeps its area.</summary>
[GenerateSerializer, Immutable, Importable, Alias("enterprises.register")]
public sealed record RegisterEnterprise(
    [property: Required, StringLength(100)] string Name, AreaCode Area, Segment Segment) : EnterpriseCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [Area.Value];
}

/// <summary>Says how the firm is running.</summary>
/// <param name="State">How.</param>
/// <param name="Cause">What it lacks or why it stands; needed unless it is running.</param>
/// <param name="Note">In words.</param>
/// <param name="Until">Until when that is thought to last, UTC; needed for a planned stop.</param>
[GenerateSerializer, Immutable, Alias("enterprises.report-state")]
public sealed record ReportState(
    EnterpriseState State, StateCause? Cause = null, [property: StringLength(500)] string? Note = null, DateTimeOffset? Until = null)
    : EnterpriseCommand;

/// <summary>Says how much of its capacity the firm uses.</summary>
/// <param name="Percent">0–100.</param>
[GenerateSerializer, Immutable, Alias("enterprises.report-load")]
public sealed record ReportLoad([property: Range(0, 100)] int Percent) : EnterpriseCommand;

/// <summary>Records an attribute that <see cref="EnterpriseAttributes"/> declares; neither number nor word takes it off.</summary>
/// <param name="Attribute">Its code, for example <c>headcount</c>.</param>
/// <param name="Number">The value of a number.</param>
/// <param name="Unit">The number's unit, as declared.</param>
/// <param name="Word">The value of a choice.</param>
[GenerateSerializer, Immutable, Importable, Alias("enterprises.record-attribute")]
public sealed record RecordAttribute(
    [property: Required, StringLength(40)] string Attribute, decimal? Number = null, [property: StringLength(40)] string? Unit = null,
    [property: StringLength(40)] string? Word = null) : EnterpriseCommand;

/// <summary>Says how the firm is organised (组建).</summary>
/// <param name="Way">One of the six.</param>
/// <param name="Unit">The unit it is organised with or by; needed but for a standalone organisation.</param>
[GenerateSerializer, Immutable, Importable, Alias("enterprises.organise")]
public sealed record Organise(OrganisingWay Way, [property: StringLength(81)] string? Unit = null) : EnterpriseCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Unit is { } unit ? [ChainIds.PathOf("units", unit)] : [];
}

/// <summary>The firm is organised no more.</summary>
[GenerateSerializer, Immutable, Alias("enterprises.end-organisation")]
public sealed record EndOrganisation : EnterpriseCommand;

/// <summary>Founds an organisation in the firm, or renames one.</summary>
/// <param name="Branch">Its number within the firm, for example <c>b1</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Form">What it is.</param>
/// <param name="Team">A temporary project branch ends with the project of this team; null for any other.</param>
[GenerateSerializer, Immutable, Alias("enterprises.found-branch")]
public sealed record FoundBranch(
    [property: Required, StringLength(20)] string Branch, [property: Required, StringLength(100)] string Name, BranchForm Form,
    [property: StringLength(81)] string? Team = null) : EnterpriseCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Team is { } team ? [ChainIds.PathOf("teams", team)] : [];
}

/// <summary>Dissolves an organisation of the firm.</summary>
[GenerateSerializer, Immutable, Alias("enterprises.dissolve-branch")]
public sealed record DissolveBranch([property: Required, StringLength(20)] string Branch) : EnterpriseCommand;

/// <summary>Assigns the firm's instructor (党建工作指导员); null ends it.</summary>
[GenerateSerializer, Immutable, Importable, Alias("enterprises.assign-instructor")]
public sealed record AssignInstructor([property: StringLength(50)] string? Name) : EnterpriseCommand;

/// <summary>Moves the firm to another chain: it goes on there under a new id, and here its history stays.</summary>
/// <param name="To">The id there, which nothing has yet.</param>
[GenerateSerializer, Immutable, Alias("enterprises.move")]
public sealed record MoveEnterprise([property: Required, StringLength(81)] string To) : EnterpriseCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [ChainIds.Parse(To) is null ? "" : ChainIds.PathOf(ChainIds.ChainOf(To))];
}

/// <summary>Sent by the server itself to the firm's new id: goes on with what the firm was in its former chain.</summary>
/// <param name="From">The former id.</param>
/// <param name="Name">As before.</param>
/// <param name="Area">As before.</param>
/// <param name="Segment">As before.</param>
/// <param name="State">As before.</param>
/// <param name="Cause">As before.</param>
/// <param name="Note">As before.</param>
/// <param name="Until">As before, UTC.</param>
/// <param name="StateSince">As before, UTC.</param>
/// <param name="Load">As before.</param>
/// <param name="Attributes">As before.</param>
[GenerateSerializer, Immutable, Alias("enterprises.take-over")]
public sealed record TakeOver(
    string From, string Name, AreaCode Area, Segment Segment, EnterpriseState? State, StateCause? Cause, string? Note, DateTimeOffset? Until,
    DateTimeOffset? StateSince, int? Load, IReadOnlyList<AttributeValue> Attributes) : EnterpriseCommand;

/// <summary>Sent by the server itself when the new id was taken: the firm stays.</summary>
[GenerateSerializer, Immutable, Alias("enterprises.undo-move")]
public sealed record UndoMove(string To) : EnterpriseCommand;

/// <summary>Sent by the server itself when no report came in time.</summary>
/// <param name="DueAt">The deadline that passed, UTC; any other than the firm's own changes nothing.</param>
[GenerateSerializer, Immutable, Alias("enterprises.notice-silence")]
public sealed record NoticeSilence(DateTimeOffset DueAt) : EnterpriseCommand;

/// <summary>Sent by the server itself when a project has ended: its temporary branches end with it.</summary>
/// <param name="Team">The team whose project it was.</param>
[GenerateSerializer, Immutable, Alias("enterprises.end-project-branches")]
public sealed record EndProjectBranches(string Team) : EnterpriseCommand;
