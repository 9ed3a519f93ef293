using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>The set-ups of all features.</summary>
public static class FeatureSetups
{
    internal static IReadOnlyList<IFeatureSetup> All { get; } =
        [.. FeatureScan.Of<IFeatureSetup>().Select(type => (IFeatureSetup)Activator.CreateInstance(type)!)];

    /// <summary>Adds what features add.</summary>
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        foreach (var feature in All) feature.Add(builder);
    }

    /// <summary>Maps the endpoints of features.</summary>
    public static void MapFeatures(this WebApplication app)
    {
        foreach (var feature in All) feature.Map(app);
    }
}
