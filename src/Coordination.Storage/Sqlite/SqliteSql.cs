using Microsoft.Data.Sqlite;

namespace Coordination.Storage.Sqlite;

/// <summary>The writer's statements.</summary>
internal static class SqliteSql
{
    /// <summary>A stream's first view. Answers its id, or nothing when there is one.</summary>
    public const string First =
        """
        INSERT INTO views (stream, version, kind, area, chain, status, due_at, wake_at, updated_at, body,
          title, owner, status_key, turns, format, number, begun_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?9)
        ON CONFLICT (stream) DO NOTHING RETURNING id
        """;

    /// <summary>A stream's next view. Answers its id, or nothing when the newest is not the one before.</summary>
    public const string Next =
        """
        UPDATE views SET version = ?2, kind = ?3, area = ?4, chain = ?5, status = ?6, due_at = ?7, wake_at = ?8,
          updated_at = ?9, body = ?10, title = ?11, owner = ?12, status_key = ?13, turns = ?14, format = ?15, number = ?16
        WHERE stream = ?1 AND version = ?2 - 1 RETURNING id
        """;

    /// <summary>The view of a version in another form. Answers its id, or nothing when a commit came first.</summary>
    public const string Rebuild =
        """
        UPDATE views SET kind = ?3, area = ?4, chain = ?5, status = ?6, due_at = ?7, wake_at = ?8,
          body = ?10, title = ?11, owner = ?12, status_key = ?13, turns = ?14, format = ?15, number = ?16
        WHERE stream = ?1 AND version = ?2 RETURNING id
        """;

    public const string Append = "INSERT INTO commits (stream, version, at, body, format, view) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    public const string Enqueue = "INSERT INTO outbox (stream, version, target, at, body, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?4)";

    public const string Told = "DELETE FROM outbox WHERE stream = (SELECT id FROM views WHERE stream = ?1) AND version = ?2 AND target = ?3";

    public const string TellLater =
        """
        UPDATE outbox SET next_at = ?4, attempts = attempts + 1
        WHERE stream = (SELECT id FROM views WHERE stream = ?1) AND version = ?2 AND target = ?3
        """;

    public const string Bury =
        """
        INSERT INTO dead_letters (stream, version, target, body, at, reason)
        SELECT ?1, version, target, body, ?4, ?5 FROM outbox
        WHERE stream = (SELECT id FROM views WHERE stream = ?1) AND version = ?2 AND target = ?3
        """;

    public const string Revive =
        """
        INSERT INTO outbox (stream, version, target, at, body, next_at)
        SELECT (SELECT id FROM views WHERE views.stream = d.stream), d.version, d.target, d.at, d.body, 0 FROM dead_letters d
        WHERE d.id = ?1 AND d.stream = ?2 ON CONFLICT DO NOTHING
        """;

    public const string Discard = "DELETE FROM dead_letters WHERE id = ?1 AND stream = ?2";

    public const string WakeLater = "UPDATE views SET wake_at = ?3 WHERE stream = ?1 AND version = ?2 AND wake_at < ?3";

    public const string NoTurns = "DELETE FROM turns WHERE stream = ?1";

    public const string Turn = "INSERT INTO turns (role, place, stream) VALUES (?2, ?3, ?1)";

    public const string Details = "INSERT INTO details (stream, body) VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET body = excluded.body";

    public const string Left = "INSERT INTO former_places (area, chain, stream) VALUES (?2, ?3, ?1) ON CONFLICT DO NOTHING";

    public const string Text = "INSERT INTO texts (stream, text) VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET text = excluded.text";

    public const string Pairs = "INSERT OR REPLACE INTO text_pairs (rowid, pairs) VALUES (?1, ?2)";

    /// <summary>Runs statements that answer nothing that matters.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
