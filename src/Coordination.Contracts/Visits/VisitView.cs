using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Visits;

/// <summary>A visit to a firm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Firm">The firm's id.</param>
/// <param name="Area">Where the firm stands; null while that isn't known.</param>
/// <param name="Sort">On what occasion.</param>
/// <param name="On">The day.</param>
/// <param name="Unit">The id of the unit that visited; null for none of the chain's.</param>
/// <param name="Note">What was said.</param>
/// <param name="Problems">Ids of the problems that came of it, in order.</param>
/// <param name="IsWithdrawn">True once the record was taken back.</param>
/// <param name="Latest">What happened last.</param>
public sealed record VisitView(
    [property: PlainName] string Id,
    [property: PlainName] string Firm,
    AreaCode? Area,
    VisitSort Sort,
    DateOnly On,
    [property: PlainName] string? Unit,
    [property: FreeText] string? Note,
    [property: PlainName] IReadOnlyList<string> Problems,
    bool IsWithdrawn,
    Happening? Latest);
