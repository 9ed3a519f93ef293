using Coordination.Core.Journal;

[assembly: Features]

namespace Coordination.Web.Gate;

/// <summary>What features hold in the server is found, not listed.</summary>
internal static class FeatureScan
{
    /// <summary>Adds every class of a feature that implements <typeparamref name="T"/>, each once.</summary>
    public static void AddEach<T>(this IServiceCollection services) where T : class
    {
        foreach (var type in Of<T>()) services.AddSingleton(typeof(T), type);
    }

    /// <summary>Those classes, by name.</summary>
    public static IEnumerable<Type> Of<T>() =>
        KindCatalog.FeatureTypes.Where(type => type.IsAssignableTo(typeof(T))).OrderBy(type => type.FullName, StringComparer.Ordinal);
}
