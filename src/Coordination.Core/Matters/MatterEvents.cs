using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Core.Matters;

/// <summary>What can happen to a matter. Stored names are data: never renamed. <c>DueAt</c> is the deadline of the step that begins.</summary>
[JsonDerivedType(typeof(MatterReported), "matters.reported.v1")]
[JsonDerivedType(typeof(MatterFiled), "matters.filed.v1")]
[JsonDerivedType(typeof(MatterDispatched), "matters.dispatched.v1")]
[JsonDerivedType(typeof(MatterHandled), "matters.handled.v1")]
[JsonDerivedType(typeof(MatterVerified), "matters.verified.v1")]
[JsonDerivedType(typeof(MatterReturned), "matters.returned.v1")]
[JsonDerivedType(typeof(MatterClosed), "matters.closed.v1")]
[JsonDerivedType(typeof(StepOverdue), "matters.step-overdue.v1")]
public abstract record MatterEvent;

/// <summary>Somebody reported it: the account, where it was recorded.</summary>
public sealed record MatterReported(
    AreaCode Grid,
    [property: PlainName] string Item,
    [property: FreeText] string Title,
    [property: FreeText] string? Description,
    DateTimeOffset At,
    DateTimeOffset DueAt,
    [property: PlainName] string? Reporter = null) : MatterEvent;

/// <summary>It was filed.</summary>
public sealed record MatterFiled([property: FreeText] string? Note, DateTimeOffset At, DateTimeOffset DueAt) : MatterEvent;

/// <summary>It was dispatched to this grid.</summary>
public sealed record MatterDispatched(AreaCode Grid, [property: FreeText] string? Note, DateTimeOffset At, DateTimeOffset DueAt) : MatterEvent;

/// <summary>It was dealt with.</summary>
public sealed record MatterHandled([property: FreeText] string? Note, DateTimeOffset At, DateTimeOffset DueAt) : MatterEvent;

/// <summary>It was found done on the spot.</summary>
public sealed record MatterVerified([property: FreeText] string? Note, DateTimeOffset At, DateTimeOffset DueAt) : MatterEvent;

/// <summary>It was found not done, and goes back to be handled.</summary>
public sealed record MatterReturned([property: FreeText] string? Note, DateTimeOffset At, DateTimeOffset DueAt) : MatterEvent;

/// <summary>It is closed.</summary>
public sealed record MatterClosed([property: FreeText] string? Note, DateTimeOffset At) : MatterEvent;

/// <summary>A deadline passed; the next level up was told.</summary>
/// <param name="EscalatedTo">That level.</param>
/// <param name="At">UTC.</param>
/// <param name="NextAt">When the level after that is told; null at the county.</param>
public sealed record StepOverdue(AreaLevel EscalatedTo, DateTimeOffset At, DateTimeOffset? NextAt) : MatterEvent;
