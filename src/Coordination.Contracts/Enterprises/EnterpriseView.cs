using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Enterprises;

/// <summary>A firm's state of the moment. Its attributes and organisations are in <see cref="EnterpriseDetails"/>.</summary>
/// <param name="Id"><c>&lt;chain&gt;.&lt;slug&gt;</c>.</param>
/// <param name="Name">Empty before it is registered.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Segment">Where in the chain.</param>
/// <param name="State">What it last said; null when never.</param>
/// <param name="Cause">What it lacks or why it stands; null while it runs.</param>
/// <param name="Note">In words.</param>
/// <param name="Until">Until when that is thought to last, UTC.</param>
/// <param name="StateSince">Since when it is so for this cause, UTC.</param>
/// <param name="Load">How much of its capacity it uses, 0–100; null when never said.</param>
/// <param name="ReportedAt">Its last report, UTC; null when never.</param>
/// <param name="SilentSince">Since when a report is missing, UTC; null while it reports in time.</param>
/// <param name="Way">How it is organised; null while it isn't.</param>
/// <param name="Organiser">The unit that it is organised with or by.</param>
/// <param name="Committees">How many firm-level committees it has.</param>
/// <param name="Branches">How many branches.</param>
/// <param name="Temporary">How many temporary project branches.</param>
/// <param name="HasInstructor">True while an instructor is assigned.</param>
/// <param name="MovedTo">The id under which it goes on in another chain; null while it is in this one.</param>
/// <param name="Latest">What happened last.</param>
public sealed record EnterpriseView(
    [property: PlainName] string Id,
    [property: PlainName] string Name,
    AreaCode Area,
    Segment Segment,
    EnterpriseState? State,
    StateCause? Cause,
    [property: FreeText] string? Note,
    DateTimeOffset? Until,
    DateTimeOffset? StateSince,
    int? Load,
    DateTimeOffset? ReportedAt,
    DateTimeOffset? SilentSince,
    OrganisingWay? Way,
    [property: PlainName] string? Organiser,
    int Committees,
    int Branches,
    int Temporary,
    bool HasInstructor,
    [property: PlainName] string? MovedTo,
    Happening? Latest);

/// <summary>What a firm has beside its state of the moment: <c>GET /api/enterprises/{id}/details</c>.</summary>
/// <param name="Attributes">Those recorded, in the order of <see cref="EnterpriseAttributes.All"/>.</param>
/// <param name="Organisations">In the order of their numbers.</param>
/// <param name="Instructor">The instructor's name; null while there is none.</param>
public sealed record EnterpriseDetails(
    IReadOnlyList<AttributeValue> Attributes, IReadOnlyList<BranchView> Organisations, [property: PersonalName] string? Instructor);

/// <summary>An attribute that was recorded: a number or a word.</summary>
[GenerateSerializer, Immutable, Alias("enterprises.attribute")]
public sealed record AttributeValue([property: PlainName] string Attribute, decimal? Number, [property: PlainName] string? Word);

/// <summary>An organisation in a firm; <paramref name="Team"/> is whose project a temporary one serves.</summary>
[GenerateSerializer, Immutable, Alias("enterprises.branch")]
public sealed record BranchView(
    [property: PlainName] string Branch, [property: PlainName] string Name, BranchForm Form, [property: PlainName] string? Team);
