using Coordination.Contracts.Api;
using Coordination.Core.Journal;
using Coordination.Storage;
using Coordination.Web.Accounts;
using Coordination.Web.Api;
using Coordination.Web.Api.Docs;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Find;

/// <summary>Finding across all kinds, filters that accounts keep, and lists as files.</summary>
internal sealed class FindSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
    [
        new("get", "/api/find", "Things of every kind in the caller's places, by number, id, title or text, best first.", null, typeof(FoundPage), "q", "size"),
        new("get", "/api/saved-filters", "The caller's kept filters.", null, typeof(SavedFilter[]), "list"),
        new("post", "/api/saved-filters", "Keeps a filter, 50 at most.", typeof(NewSavedFilter), typeof(SavedFilter)) { Status = 201 },
        new("put", "/api/saved-filters/{number}", "Renames one.", typeof(RenamedFilter), typeof(SavedFilter)),
        new("delete", "/api/saved-filters/{number}", "Deletes one.", null, null) { Status = 204 },
        new("get", "/api/exports", "What left the lists as files, newest first (administrator).", null, typeof(ExportPage), "after", "size"),
        .. from kind in KindCatalog.All
           from format in ExportFormat.All
           select new Operation("get", $"/api/{kind.Name}/export.{format.Name}", $"The list of {kind.Name} as a file, recorded.", null, typeof(string), ExportEndpoint.Parameters),
    ];

    public void Add(WebApplicationBuilder builder)
    {
        var where = Database.From(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddDbContextFactory<FindDb>(database => _ = where.Engine == DatabaseEngine.Postgres
            ? database.UseNpgsql(where.ConnectionString)
            : database.UseSqlite(where.ConnectionString).AddInterceptors(new SqlitePatience()));
        builder.Services.AddSingleton(builder.Configuration.GetSection("Exports").Get<ExportLimits>() ?? new ExportLimits());
        builder.Services.AddSingleton<FindEndpoint>().AddSingleton<SavedFilterEndpoints>().AddSingleton<ExportBook>().AddSingleton<ExportEndpoint>();
    }

    public void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        app.MapGet("/api/find", guard.Signed(app.Services.GetRequiredService<FindEndpoint>().Find));
        var filters = app.Services.GetRequiredService<SavedFilterEndpoints>();
        app.MapGet("/api/saved-filters", guard.Signed(filters.List));
        app.MapPost("/api/saved-filters", guard.Signed(filters.Keep));
        app.MapPut("/api/saved-filters/{number}", guard.Signed(filters.Rename));
        app.MapDelete("/api/saved-filters/{number}", guard.Signed(filters.Drop));
        app.MapGet("/api/exports", guard.Administrator(app.Services.GetRequiredService<ExportBook>().List));
        var exports = app.Services.GetRequiredService<ExportEndpoint>();
        foreach (var kind in KindCatalog.All)
            foreach (var format in ExportFormat.All)
                app.MapGet($"/api/{kind.Name}/export.{format.Name}", guard.Signed((context, caller) => exports.Export(kind, format, context, caller))).WithMetadata(ApiSetup.Long);
    }
}
