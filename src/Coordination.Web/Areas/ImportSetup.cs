using Coordination.Web.Api;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Coordination.Web.Areas;

/// <summary>Import of divisions.</summary>
public static class ImportSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddImport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DivisionImport>().AddSingleton<ImportEndpoint>();
        builder.Services.AddHostedService<ImportAtStart>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapImport(this WebApplication app) =>
        app.MapPost(
                "/api/areas/import",
                app.Services.GetRequiredService<Door>().Administrator(app.Services.GetRequiredService<ImportEndpoint>().Take))
            .WithMetadata(new RequestTimeoutAttribute((int)TimeSpan.FromMinutes(10).TotalMilliseconds));
}
