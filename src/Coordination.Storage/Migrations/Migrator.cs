using System.Data.Common;
using Coordination.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Storage.Migrations;

/// <summary>Brings the database to this version's schema, under a lock: of many servers that start together one does it.</summary>
internal sealed class Migrator(Database database, TimeProvider clock, ILogger<Migrator> log)
{
    private const int LockSeconds = 60;

    public async Task Migrate(CancellationToken stop)
    {
        if (database.Engine == DatabaseEngine.Postgres)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync(stop);
            await Apply(connection, "SELECT pg_advisory_xact_lock(5044031582654955520)", "Postgres", stop);
            return;
        }
        await MigrateFile(database.ConnectionString, "Sqlite", stop);
        await MigrateFile(database.SnapshotsConnectionString, "Snapshots", stop);
    }

    private async Task MigrateFile(string connectionString, string folder, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = LockSeconds }.ConnectionString);
        await connection.OpenAsync(stop);
        connection.Run("PRAGMA journal_mode = WAL");
        await Apply(connection, "SELECT 1", folder, stop);
    }

    private async Task Apply(DbConnection connection, string lockSql, string folder, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Run(connection, transaction, lockSql, stop);
        await Run(connection, transaction, Schema.Table, stop);
        var applied = await Applied(connection, transaction, stop);
        var known = Schema.Of(folder);
        if (applied.Count > 0 && applied.Max() > known[^1].Version)
            throw new StorageException(
                $"The database's schema is {applied.Max()}, newer than the {known[^1].Version} that this version knows. Start the newer version.");
        foreach (var migration in known.Where(one => !applied.Contains(one.Version)))
        {
            await Run(connection, transaction, migration.Sql, stop);
            await Run(
                connection, transaction,
                $"INSERT INTO schema (version, name, applied_at) VALUES ({migration.Version}, '{migration.Name}', {Moment.Of(clock.GetUtcNow())})",
                stop);
            log.LogInformation("Applied migration {Folder}/{Migration}.", folder, migration.Name);
        }
        await transaction.CommitAsync(stop);
    }

    private static async Task<HashSet<long>> Applied(
        DbConnection connection, DbTransaction transaction, CancellationToken stop)
    {
        await using var command = Command(connection, transaction, "SELECT version FROM schema");
        await using var rows = await command.ExecuteReaderAsync(stop);
        HashSet<long> applied = [];
        while (await rows.ReadAsync(stop))
            applied.Add(rows.GetInt32(0));
        return applied;
    }

    private static async Task Run(
        DbConnection connection, DbTransaction transaction, string sql, CancellationToken stop)
    {
        await using var command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, LockSeconds);
        return command;
    }
}
