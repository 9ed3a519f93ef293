using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>One kind of thing, as its feature declares it: its plural in paths, its grain, its records.</summary>
/// <param name="Name">For example <c>grids</c>.</param>
/// <param name="GrainType">For example <c>grid</c>.</param>
/// <param name="CommandBase">The feature's abstract command record.</param>
/// <param name="ViewType">The feature's view record.</param>
/// <param name="ParseId">The canonical form of an id, or null when it is malformed.</param>
/// <param name="Fold">Folds the history of one thing.</param>
public abstract record Kind(
    string Name, string GrainType, Type CommandBase, Type ViewType, Func<string, string?> ParseId, StreamFold Fold)
{
    private static volatile InterfaceName? _interface;
    private readonly GrainType _grainType = Orleans.Runtime.GrainType.Create(GrainType);

    /// <summary>Where a thing of this kind stands by its id alone; null when the id doesn't say. A chain path doesn't say in which area it stands too.</summary>
    public Func<string, Standing?> StandsAt { get; init; } = _ => null;

    /// <summary>The words that <see cref="ViewRow.Status"/> can have; empty when the kind has none.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>The command by which a thing hears its number in a series; null for a kind whose things have none.</summary>
    public Func<int, object>? Numbered { get; init; }

    /// <summary>True when what is open of the kind is handed over with the chair of its chain.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>The command by which a thing that is handed over hears which unit chairs its chain, by id, and whether for another within its term; null for a kind that needn't.</summary>
    public Func<string, bool, object>? Chaired { get; init; }

    /// <summary>What is kept beside the view; null when nothing is.</summary>
    public Type? DetailsType { get; init; }

    /// <summary>The record of the kind's settings; null when it has none.</summary>
    public Type? Settings { get; init; }

    /// <summary>The section that <see cref="Settings"/> is bound from, for example <c>Matters:Limits</c>.</summary>
    public string SettingsSection { get; init; } = Name;

    /// <summary>Command records by their name in kebab case.</summary>
    public IReadOnlyDictionary<string, Type> Commands { get; } = CommandBase
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    /// <summary>What lists and boards find a view by, from the view as it is or was.</summary>
    public abstract ViewRow RowOf(object view);

    /// <summary>The view in a stored body.</summary>
    public object ViewOf(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize(body.Span, ViewType, StoredJson.Options)!;

    /// <summary>The kind that <typeparamref name="TState"/> declares.</summary>
    /// <param name="name">The plural in paths.</param>
    /// <param name="grainType">The grain's type.</param>
    /// <param name="parseId">The canonical form of an id, or null when it is malformed.</param>
    /// <param name="row">What lists and boards find a view by.</param>
    public static Kind Of<TState, TCommand, TEvent, TView>(
        string name, string grainType, Func<string, string?> parseId, Func<TView, ViewRow> row)
        where TState : class, IStreamState<TState, TCommand, TEvent>
        where TView : class =>
        new Declared<TView>(name, grainType, typeof(TCommand), parseId, new StreamFold<TState, TCommand, TEvent>(), row);

    /// <summary>False when the id alone tells that none of the grants reaches the thing.</summary>
    public bool MayBeReached(string id, IReadOnlyList<RoleGrant> grants) => StandsAt(id) is not { Chain: null } stands || grants.Reach(stands);

    /// <summary>The stream of one thing.</summary>
    public string Stream(string id) => $"{Name}/{id}";

    /// <summary>The grain of one thing.</summary>
    /// <remarks>Orleans looks the interface's name up by reflection at every generic call; it is kept from the first.</remarks>
    public ICommandTarget Grain(IGrainFactory grains, string id)
    {
        var grain = GrainId.Create(_grainType, IdSpan.Create(id));
        if (_interface is { } known) return (ICommandTarget)grains.GetGrain(grain, known.Name);
        var first = grains.GetGrain<ICommandTarget>(grain);
        _interface = new InterfaceName(((GrainReference)first).InterfaceType);
        return first;
    }

    // A reference is written in one go; the name itself is a struct of several words.
    private sealed record InterfaceName(GrainInterfaceType Name);

    private sealed record Declared<TView>(
        string Name, string GrainType, Type CommandBase, Func<string, string?> ParseId, StreamFold Fold, Func<TView, ViewRow> Row)
        : Kind(Name, GrainType, CommandBase, typeof(TView), ParseId, Fold)
        where TView : class
    {
        public override ViewRow RowOf(object view) => Row((TView)view);
    }
}
