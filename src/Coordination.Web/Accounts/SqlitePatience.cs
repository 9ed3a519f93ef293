using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Coordination.Web.Accounts;

/// <summary>
/// Lets SQLite itself wait for the write lock: it looks again after a millisecond, where the driver sleeps 150 ms and
/// may then never find the lock free beside a busy journal.
/// </summary>
internal sealed class SqlitePatience : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Wait(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Wait(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Wait(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000";
        return command;
    }
}
