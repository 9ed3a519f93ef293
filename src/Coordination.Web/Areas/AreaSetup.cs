using Coordination.Contracts.Areas;
using Coordination.Web.Api;
using Coordination.Web.Api.Docs;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Coordination.Web.Areas;

/// <summary>Import of divisions, and what they are called.</summary>
internal sealed class AreaSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
    [
        new("post", "/api/areas/import", "Imports divisions: code,name,level,parent_code (administrator).", typeof(string), typeof(ImportReport)) { Takes = "text/csv" },
        new("get", "/api/places", "Names of areas by their codes, at most 200, separated by commas.", null, typeof(PlaceName[]), "codes"),
    ];

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DivisionImport>().AddSingleton<ImportEndpoint>().AddSingleton<PlacesEndpoint>();
        builder.Services.AddHostedService<ImportAtStart>();
    }

    public void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        app.MapPost("/api/areas/import", guard.Administrator(app.Services.GetRequiredService<ImportEndpoint>().Take))
            .WithMetadata(new RequestTimeoutAttribute((int)TimeSpan.FromMinutes(10).TotalMilliseconds));
        app.MapGet("/api/places", guard.Signed(app.Services.GetRequiredService<PlacesEndpoint>().Names));
    }
}
