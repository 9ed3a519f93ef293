using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Teams;

/// <summary>A commando team and how its project stands. Members, milestones and obstacles are in <see cref="TeamDetails"/>.</summary>
/// <param name="Id"><c>&lt;chain&gt;.&lt;slug&gt;</c>.</param>
/// <param name="Name">Empty before it is registered.</param>
/// <param name="Project">Its one project.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Members">How many are on the roster.</param>
/// <param name="Milestones">How many are planned.</param>
/// <param name="Reached">How many of them are reached.</param>
/// <param name="InHand">The milestone in hand: the first by plan that isn't reached, else the last one; null without any.</param>
/// <param name="LastLead">The lead of the milestone that was reached last, in days: plan − actual; null before the first.</param>
/// <param name="Obstacles">How many obstacles are open.</param>
/// <param name="NextHelpDueAt">The earliest deadline of help that is owed and wasn't given, UTC.</param>
/// <param name="ReportedAt">When the team last said something, UTC.</param>
/// <param name="FinishedAt">When its project ended, UTC.</param>
/// <param name="Latest">What happened last.</param>
/// <param name="Owed">The most urgent obstacle for which a unit owes help; null when nothing is owed.</param>
public sealed record TeamView(
    [property: PlainName] string Id,
    [property: PlainName] string Name,
    [property: PlainName] string Project,
    AreaCode Area,
    int Members,
    int Milestones,
    int Reached,
    MilestoneView? InHand,
    int? LastLead,
    int Obstacles,
    DateTimeOffset? NextHelpDueAt,
    DateTimeOffset? ReportedAt,
    DateTimeOffset? FinishedAt,
    Happening? Latest,
    ObstacleView? Owed = null);

/// <summary>A milestone; days are those of the place.</summary>
[GenerateSerializer, Immutable, Alias("teams.milestone")]
public sealed record MilestoneView(
    [property: PlainName] string Milestone, [property: PlainName] string Name, DateOnly Plan, DateOnly? Forecast, DateOnly? Reached);

/// <summary>What a team has beside its view: <c>GET /api/teams/{id}/details</c>.</summary>
/// <param name="Members">The roster, in the order of enrolment.</param>
/// <param name="Milestones">In the order of their plans.</param>
/// <param name="Obstacles">Those that are open, in the order they were raised.</param>
public sealed record TeamDetails(
    IReadOnlyList<TeamMemberView> Members, IReadOnlyList<MilestoneView> Milestones, IReadOnlyList<ObstacleView> Obstacles);

/// <summary>One on the roster.</summary>
public sealed record TeamMemberView([property: PlainName] string Member, [property: PersonalName] string Name);

/// <summary>Something that holds a project up.</summary>
/// <param name="Obstacle">Its number within the team.</param>
/// <param name="Title">One line.</param>
/// <param name="Unit">The id of the unit that owes help; null for nobody.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="RaisedAt">UTC.</param>
/// <param name="Answer">What the unit said; null before.</param>
/// <param name="AnsweredAt">UTC.</param>
[GenerateSerializer, Immutable, Alias("teams.obstacle")]
public sealed record ObstacleView(
    int Obstacle, [property: FreeText] string Title, [property: PlainName] string? Unit, DateTimeOffset? DueAt, DateTimeOffset RaisedAt,
    [property: FreeText] string? Answer, DateTimeOffset? AnsweredAt);
