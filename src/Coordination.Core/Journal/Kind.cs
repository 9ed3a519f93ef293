using System.Reflection;
using System.Text.Json.Serialization;

namespace Coordination.Core.Journal;

/// <summary>One kind of thing: its plural in paths, its grain, its commands.</summary>
/// <param name="Name">For example <c>grids</c>.</param>
/// <param name="GrainType">For example <c>grid</c>.</param>
/// <param name="CommandBase">The feature's abstract command record.</param>
/// <param name="ViewType">The feature's view record.</param>
/// <param name="ParseId">The canonical form of an id, or null when it is malformed.</param>
/// <param name="IdIsArea">True when the id is the area code the thing stands at.</param>
/// <param name="Fold">Folds the history of one thing.</param>
public sealed record Kind(
    string Name, string GrainType, Type CommandBase, Type ViewType, Func<string, string?> ParseId, bool IdIsArea, StreamFold Fold)
{
    private static GrainInterfaceType _interface;
    private readonly GrainType _grainType = Orleans.Runtime.GrainType.Create(GrainType);

    /// <summary>Command records by their name in kebab case.</summary>
    public IReadOnlyDictionary<string, Type> Commands { get; } = CommandBase
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    /// <summary>The stream of one thing.</summary>
    public string Stream(string id) => $"{Name}/{id}";

    /// <summary>The grain of one thing.</summary>
    /// <remarks>Orleans looks the interface's name up by reflection at every generic call; it is kept from the first.</remarks>
    public ICommandTarget Grain(IGrainFactory grains, string id)
    {
        var grain = GrainId.Create(_grainType, IdSpan.Create(id));
        if (!_interface.IsDefault) return (ICommandTarget)grains.GetGrain(grain, _interface);
        var first = grains.GetGrain<ICommandTarget>(grain);
        _interface = ((GrainReference)first).InterfaceType;
        return first;
    }
}
