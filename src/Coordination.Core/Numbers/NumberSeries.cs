using System.Text.Json.Serialization;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Numbers;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;

namespace Coordination.Core.Numbers;

/// <summary>A series of numbers: it counts, and tells each thing its own.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Given">The last number.</param>
/// <param name="Last">Who got it; null before the first.</param>
public sealed record NumberSeries(string Id, int Given, string? Last)
    : IStreamState<NumberSeries, NumbersCommand, NumbersEvent>, INotifies<NumberSeries>
{
    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<NumberSeries, NumbersCommand, NumbersEvent, NumbersView>("numbers", "numbers", ChainIds.Parse, Row);

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static NumberSeries Empty(string id) => new(id, 0, null);

    /// <inheritdoc/>
    public Standing? Stands(NumbersCommand command) => new("", ChainIds.PathOf(ChainIds.ChainOf(Id)));

    /// <inheritdoc/>
    public Verdict<NumbersEvent> Decide(NumbersCommand command, DecisionContext context) => command switch
    {
        AllotNumber said when KindCatalog.OfStream(said.For) is not { Kind.Numbered: not null } => Verdict<NumbersEvent>.Unknown,
        AllotNumber said => new NumberAllotted(said.For, Given + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public NumberSeries Apply(NumbersEvent happened) => happened is NumberAllotted e ? this with { Given = e.Number, Last = e.For } : this;

    /// <inheritdoc/>
    /// <remarks>A thing whose number was lost on the way would ask again and get another: it keeps the first it hears of.</remarks>
    public IEnumerable<(string Target, object Command)> Notifications(NumberSeries before) =>
        Given != before.Given && Last is { } thing && KindCatalog.OfStream(thing) is { Kind.Numbered: { } command } ? [(thing, command(Given))] : [];

    /// <inheritdoc/>
    public ViewRow Row() => Row(new NumbersView(Id, Given));

    private static ViewRow Row(NumbersView view) => new("numbers", view) { Chain = ChainIds.PathOf(ChainIds.ChainOf(view.Id)), Title = view.Id };
}

/// <summary>What can happen to a series. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(NumberAllotted), "numbers.allotted.v1")]
public abstract record NumbersEvent;

/// <summary>The thing has this number.</summary>
public sealed record NumberAllotted([property: PlainName] string For, int Number) : NumbersEvent;

/// <summary>One series of numbers. Key: <c>&lt;chain&gt;.&lt;series&gt;</c>.</summary>
[Alias("numbers.series")]
public interface INumbersGrain : ICommandTarget;

/// <inheritdoc/>
[GrainType("numbers")]
internal sealed class NumbersGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<NumberSeries, NumbersCommand, NumbersEvent>(journal, clock), INumbersGrain;
