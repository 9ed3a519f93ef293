using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Chains;

/// <summary>A chain and who leads it; who chairs it its rotation says. Its task force and core units are in <see cref="ChainDetails"/>.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Committee">The chain committee; null while it has none.</param>
/// <param name="Lead">The id of the lead department; null while there is none.</param>
/// <param name="Chiefs">The seats that are taken, in their order.</param>
/// <param name="Departments">How many departments the task force has.</param>
/// <param name="CoreUnits">How many core units there are.</param>
public sealed record ChainView(
    [property: PlainName] string Id,
    [property: PlainName] string Name,
    AreaCode Area,
    [property: PlainName] string? Committee,
    [property: PlainName] string? Lead,
    IReadOnlyList<ChiefView> Chiefs,
    int Departments,
    int CoreUnits);

/// <summary>A chief, who is on the chain's notice board.</summary>
[GenerateSerializer, Immutable, Alias("chains.chief")]
public sealed record ChiefView(ChiefSeat Seat, [property: PlainName] string Name, [property: PlainName] string? Office);

/// <summary>What a chain has beside its view: <c>GET /api/chains/{id}/details</c>.</summary>
/// <param name="Departments">Ids of the units of the task force, in the order they came.</param>
/// <param name="CoreUnits">Ids of the core units, in the order they came.</param>
public sealed record ChainDetails(
    [property: PlainName] IReadOnlyList<string> Departments, [property: PlainName] IReadOnlyList<string> CoreUnits);
