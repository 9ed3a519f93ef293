using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Chains;

/// <summary>The two seats of a chain's chiefs (双链长).</summary>
public enum ChiefSeat
{
    /// <summary>市级牵头部门.</summary>
    LeadDepartment,
    /// <summary>产业集聚地属地.</summary>
    Locality,
}

/// <summary>What may be asked of a chain (产业链). Key: its slug.</summary>
[GenerateSerializer, Alias("chains.command")]
[JsonDerivedType(typeof(RegisterChain), "register")]
[JsonDerivedType(typeof(NameChainCommittee), "name-committee")]
[JsonDerivedType(typeof(AppointChief), "appoint-chief")]
[JsonDerivedType(typeof(NameLead), "name-lead")]
[JsonDerivedType(typeof(AddDepartment), "add-department")]
[JsonDerivedType(typeof(RemoveDepartment), "remove-department")]
[JsonDerivedType(typeof(AddCoreUnit), "add-core-unit")]
[JsonDerivedType(typeof(RemoveCoreUnit), "remove-core-unit")]
public abstract record ChainCommand;

/// <summary>Makes the chain known under this name in this area, or renames it. A chain keeps its area.</summary>
[GenerateSerializer, Immutable, Alias("chains.register")]
public sealed record RegisterChain([property: Required, StringLength(100)] string Name, AreaCode Area) : ChainCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [Area.Value];
}

/// <summary>Names the chain committee (产业链党委).</summary>
[GenerateSerializer, Immutable, Alias("chains.name-committee")]
public sealed record NameChainCommittee([property: Required, StringLength(100)] string Name) : ChainCommand;

/// <summary>Appoints the chief of a seat; no name leaves the seat empty.</summary>
/// <param name="Seat">Which of the two.</param>
/// <param name="Name">The chief's name; null for nobody.</param>
/// <param name="Office">The chief's office, for example of a department.</param>
[GenerateSerializer, Immutable, Alias("chains.appoint-chief")]
public sealed record AppointChief(
    ChiefSeat Seat, [property: StringLength(50)] string? Name = null, [property: StringLength(100)] string? Office = null) : ChainCommand;

/// <summary>A command that names a unit of the chain.</summary>
[GenerateSerializer, Alias("chains.unit-command")]
public abstract record ChainUnitCommand : ChainCommand, INamesPlaces
{
    /// <summary>The unit's id; null for none.</summary>
    protected abstract string? Named { get; }

    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Named is { } unit ? [ChainIds.PathOf("units", unit)] : [];
}

/// <summary>Names the lead department (牵头部门).</summary>
/// <param name="Unit">The unit's id; null for none.</param>
[GenerateSerializer, Immutable, Alias("chains.name-lead")]
public sealed record NameLead([property: StringLength(81)] string? Unit) : ChainUnitCommand
{
    /// <inheritdoc/>
    protected override string? Named => Unit;
}

/// <summary>Takes a department into the task force (专班).</summary>
/// <param name="Unit">The unit's id.</param>
[GenerateSerializer, Immutable, Alias("chains.add-department")]
public sealed record AddDepartment([property: Required, StringLength(81)] string Unit) : ChainUnitCommand
{
    /// <inheritdoc/>
    protected override string? Named => Unit;
}

/// <summary>Takes a department out of the task force.</summary>
/// <param name="Unit">The unit's id.</param>
[GenerateSerializer, Immutable, Alias("chains.remove-department")]
public sealed record RemoveDepartment([property: Required, StringLength(81)] string Unit) : ChainCommand;

/// <summary>Makes a firm's unit a core unit (核心单位).</summary>
/// <param name="Unit">The unit's id.</param>
[GenerateSerializer, Immutable, Alias("chains.add-core-unit")]
public sealed record AddCoreUnit([property: Required, StringLength(81)] string Unit) : ChainUnitCommand
{
    /// <inheritdoc/>
    protected override string? Named => Unit;
}

/// <summary>A core unit is one no more.</summary>
/// <param name="Unit">The unit's id.</param>
[GenerateSerializer, Immutable, Alias("chains.remove-core-unit")]
public sealed record RemoveCoreUnit([property: Required, StringLength(81)] string Unit) : ChainCommand;
