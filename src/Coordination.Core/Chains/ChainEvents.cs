using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Chains;

/// <summary>What can happen to a chain. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(ChainRegistered), "chains.registered.v1")]
[JsonDerivedType(typeof(ChainCommitteeNamed), "chains.committee-named.v1")]
[JsonDerivedType(typeof(ChiefAppointed), "chains.chief-appointed.v1")]
[JsonDerivedType(typeof(ChiefDismissed), "chains.chief-dismissed.v1")]
[JsonDerivedType(typeof(LeadNamed), "chains.lead-named.v1")]
[JsonDerivedType(typeof(DepartmentAdded), "chains.department-added.v1")]
[JsonDerivedType(typeof(DepartmentRemoved), "chains.department-removed.v1")]
[JsonDerivedType(typeof(CoreUnitAdded), "chains.core-unit-added.v1")]
[JsonDerivedType(typeof(CoreUnitRemoved), "chains.core-unit-removed.v1")]
public abstract record ChainEvent;

/// <summary>The chain is known under this name in this area.</summary>
public sealed record ChainRegistered([property: PlainName] string Name, AreaCode Area, DateTimeOffset At) : ChainEvent;

/// <summary>Its committee has this name.</summary>
public sealed record ChainCommitteeNamed([property: PlainName] string Name) : ChainEvent;

/// <summary>This is the chief of the seat.</summary>
public sealed record ChiefAppointed(ChiefSeat Seat, [property: PlainName] string Name, [property: PlainName] string? Office, DateTimeOffset At) : ChainEvent;

/// <summary>The seat is empty.</summary>
public sealed record ChiefDismissed(ChiefSeat Seat) : ChainEvent;

/// <summary>This unit is the lead department; null: none any more.</summary>
public sealed record LeadNamed([property: PlainName] string? Unit) : ChainEvent;

/// <summary>The unit is in the task force.</summary>
public sealed record DepartmentAdded([property: PlainName] string Unit) : ChainEvent;

/// <summary>The unit left the task force.</summary>
public sealed record DepartmentRemoved([property: PlainName] string Unit) : ChainEvent;

/// <summary>The unit is a core unit.</summary>
public sealed record CoreUnitAdded([property: PlainName] string Unit) : ChainEvent;

/// <summary>The unit is a core unit no more.</summary>
public sealed record CoreUnitRemoved([property: PlainName] string Unit) : ChainEvent;
