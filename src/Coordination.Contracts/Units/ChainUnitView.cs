using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Units;

/// <summary>A unit of a chain.</summary>
/// <param name="Id"><c>&lt;chain&gt;.&lt;slug&gt;</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sort">A department or a firm.</param>
/// <param name="Enterprise">The firm's id; null for a department.</param>
/// <param name="Area">The area that its chain stands in.</param>
public sealed record ChainUnitView(
    [property: PlainName] string Id,
    [property: PlainName] string Name,
    UnitSort Sort,
    [property: PlainName] string? Enterprise,
    AreaCode? Area = null);
