using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;

namespace Coordination.Core.Areas;

/// <summary>What can happen to a county or street. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(AreaRegistered), "areas.registered.v1")]
public abstract record AreaEvent;

/// <summary>The area is known under this name.</summary>
public sealed record AreaRegistered([property: PlainName] string Name, DateTimeOffset At) : AreaEvent;

/// <summary>A county or street: a name for its code.</summary>
public sealed record Area(AreaCode Code, string Name) : IStreamState<Area, AreaCommand, AreaEvent>
{
    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Area, AreaCommand, AreaEvent, AreaView>("areas", "area", ParseId, Row)
        with { StandsAt = id => new Standing(id) };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Area Empty(string id) => new(AreaCode.Parse(id), "");

    /// <inheritdoc/>
    public Standing? Stands(AreaCommand command) => new(Code.Value);

    /// <inheritdoc/>
    public Verdict<AreaEvent> Decide(AreaCommand command, DecisionContext context) => command switch
    {
        RegisterArea named when named.Name == Name => Verdict<AreaEvent>.Nothing,
        RegisterArea named => new AreaRegistered(named.Name, context.Now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Area Apply(AreaEvent happened) => happened is AreaRegistered e ? this with { Name = e.Name } : this;

    /// <inheritdoc/>
    public ViewRow Row() => Row(new AreaView(Code, Name, Code.Level));

    private static ViewRow Row(AreaView view) => new("areas", view) { Area = view.Code.Value, Title = view.Name };

    private static string? ParseId(string id) =>
        AreaCode.TryParse(id, out var code) && code.Level is AreaLevel.County or AreaLevel.Street ? id : null;
}
