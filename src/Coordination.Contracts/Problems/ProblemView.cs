using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Problems;

/// <summary>A problem as lists and boards see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Chain">The chain's slug.</param>
/// <param name="Area">Where the firm, or else the chain stands; null while that isn't known.</param>
/// <param name="Number">The number people know it by, W-…; null until it was given.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">More about it.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Door">By which door it came.</param>
/// <param name="Firm">The id of the firm that asked; null for a problem of the chain.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Unit">The id of the unit that owes the answer; null before.</param>
/// <param name="Assisting">Ids of units that assist.</param>
/// <param name="DueAt">By when, UTC; null before it has an owner and once it is closed.</param>
/// <param name="Overdue">True once the deadline has passed and was recorded.</param>
/// <param name="Answer">What was done, as the owner said.</param>
/// <param name="Reopened">How often it was reopened.</param>
/// <param name="Meeting">The id of the meeting on whose agenda it is; null for none.</param>
/// <param name="Times">How often it was put on an agenda.</param>
/// <param name="IsPutAside">True while a meeting has left it for another one.</param>
/// <param name="DecidedBy">The id of the meeting that decided what is done; null for none.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="MergedInto">The id of the problem that goes on; null unless merged.</param>
/// <param name="Merged">How many problems go on in this one.</param>
/// <param name="FiledAt">UTC.</param>
/// <param name="SolvedAt">UTC; null while it isn't.</param>
/// <param name="SolvedBy">The one door it counts for once it is solved: the meeting's when one decided what was done, else the door it came by.</param>
/// <param name="Latest">What happened last.</param>
/// <param name="Visit">The id of the visit at which it came up; null for none.</param>
public sealed record ProblemView(
    [property: PlainName] string Id,
    [property: PlainName] string Chain,
    AreaCode? Area,
    int? Number,
    [property: FreeText] string Title,
    [property: FreeText] string? Description,
    ProblemCategory Category,
    ProblemDoor Door,
    [property: PlainName] string? Firm,
    ProblemStatus Status,
    [property: PlainName] string? Unit,
    [property: PlainName] IReadOnlyList<string> Assisting,
    DateTimeOffset? DueAt,
    bool Overdue,
    [property: FreeText] string? Answer,
    int Reopened,
    [property: PlainName] string? Meeting,
    int Times,
    bool IsPutAside,
    [property: PlainName] string? DecidedBy,
    [property: FreeText] string? Decision,
    [property: PlainName] string? MergedInto,
    int Merged,
    DateTimeOffset FiledAt,
    DateTimeOffset? SolvedAt,
    ProblemDoor? SolvedBy,
    Happening? Latest,
    [property: PlainName] string? Visit = null);
