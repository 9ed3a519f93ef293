using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Teams;

/// <summary>What can happen to a team. Stored names are data: never renamed. Days are those of the place.</summary>
[JsonDerivedType(typeof(TeamRegistered), "teams.registered.v1")]
[JsonDerivedType(typeof(TeamMemberEnrolled), "teams.member-enrolled.v1")]
[JsonDerivedType(typeof(TeamMemberRetired), "teams.member-retired.v1")]
[JsonDerivedType(typeof(MilestonePlanned), "teams.milestone-planned.v1")]
[JsonDerivedType(typeof(MilestoneDropped), "teams.milestone-dropped.v1")]
[JsonDerivedType(typeof(MilestoneForecast), "teams.milestone-forecast.v1")]
[JsonDerivedType(typeof(MilestoneReached), "teams.milestone-reached.v1")]
[JsonDerivedType(typeof(ProgressReported), "teams.progress-reported.v1")]
[JsonDerivedType(typeof(ObstacleRaised), "teams.obstacle-raised.v1")]
[JsonDerivedType(typeof(ObstacleAnswered), "teams.obstacle-answered.v1")]
[JsonDerivedType(typeof(ObstacleCleared), "teams.obstacle-cleared.v1")]
[JsonDerivedType(typeof(ProjectFinished), "teams.project-finished.v1")]
[JsonDerivedType(typeof(BranchNoted), "teams.branch-noted.v1")]
public abstract record TeamEvent;

/// <summary>The team is known under this name, with this project.</summary>
public sealed record TeamRegistered([property: PlainName] string Name, [property: PlainName] string Project, AreaCode Area, DateTimeOffset At) : TeamEvent;

/// <summary>Somebody is on the roster under this name.</summary>
public sealed record TeamMemberEnrolled([property: PlainName] string Member, [property: PersonalName] string Name) : TeamEvent;

/// <summary>Somebody is off the roster.</summary>
public sealed record TeamMemberRetired([property: PlainName] string Member) : TeamEvent;

/// <summary>The milestone is planned for this day.</summary>
public sealed record MilestonePlanned([property: PlainName] string Milestone, [property: PlainName] string Name, DateOnly Plan) : TeamEvent;

/// <summary>The milestone is off the plan.</summary>
public sealed record MilestoneDropped([property: PlainName] string Milestone) : TeamEvent;

/// <summary>The milestone is thought to be reached on this day; null: nobody can say.</summary>
public sealed record MilestoneForecast([property: PlainName] string Milestone, DateOnly? Forecast, DateTimeOffset At) : TeamEvent;

/// <summary>The milestone was reached on this day.</summary>
public sealed record MilestoneReached([property: PlainName] string Milestone, DateOnly On, DateTimeOffset At) : TeamEvent;

/// <summary>The team said how the project gets on.</summary>
public sealed record ProgressReported([property: FreeText] string Note, DateTimeOffset At) : TeamEvent;

/// <summary>Something holds the project up; this unit owes help by then.</summary>
public sealed record ObstacleRaised(
    int Obstacle, [property: FreeText] string Title, [property: PlainName] string? Unit, DateTimeOffset? DueAt, DateTimeOffset At) : TeamEvent;

/// <summary>The unit said what it did or will do.</summary>
public sealed record ObstacleAnswered(int Obstacle, [property: FreeText] string Note, DateTimeOffset At) : TeamEvent;

/// <summary>The obstacle is out of the way.</summary>
public sealed record ObstacleCleared(int Obstacle, [property: FreeText] string? Note, DateTimeOffset At) : TeamEvent;

/// <summary>The project has ended.</summary>
public sealed record ProjectFinished([property: FreeText] string? Note, DateTimeOffset At) : TeamEvent;

/// <summary>A firm has a temporary branch for the project, or none any more.</summary>
public sealed record BranchNoted([property: PlainName] string Enterprise, bool Serves) : TeamEvent;
