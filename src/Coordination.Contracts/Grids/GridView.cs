using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Grids;

/// <summary>A grid's state of the moment.</summary>
/// <param name="Code">15 digits.</param>
/// <param name="Name">Empty while the grid is known by its matters or members only.</param>
/// <param name="Level">What its members last said.</param>
/// <param name="Reason">Why; null when calm and nothing was said.</param>
/// <param name="LevelAt">When that was said, UTC; null when never.</param>
/// <param name="OnDuty">Members on duty now.</param>
/// <param name="OpenMatters">Matters in this grid that are not closed.</param>
/// <param name="OverdueMatters">Those of them whose step is overdue.</param>
/// <param name="LastPatrol">UTC; null when never patrolled.</param>
/// <param name="Steps">Open matters by the step they wait for; a step without any is left out.</param>
/// <param name="Members">The roster, in the order of enrolment.</param>
/// <param name="Buildings">In the order of their numbers.</param>
/// <param name="Units">Contracted co-building units, in the order of their ids.</param>
/// <param name="Latest">What happened last.</param>
public sealed record GridView(
    AreaCode Code,
    [property: PlainName] string Name,
    GridLevel Level,
    [property: FreeText] string? Reason,
    DateTimeOffset? LevelAt,
    int OnDuty,
    int OpenMatters,
    int OverdueMatters,
    DateTimeOffset? LastPatrol,
    IReadOnlyDictionary<MatterStep, int> Steps,
    IReadOnlyList<GridMemberView> Members,
    IReadOnlyList<BuildingView> Buildings,
    IReadOnlyList<UnitView> Units,
    Happening? Latest);

/// <summary>One on the roster; <paramref name="OnDutySince"/> is UTC, null when off duty.</summary>
public sealed record GridMemberView(
    [property: PlainName] string Member, [property: PersonalName] string Name, DateTimeOffset? OnDutySince);

/// <summary>A building and its head.</summary>
public sealed record BuildingView(
    [property: PlainName] string Building, [property: PlainName] string Name, [property: PersonalName] string? Head);

/// <summary>A co-building unit.</summary>
public sealed record UnitView([property: PlainName] string Unit, [property: PlainName] string Name);
