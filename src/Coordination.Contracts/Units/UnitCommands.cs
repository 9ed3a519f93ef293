using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Units;

/// <summary>What takes part in a chain as one.</summary>
public enum UnitSort
{
    /// <summary>职能部门.</summary>
    Department,
    /// <summary>A firm (企业).</summary>
    Firm,
}

/// <summary>What may be asked of a unit (成员单位) of a chain. Key: <c>&lt;chain&gt;.&lt;slug&gt;</c>.</summary>
[GenerateSerializer, Alias("units.command")]
[JsonDerivedType(typeof(RegisterUnit), "register")]
public abstract record UnitCommand;

/// <summary>Makes the unit known under this name, or renames it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sort">A department, or a firm that takes part as one.</param>
/// <param name="Enterprise">The firm's id when it is one; null for a department.</param>
[GenerateSerializer, Immutable, Importable, Alias("units.register")]
public sealed record RegisterUnit(
    [property: Required, StringLength(100)] string Name, UnitSort Sort, [property: StringLength(81)] string? Enterprise = null)
    : UnitCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Enterprise is { } firm ? [ChainIds.PathOf("enterprises", firm)] : [];
}
