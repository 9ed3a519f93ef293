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

    public const string Copy = "COPY commits (stream, version, at, body, format, view) FROM STDIN (FORMAT BINARY)";

    /// <summary>
    /// Everything but the commits in one statement: one way to the database, and one that its client sends as it
    /// blocks; several at once it would send from the thread pool, behind all the work that waits for the journal.
    /// Answers how many views were followed by the next.
    /// </summary>
    public const string Put =
        """
        WITH new AS MATERIALIZED (
          SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) AS new
            (stream, first, version, kind, area, chain, status, due_at, wake_at, updated_at, body, title, owner, status_key, turns, format, number)),
        begun AS (
          INSERT INTO views (stream, version, kind, area, chain, status, due_at, wake_at, updated_at, body,
            title, owner, status_key, turns, format, number, begun_at)
          SELECT stream, version, kind, area, chain, status, due_at, wake_at, updated_at, body,
            title, owner, status_key, turns, format, number, updated_at FROM new WHERE first = 1),
        followed AS (
          UPDATE views SET version = new.version, kind = new.kind, area = new.area, chain = new.chain, status = new.status,
            due_at = new.due_at, wake_at = new.wake_at, updated_at = new.updated_at, body = new.body, title = new.title,
            owner = new.owner, status_key = new.status_key, turns = new.turns, format = new.format, number = new.number
          FROM new WHERE new.first > 1 AND views.stream = new.stream AND views.version = new.first - 1
          RETURNING 1),
        enqueue AS (
          INSERT INTO outbox (stream, version, target, at, body, next_at)
          SELECT stream, version, target, at, body, at FROM unnest($18, $19, $20, $21, $22) AS tell (stream, version, target, at, body))
        SELECT count(*) FROM followed
        """;

    /// <summary>
    /// What changed beside the views: turns of streams, texts, details and former places. The streams' rows are locked by
    /// then. A row that stays is left as it is.
    /// </summary>
    public const string Aside =
        """
        WITH turn AS MATERIALIZED (SELECT * FROM unnest($2, $3, $4) AS turn (stream, role, place)),
        over AS (
          DELETE FROM turns USING unnest($1) AS changed (stream) WHERE turns.stream = changed.stream AND NOT EXISTS (
            SELECT 1 FROM turn WHERE turn.stream = turns.stream AND turn.role = turns.role AND turn.place = turns.place)),
        begun AS (INSERT INTO turns (stream, role, place) SELECT stream, role, place FROM turn ON CONFLICT DO NOTHING),
        text AS (
          INSERT INTO texts (stream, text, pairs)
          SELECT stream, text, string_to_array(pairs, ' ') FROM unnest($5, $6, $7) AS new (stream, text, pairs)
          ON CONFLICT (stream) DO UPDATE SET text = excluded.text, pairs = excluded.pairs),
        beside AS (
          INSERT INTO details (stream, body) SELECT stream, body FROM unnest($8, $9) AS new (stream, body)
          ON CONFLICT (stream) DO UPDATE SET body = excluded.body)
        INSERT INTO former_places (stream, area, chain) SELECT stream, area, chain FROM unnest($10, $11, $12) AS moved (stream, area, chain)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>The view of a version in another form.</summary>
    public const string Rebuild =
        """
        UPDATE views SET kind = $3, area = $4, chain = $5, status = $6, due_at = $7, wake_at = $8, body = $9, title = $10, owner = $11,
          status_key = $12, turns = $13, format = $14, number = $15
        WHERE stream = $1 AND version = $2
        """;

    public const string Told = "DELETE FROM outbox WHERE stream = $1 AND version = $2 AND target = $3";

    public const string TellLater = "UPDATE outbox SET next_at = $4, attempts = attempts + 1 WHERE stream = $1 AND version = $2 AND target = $3";

    public const string Bury =
        """
        WITH dead AS (DELETE FROM outbox WHERE stream = $1 AND version = $2 AND target = $3 RETURNING stream, version, target, body)
        INSERT INTO dead_letters (stream, version, target, body, at, reason) SELECT stream, version, target, body, $4, $5 FROM dead
        """;

    public const string Revive =
        """
        WITH alive AS (DELETE FROM dead_letters WHERE id = $1 AND stream = $2 RETURNING stream, version, target, at, body)
        INSERT INTO outbox (stream, version, target, at, body, next_at) SELECT stream, version, target, at, body, 0 FROM alive
        ON CONFLICT DO NOTHING
        """;

    public const string Discard = "DELETE FROM dead_letters WHERE id = $1 AND stream = $2";

    public const string WakeLater = "UPDATE views SET wake_at = $3 WHERE stream = $1 AND version = $2 AND wake_at < $3";

    /// <summary>The newest versions, held until the transaction ends, in the order in which everyone locks them.</summary>
    public const string Versions = "SELECT stream, version FROM views WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE";
}
