using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Sqlite;

internal static class SqliteFailure
{
    /// <summary>What went wrong last on <paramref name="connection"/>.</summary>
    public static SqliteException Of(sqlite3 connection) => new(
        raw.sqlite3_errmsg(connection).utf8_to_string(),
        raw.sqlite3_errcode(connection),
        raw.sqlite3_extended_errcode(connection));
}
