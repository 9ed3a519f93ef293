using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Coordination.Contracts.Grids;

/// <summary>How a grid is doing, as its members say.</summary>
public enum GridLevel
{
    /// <summary>平稳.</summary>
    Calm,
    /// <summary>繁忙.</summary>
    Busy,
    /// <summary>告急.</summary>
    Alert,
}

/// <summary>What may be asked of a grid (网格). Key: its 15-digit code.</summary>
[GenerateSerializer, Alias("grids.command")]
[JsonDerivedType(typeof(RegisterGrid), "register")]
[JsonDerivedType(typeof(EnrolMember), "enrol-member")]
[JsonDerivedType(typeof(RetireMember), "retire-member")]
[JsonDerivedType(typeof(GoOnDuty), "go-on-duty")]
[JsonDerivedType(typeof(GoOffDuty), "go-off-duty")]
[JsonDerivedType(typeof(ReportLevel), "report-level")]
[JsonDerivedType(typeof(RecordPatrol), "record-patrol")]
[JsonDerivedType(typeof(RecordBuilding), "record-building")]
[JsonDerivedType(typeof(RemoveBuilding), "remove-building")]
[JsonDerivedType(typeof(ContractUnit), "contract-unit")]
[JsonDerivedType(typeof(ReleaseUnit), "release-unit")]
public abstract record GridCommand;

/// <summary>Makes the grid known under this name, or renames it.</summary>
[GenerateSerializer, Immutable, Alias("grids.register")]
public sealed record RegisterGrid([property: Required, StringLength(100)] string Name) : GridCommand;

/// <summary>Puts a member on the grid's roster, or renames one who is on it.</summary>
/// <param name="Member">The member's account id.</param>
/// <param name="Name">The name colleagues see; never shown on a board.</param>
[GenerateSerializer, Immutable, Alias("grids.enrol-member")]
public sealed record EnrolMember(
    [property: Required, StringLength(64)] string Member,
    [property: Required, StringLength(50)] string Name) : GridCommand;

/// <summary>Takes a member off the roster, and off duty.</summary>
[GenerateSerializer, Immutable, Alias("grids.retire-member")]
public sealed record RetireMember([property: Required, StringLength(64)] string Member) : GridCommand;

/// <summary>The caller, a member on the roster, goes on duty (上岗).</summary>
[GenerateSerializer, Immutable, Alias("grids.go-on-duty")]
public sealed record GoOnDuty : GridCommand;

/// <summary>The caller goes off duty (下岗).</summary>
[GenerateSerializer, Immutable, Alias("grids.go-off-duty")]
public sealed record GoOffDuty : GridCommand;

/// <summary>Says how the grid is doing, and why.</summary>
[GenerateSerializer, Immutable, Alias("grids.report-level")]
public sealed record ReportLevel(GridLevel Level, [property: StringLength(500)] string? Reason = null) : GridCommand;

/// <summary>Records a patrol (巡查) that ended now.</summary>
[GenerateSerializer, Immutable, Alias("grids.record-patrol")]
public sealed record RecordPatrol([property: StringLength(1000)] string? Note = null) : GridCommand;

/// <summary>Adds a building (楼栋) or changes its name or head.</summary>
/// <param name="Building">The building's number within the grid, for example <c>03</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Head">The building head (楼栋长); null while there is none.</param>
[GenerateSerializer, Immutable, Alias("grids.record-building")]
public sealed record RecordBuilding(
    [property: Required, StringLength(20)] string Building,
    [property: Required, StringLength(100)] string Name,
    [property: StringLength(50)] string? Head = null) : GridCommand;

/// <summary>Takes a building off the grid.</summary>
[GenerateSerializer, Immutable, Alias("grids.remove-building")]
public sealed record RemoveBuilding([property: Required, StringLength(20)] string Building) : GridCommand;

/// <summary>Contracts a co-building unit (共建单位) to the grid, or renames one.</summary>
[GenerateSerializer, Immutable, Alias("grids.contract-unit")]
public sealed record ContractUnit(
    [property: Required, StringLength(40)] string Unit,
    [property: Required, StringLength(100)] string Name) : GridCommand;

/// <summary>Ends a co-building unit's contract with the grid.</summary>
[GenerateSerializer, Immutable, Alias("grids.release-unit")]
public sealed record ReleaseUnit([property: Required, StringLength(40)] string Unit) : GridCommand;
