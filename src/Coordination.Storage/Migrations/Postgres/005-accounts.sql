-- Times are units of 100 ns since 1970-01-01 UTC.

-- One row per sign-in, of an account or of a viewer link. Some that have ended stay: they say where it signed in lately.
CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  came_from TEXT NOT NULL,
  turn INTEGER NOT NULL,
  began_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended BIGINT
);
CREATE INDEX sessions_holder ON sessions (holder, began_at);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX sessions_ended ON sessions (ended) WHERE ended IS NOT NULL;

-- Grows whenever sessions end; they bear the number.
ALTER TABLE account_state ADD COLUMN endings BIGINT NOT NULL DEFAULT 0;

ALTER TABLE accounts ADD COLUMN sample BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE accounts SET sample = TRUE WHERE normalized_email LIKE '%@SAMPLE.TEST';

-- Wrong passwords are counted by address and account, in memory.
ALTER TABLE accounts DROP COLUMN lockout_enabled, DROP COLUMN lockout_end, DROP COLUMN access_failed_count;
