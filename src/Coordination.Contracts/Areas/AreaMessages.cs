using Coordination.Contracts.Privacy;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Coordination.Contracts.Areas;

/// <summary>What may be asked of a county or street (县、街道).</summary>
[GenerateSerializer, Alias("areas.command")]
[JsonDerivedType(typeof(RegisterArea), "register")]
public abstract record AreaCommand;

/// <summary>Makes the area known under this name, or renames it.</summary>
[GenerateSerializer, Immutable, Alias("areas.register")]
public sealed record RegisterArea([property: Required, StringLength(100)] string Name) : AreaCommand;

/// <summary>A county or street as lists see it.</summary>
public sealed record AreaView(AreaCode Code, [property: PlainName] string Name, AreaLevel Level);
