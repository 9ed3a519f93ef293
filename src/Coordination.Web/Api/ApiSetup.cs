namespace Coordination.Web.Api;

/// <summary>The HTTP API.</summary>
public static class ApiSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Limits").Get<GateLimits>() ?? new GateLimits());
        services.AddSingleton<AddressBudgets>().AddSingleton<Door>();
        services.AddSingleton<CommandEndpoint>().AddSingleton<BulkEndpoint>();
        services.AddSingleton<ViewEndpoints>().AddSingleton<HistoryEndpoint>().AddSingleton<AuditEndpoint>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapApi(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<Door>();
        var views = app.Services.GetRequiredService<ViewEndpoints>();
        app.MapPost("/api/{kind}/{id}/{command}", door.Signed(app.Services.GetRequiredService<CommandEndpoint>().Send));
        app.MapPost("/api/commands", door.Signed(app.Services.GetRequiredService<BulkEndpoint>().Send));
        app.MapGet("/api/{kind}", door.Signed(views.List));
        app.MapGet("/api/{kind}/{id}", door.Signed(views.One));
        app.MapGet("/api/{kind}/{id}/history", door.Signed(app.Services.GetRequiredService<HistoryEndpoint>().Read));
        Docs.DocsSetup.Map(app);
        app.MapGet("/api/audit", door.Administrator(app.Services.GetRequiredService<AuditEndpoint>().List));
    }
}
