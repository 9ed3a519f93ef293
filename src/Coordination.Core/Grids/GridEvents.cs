using System.Text.Json.Serialization;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Grids;

/// <summary>What can happen to a grid. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(GridRegistered), "grids.registered.v1")]
[JsonDerivedType(typeof(MemberEnrolled), "grids.member-enrolled.v1")]
[JsonDerivedType(typeof(MemberRetired), "grids.member-retired.v1")]
[JsonDerivedType(typeof(MemberOnDuty), "grids.member-on-duty.v1")]
[JsonDerivedType(typeof(MemberOffDuty), "grids.member-off-duty.v1")]
[JsonDerivedType(typeof(LevelReported), "grids.level-reported.v1")]
[JsonDerivedType(typeof(PatrolRecorded), "grids.patrol-recorded.v1")]
[JsonDerivedType(typeof(BuildingRecorded), "grids.building-recorded.v1")]
[JsonDerivedType(typeof(BuildingRemoved), "grids.building-removed.v1")]
[JsonDerivedType(typeof(UnitContracted), "grids.unit-contracted.v1")]
[JsonDerivedType(typeof(UnitReleased), "grids.unit-released.v1")]
[JsonDerivedType(typeof(MatterNoted), "grids.matter-noted.v1")]
[JsonDerivedType(typeof(MatterLeft), "grids.matter-left.v1")]
public abstract record GridEvent;

/// <summary>The grid is known under this name.</summary>
public sealed record GridRegistered([property: PlainName] string Name, DateTimeOffset At) : GridEvent;

/// <summary>A member is on the roster under this name.</summary>
public sealed record MemberEnrolled([property: PlainName] string Member, [property: PersonalName] string Name) : GridEvent;

/// <summary>A member is off the roster.</summary>
public sealed record MemberRetired([property: PlainName] string Member) : GridEvent;

/// <summary>A member went on duty.</summary>
public sealed record MemberOnDuty([property: PlainName] string Member, DateTimeOffset At) : GridEvent;

/// <summary>A member went off duty.</summary>
public sealed record MemberOffDuty([property: PlainName] string Member, DateTimeOffset At) : GridEvent;

/// <summary>A member said how the grid is doing.</summary>
public sealed record LevelReported(GridLevel Level, [property: FreeText] string? Reason, DateTimeOffset At) : GridEvent;

/// <summary>A member ended a patrol.</summary>
public sealed record PatrolRecorded([property: PlainName] string Member, [property: FreeText] string? Note, DateTimeOffset At) : GridEvent;

/// <summary>A building stands in the grid under this name and head.</summary>
public sealed record BuildingRecorded(
    [property: PlainName] string Building, [property: PlainName] string Name, [property: PersonalName] string? Head) : GridEvent;

/// <summary>A building is no longer in the grid.</summary>
public sealed record BuildingRemoved([property: PlainName] string Building) : GridEvent;

/// <summary>A co-building unit is contracted under this name.</summary>
public sealed record UnitContracted([property: PlainName] string Unit, [property: PlainName] string Name) : GridEvent;

/// <summary>A co-building unit's contract ended.</summary>
public sealed record UnitReleased([property: PlainName] string Unit) : GridEvent;

/// <summary>An open matter of the grid came to this step. No longer recorded: what is open is folded by who shows it.</summary>
public sealed record MatterNoted([property: PlainName] string Matter, long MatterVersion, MatterStep Step, bool Overdue) : GridEvent;

/// <summary>A matter was closed or went to another grid. No longer recorded.</summary>
public sealed record MatterLeft([property: PlainName] string Matter) : GridEvent;
