-- Times are units of 100 ns since 1970-01-01 UTC.

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  user_name TEXT NOT NULL,
  normalized_user_name TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  normalized_email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  password_hash TEXT,
  security_stamp TEXT NOT NULL,
  concurrency_stamp TEXT NOT NULL,
  lockout_enabled INTEGER NOT NULL,
  lockout_end INTEGER,
  access_failed_count INTEGER NOT NULL
);

-- A role held at a place.
CREATE TABLE grants (
  account TEXT NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (account, role, place)
) WITHOUT ROWID;

CREATE TABLE viewer_links (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  board TEXT NOT NULL,
  label TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
);

-- One row. The revision grows with every change of accounts, grants and viewer links: who holds copies looks here.
CREATE TABLE account_state (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  set_up INTEGER NOT NULL
);
INSERT INTO account_state (id, revision, set_up) VALUES (1, 0, 0);

-- What the gate turned away. Holds ids, no names.
CREATE TABLE refusals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL
);

-- The keys that sign-ins are sealed with, shared by all silos.
CREATE TABLE sealing_keys (
  id TEXT NOT NULL PRIMARY KEY,
  xml TEXT NOT NULL
);
