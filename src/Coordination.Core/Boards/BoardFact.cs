using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Core.Boards;

/// <summary>The part of one stream's view that boards show. The one with the higher version wins.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When that was committed, UTC.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Latest">What happened last.</param>
[GenerateSerializer, Immutable, Alias("boards.fact")]
public abstract record BoardFact(string Stream, long Version, DateTimeOffset At, AreaCode Area, Happening? Latest);

/// <summary>The name of a county, street or community.</summary>
[GenerateSerializer, Immutable, Alias("boards.place-fact")]
public sealed record PlaceFact(
    string Stream, long Version, DateTimeOffset At, AreaCode Area, Happening? Latest, string Name)
    : BoardFact(Stream, Version, At, Area, Latest);

/// <summary>A grid.</summary>
[GenerateSerializer, Immutable, Alias("boards.grid-fact")]
public sealed record GridFact(
    string Stream, long Version, DateTimeOffset At, AreaCode Area, Happening? Latest,
    string Name, GridLevel Level, int Members, int OnDuty, int Open, int Overdue, DateTimeOffset? LastPatrol)
    : BoardFact(Stream, Version, At, Area, Latest);

/// <summary>A matter.</summary>
[GenerateSerializer, Immutable, Alias("boards.matter-fact")]
public sealed record MatterFact(
    string Stream, long Version, DateTimeOffset At, AreaCode Area, Happening? Latest,
    string Title, MatterStep Step, bool Overdue, DateTimeOffset? DueAt, AreaLevel? EscalatedTo,
    DateTimeOffset ReportedAt, bool? RespondedInTime, DateTimeOffset? ClosedAt, bool? ClosedInTime)
    : BoardFact(Stream, Version, At, Area, Latest);
