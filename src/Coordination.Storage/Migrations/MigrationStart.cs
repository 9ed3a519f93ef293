using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SQLitePCL;

namespace Coordination.Storage.Migrations;

/// <summary>
/// Migrates before anything else of the host starts, the silo and HTTP among them. A database that is not there yet is
/// waited for, <c>Storage:StartTimeout</c> (default one minute) at most.
/// </summary>
internal sealed class MigrationStart(
    Migrator migrator, IConfiguration configuration, TimeProvider clock, ILogger<MigrationStart> log) : IHostedLifecycleService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _timeout = configuration.GetValue("Storage:StartTimeout", TimeSpan.FromMinutes(1));

    /// <exception cref="StorageException">The database is of a newer version, or was not there in time.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = Shorter(pause * 2, LongestPause))
            try
            {
                await migrator.Migrate(cancellationToken);
                return;
            }
            catch (Exception failure) when (MayPass(failure))
            {
                if (clock.GetElapsedTime(started) + pause > _timeout)
                    throw new StorageException($"The database was not there within {_timeout}: {failure.Message}", failure);
                log.LogWarning("The database is not there: {Error} Trying again in {Pause}.", failure.Message, pause);
                await Task.Delay(pause, clock, cancellationToken);
            }
            catch (DbException failure)
            {
                throw new StorageException($"The database can't be used: {failure.Message}", failure);
            }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static bool MayPass(Exception failure) => failure switch
    {
        PostgresException answered => answered.IsTransient,
        NpgsqlException => true,
        SqliteException locked => locked.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED,
        TimeoutException => true,
        _ => false,
    };
}
