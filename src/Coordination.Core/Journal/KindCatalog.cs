using System.Reflection;
using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>Marks an assembly whose kinds and board kinds the scan finds.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FeaturesAttribute : Attribute;

/// <summary>Every kind that a feature declares, found by a scan of the assemblies with <see cref="FeaturesAttribute"/>.</summary>
public static class KindCatalog
{
    /// <summary>All kinds, in the order of their names.</summary>
    public static IReadOnlyList<Kind> All { get; } = [.. States().Select(Declared).OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Kind> ByName = All.ToDictionary(kind => kind.Name);
    private static readonly Dictionary<string, Kind> ByGrain = All.ToDictionary(kind => kind.GrainType);

    /// <summary>The types of all assemblies that hold features.</summary>
    public static IEnumerable<Type> FeatureTypes => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.IsDefined(typeof(FeaturesAttribute)))
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false });

    /// <summary>The kind of that name in paths; null when there is none.</summary>
    public static Kind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind whose grains have that type.</summary>
    public static Kind OfGrain(string grainType) => ByGrain[grainType];

    /// <summary>The kind and id of a stream; null when no kind has that name.</summary>
    public static (Kind Kind, string Id)? OfStream(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Find(stream[..slash]) is { } kind ? (kind, stream[(slash + 1)..]) : null;
    }

    /// <summary>The stream of the thing that is a place: an area by its code, a chain, firm or unit by its path; null when none is.</summary>
    public static string? StreamOfPlace(string place)
    {
        var segments = place.Split('/');
        var id = segments.Length == 1 ? place : string.Join('.', segments.Where((_, at) => at % 2 == 1));
        var kind = segments.Length == 1
            ? All.FirstOrDefault(kind => kind.ParseId(id) is not null && kind.StandsAt(id) is { Area: var area } && area == id)
            : Find(segments[^2]) is { } named && named.ParseId(id) is not null && named.StandsAt(id)?.Chain == place ? named : null;
        return kind?.Stream(id);
    }

    /// <summary>The kinds whose things are places.</summary>
    public static IReadOnlyList<Kind> Places { get; } = [.. Below(null).Select(KindOfPlace).Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    /// <summary>The kinds whose things can lie directly in the place; null for the outermost.</summary>
    public static IReadOnlyList<Kind> PlacesIn(string? place) => [.. SamplesIn(place).Select(KindOfPlace).Distinct()];

    private static IEnumerable<string> Below(string? place) => SamplesIn(place).SelectMany(sample => Below(sample).Prepend(sample));

    // Kinds say where a thing stands by its id: so places that could be tell which kinds there are.
    private static IEnumerable<string> SamplesIn(string? place) =>
        All.Select(kind => place is null ? $"{kind.Name}/a" : $"{place}/{kind.Name}/a").Prepend(place is null ? "100000" : place + "001")
            .Where(sample => (place is null || Place.ParentOf(sample) == place) && StreamOfPlace(sample) is not null);

    private static Kind KindOfPlace(string place) => OfStream(StreamOfPlace(place)!)!.Value.Kind;

    private static IEnumerable<Type> States() => FeatureTypes.Where(type => type.GetInterfaces().Any(one =>
        one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IStreamState<,,>)));

    private static Kind Declared(Type state) =>
        (Kind)state.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
