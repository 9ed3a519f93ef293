using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Core.Areas;

/// <summary>The name of a county, street or community.</summary>
[GenerateSerializer, Immutable, Alias("areas.place-fact")]
public sealed record PlaceFact(AreaCode Area, string Name);

/// <summary>A grid as area boards show it.</summary>
[GenerateSerializer, Immutable, Alias("areas.grid-fact")]
public sealed record GridFact(
    AreaCode Area, Happening? Latest, string Name, GridLevel Level, int Members, int OnDuty, DateTimeOffset? LastPatrol);

/// <summary>A matter as area boards show it.</summary>
[GenerateSerializer, Immutable, Alias("areas.matter-fact")]
public sealed record MatterFact(
    string Id, AreaCode Area, Happening? Latest, string Title, MatterStep Step, bool Overdue, DateTimeOffset? DueAt,
    AreaLevel? EscalatedTo, DateTimeOffset ReportedAt, bool? RespondedInTime, DateTimeOffset? ClosedAt, bool? ClosedInTime);
