using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Enterprises;

/// <summary>What can happen to a firm. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(EnterpriseRegistered), "enterprises.registered.v1")]
[JsonDerivedType(typeof(StateReported), "enterprises.state-reported.v1")]
[JsonDerivedType(typeof(LoadReported), "enterprises.load-reported.v1")]
[JsonDerivedType(typeof(FellSilent), "enterprises.fell-silent.v1")]
[JsonDerivedType(typeof(AttributeRecorded), "enterprises.attribute-recorded.v1")]
[JsonDerivedType(typeof(AttributeRemoved), "enterprises.attribute-removed.v1")]
[JsonDerivedType(typeof(Organised), "enterprises.organised.v1")]
[JsonDerivedType(typeof(OrganisationEnded), "enterprises.organisation-ended.v1")]
[JsonDerivedType(typeof(BranchFounded), "enterprises.branch-founded.v1")]
[JsonDerivedType(typeof(BranchDissolved), "enterprises.branch-dissolved.v1")]
[JsonDerivedType(typeof(InstructorAssigned), "enterprises.instructor-assigned.v1")]
[JsonDerivedType(typeof(EnterpriseMoved), "enterprises.moved.v1")]
[JsonDerivedType(typeof(MoveUndone), "enterprises.move-undone.v1")]
[JsonDerivedType(typeof(TakenOver), "enterprises.taken-over.v1")]
public abstract record EnterpriseEvent;

/// <summary>The firm is known under this name in this segment. <c>dueAt</c>: its first report is expected by then; null when it was known before.</summary>
public sealed record EnterpriseRegistered(
    [property: PlainName] string Name, AreaCode Area, Segment Segment, DateTimeOffset At, DateTimeOffset? DueAt) : EnterpriseEvent;

/// <summary>The firm said how it is running; the next report is expected by <c>dueAt</c>.</summary>
public sealed record StateReported(
    EnterpriseState State, StateCause? Cause, [property: FreeText] string? Note, DateTimeOffset? Until, DateTimeOffset At, DateTimeOffset DueAt)
    : EnterpriseEvent;

/// <summary>The firm said how much of its capacity it uses, 0–100; the next report is expected by <c>dueAt</c>.</summary>
public sealed record LoadReported(int Percent, DateTimeOffset At, DateTimeOffset DueAt) : EnterpriseEvent;

/// <summary>No report came by <c>at</c>.</summary>
public sealed record FellSilent(DateTimeOffset At) : EnterpriseEvent;

/// <summary>The attribute has this value.</summary>
public sealed record AttributeRecorded([property: PlainName] string Attribute, decimal? Number, [property: PlainName] string? Word) : EnterpriseEvent;

/// <summary>The attribute has no value any more.</summary>
public sealed record AttributeRemoved([property: PlainName] string Attribute) : EnterpriseEvent;

/// <summary>The firm is organised in this way, with or by the unit.</summary>
public sealed record Organised(OrganisingWay Way, [property: PlainName] string? Unit, DateTimeOffset At) : EnterpriseEvent;

/// <summary>The firm is organised no more.</summary>
public sealed record OrganisationEnded(DateTimeOffset At) : EnterpriseEvent;

/// <summary>There is an organisation in the firm under this name; a temporary one serves the project of <c>team</c>.</summary>
public sealed record BranchFounded(
    [property: PlainName] string Branch, [property: PlainName] string Name, BranchForm Form, [property: PlainName] string? Team) : EnterpriseEvent;

/// <summary>The organisation is no more; <c>withProject</c>: because its project ended.</summary>
public sealed record BranchDissolved([property: PlainName] string Branch, bool WithProject) : EnterpriseEvent;

/// <summary>This is the instructor; null: none any more.</summary>
public sealed record InstructorAssigned([property: PersonalName] string? Name) : EnterpriseEvent;

/// <summary>The firm goes on in another chain under this id.</summary>
public sealed record EnterpriseMoved([property: PlainName] string To, DateTimeOffset At) : EnterpriseEvent;

/// <summary>The id in the other chain was taken: the firm stays.</summary>
public sealed record MoveUndone([property: PlainName] string To, DateTimeOffset At, DateTimeOffset DueAt) : EnterpriseEvent;

/// <summary>The firm came from another chain, as it was there.</summary>
public sealed record TakenOver(
    [property: PlainName] string From,
    [property: PlainName] string Name,
    AreaCode Area,
    Segment Segment,
    EnterpriseState? State,
    StateCause? Cause,
    [property: FreeText] string? Note,
    DateTimeOffset? Until,
    DateTimeOffset? StateSince,
    int? Load,
    IReadOnlyList<AttributeValue> Attributes,
    DateTimeOffset At,
    DateTimeOffset DueAt) : EnterpriseEvent;
