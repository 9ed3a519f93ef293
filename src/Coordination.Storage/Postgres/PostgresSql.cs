namespace Coordination.Storage.Postgres;

/// <summary>The writer's statements.</summary>
internal static class PostgresSql
{
    /// <summary>
    /// An answer means durable, whatever the server's default is. The rows of a batch are few beside the table's, which
    /// the planner can't know of an array: it shall always go by the key.
    /// </summary>
    public const string Setup =
        """
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off
        """;

    public const string Copy = "COPY commits (stream, version, at, body) FROM STDIN (FORMAT BINARY)";

    public const string First =
        """
        INSERT INTO views (stream, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)
        SELECT stream, version, kind, area, chain, status, due_at, alarm_at, updated_at, body
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS new
          (stream, first, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)
        """;

    public const string Next =
        """
        UPDATE views SET version = new.version, kind = new.kind, area = new.area, chain = new.chain, status = new.status,
          due_at = new.due_at, alarm_at = new.alarm_at, updated_at = new.updated_at, body = new.body
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS new
          (stream, first, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)
        WHERE views.stream = new.stream AND views.version = new.first - 1
        """;

    public const string Tell =
        """
        INSERT INTO outbox (stream, version, target, at, body)
        SELECT stream, version, target, at, body FROM unnest($1, $2, $3, $4, $5) AS new (stream, version, target, at, body)
        """;

    public const string Told =
        """
        DELETE FROM outbox USING unnest($1, $2) AS told (stream, version)
        WHERE outbox.stream = told.stream AND outbox.version <= told.version
        """;

    /// <summary>The newest versions, held until the transaction ends, in the order in which everyone locks them.</summary>
    public const string Versions = "SELECT stream, version FROM views WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE";
}
