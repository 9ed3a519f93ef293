using Coordination.Contracts.Api;
using Coordination.Web.Api;
using Coordination.Web.Api.Docs;

namespace Coordination.Web.Areas;

/// <summary>Import of divisions.</summary>
internal sealed class AreaSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
    [
        new("post", "/api/areas/import", "Imports divisions: code,name,level,parent_code (administrator).", typeof(string), typeof(ImportReport)) { Takes = "text/csv" },
    ];

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DivisionImport>().AddSingleton<ImportEndpoint>();
        builder.Services.AddHostedService<ImportAtStart>();
    }

    public void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        app.MapPost("/api/areas/import", guard.Administrator(app.Services.GetRequiredService<ImportEndpoint>().Take))
            .WithMetadata(ApiSetup.Long);
    }
}
