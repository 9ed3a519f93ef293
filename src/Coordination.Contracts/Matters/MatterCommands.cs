using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Matters;

/// <summary>The step of digital urban management (GB/T 30428) that a matter waits for.</summary>
public enum MatterStep
{
    /// <summary>立案: reported, waits to be filed.</summary>
    File,
    /// <summary>派遣: filed, waits to be dispatched.</summary>
    Dispatch,
    /// <summary>处置: dispatched, waits to be handled.</summary>
    Handle,
    /// <summary>核查: handled, waits to be verified.</summary>
    Verify,
    /// <summary>结案: verified, waits to be closed.</summary>
    Close,
    /// <summary>Nothing is waited for any more.</summary>
    Closed,
}

/// <summary>What may be asked of a matter (事项). Key: a UUID or ULID that the reporter makes.</summary>
[GenerateSerializer, Alias("matters.command")]
[JsonDerivedType(typeof(ReportMatter), "report")]
[JsonDerivedType(typeof(FileMatter), "file")]
[JsonDerivedType(typeof(DispatchMatter), "dispatch")]
[JsonDerivedType(typeof(HandleMatter), "handle")]
[JsonDerivedType(typeof(VerifyMatter), "verify")]
[JsonDerivedType(typeof(CloseMatter), "close")]
[JsonDerivedType(typeof(EscalateMatter), "escalate")]
public abstract record MatterCommand;

/// <summary>Reports a matter (上报).</summary>
/// <param name="Grid">The 15-digit grid it lies in.</param>
/// <param name="Item">The code of the item (事项清单) it falls under.</param>
/// <param name="Title">One line, for lists and walls: what, not who.</param>
/// <param name="Description">What was seen; not shown on walls.</param>
[GenerateSerializer, Immutable, Alias("matters.report")]
public sealed record ReportMatter(
    AreaCode Grid,
    [property: Required, StringLength(60)] string Item,
    [property: Required, StringLength(200)] string Title,
    [property: StringLength(4000)] string? Description = null) : MatterCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => [Grid.Value];
}

/// <summary>Files the matter (立案).</summary>
[GenerateSerializer, Immutable, Alias("matters.file")]
public sealed record FileMatter([property: StringLength(1000)] string? Note = null) : MatterCommand;

/// <summary>Dispatches the matter (派遣) to a grid of the same community; null means the grid it was reported in.</summary>
[GenerateSerializer, Immutable, Alias("matters.dispatch")]
public sealed record DispatchMatter(AreaCode? Grid = null, [property: StringLength(1000)] string? Note = null)
    : MatterCommand, INamesPlaces
{
    /// <inheritdoc/>
    public IEnumerable<string> NamedPlaces() => Grid is { } to ? [to.Value] : [];
}

/// <summary>Says that the matter was dealt with (处置), and how.</summary>
[GenerateSerializer, Immutable, Alias("matters.handle")]
public sealed record HandleMatter([property: StringLength(1000)] string? Note = null) : MatterCommand;

/// <summary>Verifies on the spot (核查). A failed verification sends it back to be handled.</summary>
[GenerateSerializer, Immutable, Alias("matters.verify")]
public sealed record VerifyMatter(bool Passed = true, [property: StringLength(1000)] string? Note = null) : MatterCommand;

/// <summary>Closes the matter (结案).</summary>
[GenerateSerializer, Immutable, Alias("matters.close")]
public sealed record CloseMatter([property: StringLength(1000)] string? Note = null) : MatterCommand;

/// <summary>Sent by the server itself when a step's deadline has passed: marks it overdue and notifies the next level up.</summary>
/// <param name="DueAt">The deadline that passed, UTC; any other deadline than the matter's own changes nothing.</param>
[GenerateSerializer, Immutable, Alias("matters.escalate")]
public sealed record EscalateMatter(DateTimeOffset DueAt) : MatterCommand;
