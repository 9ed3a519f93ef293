using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Matters;

/// <summary>A matter as lists see it. Carries nothing about the person who reported it but the account id.</summary>
/// <param name="Id">The matter's id.</param>
/// <param name="Grid">The grid it stands in now.</param>
/// <param name="Item">The item's code.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">What was seen; null when nothing was written.</param>
/// <param name="Reporter">The account that reported it; null where history doesn't say.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="ReportedAt">UTC.</param>
/// <param name="StepSince">When it began to wait for this step, UTC.</param>
/// <param name="DueAt">The deadline of this step, UTC; null when closed.</param>
/// <param name="Overdue">True once the deadline has passed and was recorded.</param>
/// <param name="EscalatedTo">The highest level that was told; null while in time.</param>
/// <param name="RespondedInTime">Whether it was filed and dispatched in time; null while that is open.</param>
/// <param name="ClosedAt">UTC; null while open.</param>
/// <param name="ClosedInTime">True when closed without one step ever overdue; null while open.</param>
/// <param name="Returned">How often verification failed.</param>
/// <param name="Latest">What happened last.</param>
public sealed record MatterView(
    [property: PlainName] string Id,
    AreaCode Grid,
    [property: PlainName] string Item,
    [property: FreeText] string Title,
    [property: FreeText] string? Description,
    [property: PlainName] string? Reporter,
    MatterStep Step,
    DateTimeOffset ReportedAt,
    DateTimeOffset StepSince,
    DateTimeOffset? DueAt,
    bool Overdue,
    AreaLevel? EscalatedTo,
    bool? RespondedInTime,
    DateTimeOffset? ClosedAt,
    bool? ClosedInTime,
    int Returned,
    Happening? Latest);
