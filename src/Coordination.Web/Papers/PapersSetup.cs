using Coordination.Storage;
using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Papers;

/// <summary>Papers of things.</summary>
public static class PapersSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddPapers(this WebApplicationBuilder builder)
    {
        var where = Database.From(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddDbContextFactory<PapersDb>(database => _ = where.Engine == DatabaseEngine.Postgres
            ? database.UseNpgsql(where.ConnectionString)
            : database.UseSqlite(where.ConnectionString).AddInterceptors(new SqlitePatience()));
        builder.Services.AddSingleton<PaperStore>();
    }
}
