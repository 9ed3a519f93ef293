using System.Diagnostics.Metrics;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Migrations;
using Coordination.Storage.Postgres;
using Coordination.Storage.Silo;
using Coordination.Storage.Sqlite;
using Coordination.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage;

/// <summary>The journal, the views and Orleans' tables on SQLite or PostgreSQL.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Adds the engine that <c>ConnectionStrings:Coordination</c> names, with <see cref="Database"/>,
    /// <see cref="StorageState"/>, <see cref="IJournal"/> and <see cref="IViews"/>. The database is migrated before
    /// anything else of the host starts.
    /// </summary>
    /// <exception cref="StorageException">The setting names no engine.</exception>
    public static void AddCoordinationStorage(this IHostApplicationBuilder builder)
    {
        var database = Database.From(builder.Configuration, builder.Environment.ContentRootPath);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton(database);
        services.AddSingleton<StorageState>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<MigrationStart>();
        services.AddSingleton(provider => CreateEngine(database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(CreateJournal);
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<GroupCommitJournal>());
        services.AddSingleton<IViews, DatabaseViews>();
        services.AddSingleton(provider => new QueryPlans(provider.GetRequiredService<Engine>()));
        services.AddHostedService(provider => provider.GetRequiredService<MigrationStart>());
        services.AddSingleton<ViewRebuild>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewRebuild>());
        services.AddHostedService<Prober>();
        builder.UseOrleans(silo => silo.UseDatabase(database));
    }

    /// <summary>Brings the database to this version's schema and returns. Servers do the same when they start.</summary>
    /// <exception cref="StorageException">The database is of a newer version, or was not there in time.</exception>
    public static async Task MigrateStorage(this IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<MigrationStart>().StartingAsync(stop);
        await services.GetRequiredService<ViewRebuild>().StartingAsync(stop);
    }

    private static Engine CreateEngine(Database database, TimeProvider clock) => database.Engine == DatabaseEngine.Postgres
        ? new PostgresEngine(database.ConnectionString, clock)
        : new SqliteEngine(database.ConnectionString, clock);

    private static GroupCommitJournal CreateJournal(IServiceProvider services) => new(
        services.GetRequiredService<Engine>(),
        services.GetRequiredService<StorageState>(),
        services.GetRequiredService<Feed>().Offer,
        services.GetRequiredService<IMeterFactory>(),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<GroupCommitJournal>>());
}
