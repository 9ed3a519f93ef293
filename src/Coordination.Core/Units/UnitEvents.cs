using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Units;

namespace Coordination.Core.Units;

/// <summary>What can happen to a unit. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(UnitRegistered), "units.registered.v1")]
public abstract record UnitEvent;

/// <summary>The unit is known under this name, in the area of its chain.</summary>
public sealed record UnitRegistered(
    [property: PlainName] string Name, UnitSort Sort, [property: PlainName] string? Enterprise, DateTimeOffset At, AreaCode? Area = null) : UnitEvent;
