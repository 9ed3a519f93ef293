using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Grids;

/// <summary>A grid's state of the moment. Its roster, buildings and units are in <see cref="GridDetails"/>.</summary>
/// <param name="Code">15 digits.</param>
/// <param name="Name">Empty before it is registered.</param>
/// <param name="Level">What its members last said.</param>
/// <param name="Reason">Why; null when calm and nothing was said.</param>
/// <param name="LevelAt">When that was said, UTC; null when never.</param>
/// <param name="Members">How many are on the roster.</param>
/// <param name="OnDuty">How many of them are on duty now.</param>
/// <param name="LastPatrol">UTC; null when never patrolled.</param>
/// <param name="Buildings">How many buildings it has.</param>
/// <param name="Units">How many co-building units are contracted to it.</param>
/// <param name="Latest">What happened last.</param>
public sealed record GridView(
    AreaCode Code,
    [property: PlainName] string Name,
    GridLevel Level,
    [property: FreeText] string? Reason,
    DateTimeOffset? LevelAt,
    int Members,
    int OnDuty,
    DateTimeOffset? LastPatrol,
    int Buildings,
    int Units,
    Happening? Latest);

/// <summary>What a grid has beside its state of the moment: <c>GET /api/grids/{id}/details</c>.</summary>
/// <param name="Members">The roster, in the order of enrolment.</param>
/// <param name="Buildings">In the order of their numbers.</param>
/// <param name="Units">Contracted co-building units, in the order of their ids.</param>
public sealed record GridDetails(
    IReadOnlyList<GridMemberView> Members, IReadOnlyList<BuildingView> Buildings, IReadOnlyList<UnitView> Units);

/// <summary>One on the roster; <paramref name="OnDutySince"/> is UTC, null when off duty.</summary>
public sealed record GridMemberView(
    [property: PlainName] string Member, [property: PersonalName] string Name, DateTimeOffset? OnDutySince);

/// <summary>A building and its head.</summary>
public sealed record BuildingView(
    [property: PlainName] string Building, [property: PlainName] string Name, [property: PersonalName] string? Head);

/// <summary>A co-building unit.</summary>
public sealed record UnitView([property: PlainName] string Unit, [property: PlainName] string Name);
