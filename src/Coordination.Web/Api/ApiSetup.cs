using Coordination.Core.Journal;
using Coordination.Web.Api.Imports;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Coordination.Web.Api;

/// <summary>The HTTP API.</summary>
public static class ApiSetup
{
    /// <summary>How long an import may take.</summary>
    public static RequestTimeoutAttribute Long { get; } = new((int)TimeSpan.FromMinutes(10).TotalMilliseconds);

    /// <summary>Adds the services.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Limits").Get<GateLimits>() ?? new GateLimits());
        services.AddSingleton<AddressBudgets>().AddSingleton<EndpointGuard>();
        services.AddSingleton<CommandEndpoint>().AddSingleton<BulkEndpoint>();
        services.AddSingleton<ViewEndpoints>().AddSingleton<HistoryEndpoint>().AddSingleton<AuditEndpoint>().AddSingleton<DeadLetterEndpoints>().AddSingleton<PlacesEndpoint>().AddSingleton<PlaceFinder>();
        services.AddSingleton<CommandImport>().AddSingleton<CommandImportEndpoint>();
        services.AddHostedService<DeadLetterMeter>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapApi(this WebApplication app)
    {
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        var views = app.Services.GetRequiredService<ViewEndpoints>();
        var commands = app.Services.GetRequiredService<CommandEndpoint>();
        var imports = app.Services.GetRequiredService<CommandImportEndpoint>();
        var history = app.Services.GetRequiredService<HistoryEndpoint>();
        // Each by its own name, so that the router itself knows what there is and by which method.
        foreach (var kind in KindCatalog.All)
        {
            var things = "/api/" + kind.Name;
            app.MapGet(things, guard.Signed((context, caller) => views.List(kind, context, caller)));
            app.MapGet(things + "/{id}", guard.Signed((context, caller) => views.One(kind, context, caller)));
            if (kind.DetailsType is not null)
                app.MapGet(things + "/{id}/details", guard.Signed((context, caller) => views.Details(kind, context, caller)));
            app.MapGet(things + "/{id}/history", guard.Signed((context, caller) => history.Read(kind, context, caller)));
            if (CommandShape.Importable(kind) is { Count: > 0 } importable)
                app.MapPost(things + "/import", guard.Administrator((context, caller) => imports.Take(importable, context, caller))).WithMetadata(Long);
            foreach (var command in kind.Commands.Keys)
                app.MapPost(things + "/{id}/" + command, guard.Signed((context, caller) => commands.Send(kind, command, context, caller)));
        }
        app.MapPost("/api/commands", guard.Signed(app.Services.GetRequiredService<BulkEndpoint>().Send));
        Docs.DocsSetup.Map(app);
        app.MapGet("/api/places", guard.Signed(app.Services.GetRequiredService<PlacesEndpoint>().Names));
        app.MapGet("/api/places/find", guard.Signed(app.Services.GetRequiredService<PlaceFinder>().Find));
        app.MapGet("/api/audit", guard.Administrator(app.Services.GetRequiredService<AuditEndpoint>().List));
        var letters = app.Services.GetRequiredService<DeadLetterEndpoints>();
        app.MapGet("/api/dead-letters", guard.Administrator(letters.List));
        app.MapPost("/api/dead-letters/{id}/retry", guard.Administrator(letters.Retry));
        app.MapDelete("/api/dead-letters/{id}", guard.Administrator(letters.Discard));
    }
}
