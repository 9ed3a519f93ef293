using Microsoft.Data.Sqlite;

namespace Coordination.Storage.Sqlite;

/// <summary>The writer's statements.</summary>
internal static class SqliteSql
{
    /// <summary>A stream's first view. Answers its id, or nothing when there is one.</summary>
    public const string First =
        """
        INSERT INTO views (stream, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (stream) DO NOTHING RETURNING id
        """;

    /// <summary>A stream's next view. Answers its id, or nothing when the newest is not the one before.</summary>
    public const string Next =
        """
        UPDATE views SET version = ?2, kind = ?3, area = ?4, chain = ?5, status = ?6, due_at = ?7, alarm_at = ?8,
          updated_at = ?9, body = ?10
        WHERE stream = ?1 AND version = ?2 - 1 RETURNING id
        """;

    public const string Append = "INSERT INTO commits (stream, version, at, body) VALUES (?1, ?2, ?3, ?4)";

    public const string Tell = "INSERT INTO outbox (stream, version, target, at, body) VALUES (?1, ?2, ?3, ?4, ?5)";

    public const string Told =
        "DELETE FROM outbox WHERE stream = (SELECT id FROM views WHERE stream = ?1) AND version <= ?2";

    /// <summary>Runs statements that answer nothing that matters.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
