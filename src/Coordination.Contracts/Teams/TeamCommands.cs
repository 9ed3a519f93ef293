using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Teams;

/// <summary>What may be asked of a commando team (党员攻坚突击队) of a chain. Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[GenerateSerializer, Alias("teams.command")]
[JsonDerivedType(typeof(RegisterTeam), "register")]
[JsonDerivedType(typeof(EnrolTeamMember), "enrol-member")]
[JsonDerivedType(typeof(RetireTeamMember), "retire-member")]
[JsonDerivedType(typeof(PlanMilestone), "plan-milestone")]
[JsonDerivedType(typeof(DropMilestone), "drop-milestone")]
[JsonDerivedType(typeof(ForecastMilestone), "forecast-milestone")]
[JsonDerivedType(typeof(ReachMilestone), "reach-milestone")]
[JsonDerivedType(typeof(ReportProgress), "report-progress")]
[JsonDerivedType(typeof(RaiseObstacle), "raise-obstacle")]
[JsonDerivedType(typeof(AnswerObstacle), "answer-obstacle")]
[JsonDerivedType(typeof(ClearObstacle), "clear-obstacle")]
[JsonDerivedType(typeof(FinishProject), "finish-project")]
[JsonDerivedType(typeof(NoteBranch), "note-branch")]
public abstract record TeamCommand;

/// <summary>Makes the team known with its one project, or renames either. A team keeps its area.</summary>
[GenerateSerializer, Immutable, Importable, Alias("teams.register")]
public sealed record RegisterTeam(
    [property: Required, StringLength(100)] string Name, [property: Required, StringLength(200)] string Project, AreaCode Area)
    : TeamCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [Area.Value];
}

/// <summary>Puts somebody on the team's roster, or renames one who is on it.</summary>
/// <param name="Member">An id of the team's own or an account's.</param>
/// <param name="Name">The name colleagues see; never shown on a board.</param>
[GenerateSerializer, Immutable, Importable, Alias("teams.enrol-member")]
public sealed record EnrolTeamMember([property: Required, StringLength(64)] string Member, [property: Required, StringLength(50)] string Name) : TeamCommand;

/// <summary>Takes somebody off the roster.</summary>
[GenerateSerializer, Immutable, Alias("teams.retire-member")]
public sealed record RetireTeamMember([property: Required, StringLength(64)] string Member) : TeamCommand;

/// <summary>Plans a milestone, or plans it anew while it isn't reached.</summary>
/// <param name="Milestone">Its number within the project, for example <c>m3</c>.</param>
/// <param name="Name">What is reached then.</param>
/// <param name="Plan">The day, of the place.</param>
[GenerateSerializer, Immutable, Importable, Alias("teams.plan-milestone")]
public sealed record PlanMilestone(
    [property: Required, StringLength(20)] string Milestone, [property: Required, StringLength(100)] string Name, DateOnly Plan) : TeamCommand;

/// <summary>Takes a milestone that isn't reached off the plan.</summary>
[GenerateSerializer, Immutable, Alias("teams.drop-milestone")]
public sealed record DropMilestone([property: Required, StringLength(20)] string Milestone) : TeamCommand;

/// <summary>Says when a milestone is thought to be reached.</summary>
/// <param name="Milestone">Its number.</param>
/// <param name="Forecast">The day, of the place; null when nobody can say.</param>
[GenerateSerializer, Immutable, Alias("teams.forecast-milestone")]
public sealed record ForecastMilestone([property: Required, StringLength(20)] string Milestone, DateOnly? Forecast) : TeamCommand;

/// <summary>Says that a milestone was reached.</summary>
/// <param name="Milestone">Its number.</param>
/// <param name="On">The day, of the place; null for today.</param>
[GenerateSerializer, Immutable, Alias("teams.reach-milestone")]
public sealed record ReachMilestone([property: Required, StringLength(20)] string Milestone, DateOnly? On = null) : TeamCommand;

/// <summary>Says how the project gets on (报进展).</summary>
[GenerateSerializer, Immutable, Alias("teams.report-progress")]
public sealed record ReportProgress([property: Required, StringLength(500)] string Note) : TeamCommand;

/// <summary>Says what holds the project up, and who owes help.</summary>
/// <param name="Title">One line.</param>
/// <param name="Unit">The id of the unit that owes help; null when it is nobody else's.</param>
/// <param name="DueAt">By when, UTC; null without a deadline.</param>
[GenerateSerializer, Immutable, Alias("teams.raise-obstacle")]
public sealed record RaiseObstacle(
    [property: Required, StringLength(200)] string Title, [property: StringLength(81)] string? Unit = null, DateTimeOffset? DueAt = null)
    : TeamCommand;

/// <summary>The unit that owes help says what it did or will do.</summary>
[GenerateSerializer, Immutable, Alias("teams.answer-obstacle")]
public sealed record AnswerObstacle(int Obstacle, [property: Required, StringLength(500)] string Note) : TeamCommand;

/// <summary>The obstacle is out of the way.</summary>
[GenerateSerializer, Immutable, Alias("teams.clear-obstacle")]
public sealed record ClearObstacle(int Obstacle, [property: StringLength(500)] string? Note = null) : TeamCommand;

/// <summary>The project has ended: every milestone is reached. The temporary branches that serve it end with it.</summary>
[GenerateSerializer, Immutable, Alias("teams.finish-project")]
public sealed record FinishProject([property: StringLength(500)] string? Note = null) : TeamCommand;

/// <summary>Sent by the server itself: a firm has a temporary branch for the team's project, or none any more.</summary>
/// <param name="Enterprise">The firm's id.</param>
/// <param name="Serves">True while there is one.</param>
[GenerateSerializer, Immutable, Alias("teams.note-branch")]
public sealed record NoteBranch(string Enterprise, bool Serves) : TeamCommand;
