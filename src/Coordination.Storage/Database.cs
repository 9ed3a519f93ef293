using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Coordination.Storage;

/// <summary>The engines that the server stands on.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, one process.</summary>
    Sqlite,
    /// <summary>For a cluster.</summary>
    Postgres,
}

/// <summary>Where the data lives.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="ConnectionString">Of the journal, the views and the accounts.</param>
/// <param name="SnapshotsConnectionString">Of the grains' snapshots: on SQLite a file of their own, so that neither waits for the other's lock.</param>
public sealed record Database(DatabaseEngine Engine, string ConnectionString, string SnapshotsConnectionString)
{
    /// <summary>The name of the setting in <c>ConnectionStrings</c>.</summary>
    public const string Setting = "Coordination";

    private const string Default = "Data Source=data/coordination.db";

    /// <summary>
    /// The database that <c>ConnectionStrings:Coordination</c> names: <c>Host=</c> is PostgreSQL, <c>Data Source=</c> is
    /// SQLite. A relative file stands under <paramref name="contentRoot"/>; its directory is made.
    /// </summary>
    /// <exception cref="StorageException">The setting names neither.</exception>
    public static Database From(IConfiguration configuration, string contentRoot)
    {
        var setting = configuration.GetConnectionString(Setting) is { Length: > 0 } given ? given : Default;
        DbConnectionStringBuilder named = new();
        try
        {
            named.ConnectionString = setting;
        }
        catch (ArgumentException unreadable)
        {
            throw new StorageException($"ConnectionStrings:{Setting} is not a connection string.", unreadable);
        }
        if (named.ContainsKey("Host")) return Postgres(setting);
        if (named.ContainsKey("Data Source")) return Sqlite(setting, contentRoot);
        throw new StorageException(
            $"ConnectionStrings:{Setting} names no known engine: it needs 'Host=' for PostgreSQL or 'Data Source=' for SQLite.");
    }

    private static Database Postgres(string setting)
    {
        var connection = new NpgsqlConnectionStringBuilder(setting) { ApplicationName = "coordination" };
        return new(DatabaseEngine.Postgres, connection.ConnectionString, connection.ConnectionString);
    }

    private static Database Sqlite(string setting, string contentRoot)
    {
        var journal = new SqliteConnectionStringBuilder(setting);
        journal.DataSource = Path.GetFullPath(journal.DataSource, contentRoot);
        Directory.CreateDirectory(Path.GetDirectoryName(journal.DataSource)!);
        var snapshots = new SqliteConnectionStringBuilder(journal.ConnectionString)
        {
            DataSource = Path.ChangeExtension(journal.DataSource, ".snapshots.db"),
        };
        return new(DatabaseEngine.Sqlite, journal.ConnectionString, snapshots.ConnectionString);
    }
}
