using Coordination.Web.Api.Docs;

namespace Coordination.Web.Api;

/// <summary>What a feature adds to the server beside its kind. Found by the scan; made by its constructor without parameters.</summary>
internal interface IFeatureSetup
{
    /// <summary>Its own endpoints, for the API document.</summary>
    IReadOnlyList<Operation> Operations => [];

    /// <summary>Adds services and settings.</summary>
    void Add(WebApplicationBuilder builder);

    /// <summary>Maps its own endpoints.</summary>
    void Map(WebApplication app)
    {
    }
}
