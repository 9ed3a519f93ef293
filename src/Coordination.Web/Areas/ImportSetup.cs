using Coordination.Web.Api;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Coordination.Web.Areas;

/// <summary>Import of divisions, and what they are called.</summary>
public static class ImportSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddImport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DivisionImport>().AddSingleton<ImportEndpoint>().AddSingleton<PlacesEndpoint>();
        builder.Services.AddHostedService<ImportAtStart>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapImport(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<Door>();
        app.MapPost("/api/areas/import", door.Administrator(app.Services.GetRequiredService<ImportEndpoint>().Take))
            .WithMetadata(new RequestTimeoutAttribute((int)TimeSpan.FromMinutes(10).TotalMilliseconds));
        app.MapGet("/api/places", door.Signed(app.Services.GetRequiredService<PlacesEndpoint>().Names));
    }
}
