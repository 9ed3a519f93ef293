using System.Data;
using Microsoft.Data.Sqlite;

namespace Coordination.Storage.Sqlite;

/// <summary>
/// Copies what the log holds into the file, beside the writer. The log starts anew only when all of it was copied while
/// nobody writes: past a bound the writer copies the rest itself, which is little by then.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    private const long CopyBeside = 4 << 20;
    private const long CopyNow = 64 << 20;

    private readonly SqliteConnection _writer;
    private readonly FileInfo _log;
    private Task _copying = Task.CompletedTask;

    public Checkpoints(SqliteConnection writer)
    {
        _writer = writer;
        _log = new FileInfo(writer.DataSource + "-wal");
    }

    /// <summary>The writer has committed.</summary>
    public void Written()
    {
        _log.Refresh();
        if (!_log.Exists || _log.Length < CopyBeside) return;
        if (!_copying.IsCompleted) return;
        if (_log.Length >= CopyNow) Copy(_writer);
        else _copying = Task.Run(CopyOnOwnConnection);
    }

    public void Dispose() => _copying.GetAwaiter().GetResult();

    private void CopyOnOwnConnection()
    {
        using var connection = new SqliteConnection(_writer.ConnectionString);
        Copy(connection);
    }

    private static void Copy(SqliteConnection connection)
    {
        try
        {
            if (connection.State != ConnectionState.Open) connection.Open();
            connection.Run("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // What was committed is in the log all the same; the next commit tries again, and fails itself if it can't be.
        }
    }
}
