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

    /// <summary>
    /// Everything but the commits in one statement: one way to the database, and one that its client sends as it
    /// blocks; several at once it would send from the thread pool, behind all the work that waits for the journal.
    /// Answers how many views were followed by the next.
    /// </summary>
    public const string Put =
        """
        WITH new AS MATERIALIZED (
          SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS new
            (stream, first, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)),
        begun AS (
          INSERT INTO views (stream, version, kind, area, chain, status, due_at, alarm_at, updated_at, body)
          SELECT stream, version, kind, area, chain, status, due_at, alarm_at, updated_at, body FROM new WHERE first = 1),
        followed AS (
          UPDATE views SET version = new.version, kind = new.kind, area = new.area, chain = new.chain, status = new.status,
            due_at = new.due_at, alarm_at = new.alarm_at, updated_at = new.updated_at, body = new.body
          FROM new WHERE new.first > 1 AND views.stream = new.stream AND views.version = new.first - 1
          RETURNING 1),
        tell AS (
          INSERT INTO outbox (stream, version, target, at, body)
          SELECT * FROM unnest($12, $13, $14, $15, $16) AS tell (stream, version, target, at, body)),
        told AS (
          DELETE FROM outbox USING unnest($17, $18) AS told (stream, version)
          WHERE outbox.stream = told.stream AND outbox.version <= told.version)
        SELECT count(*) FROM followed
        """;

    /// <summary>The newest versions, held until the transaction ends, in the order in which everyone locks them.</summary>
    public const string Versions = "SELECT stream, version FROM views WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE";
}
