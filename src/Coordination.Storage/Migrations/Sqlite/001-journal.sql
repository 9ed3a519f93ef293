-- Times are units of 100 ns since 1970-01-01 UTC: datetime(at / 10000000, 'unixepoch').

-- The newest view of every stream. Its integer id stands for the stream in the other tables.
CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  stream TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  area TEXT NOT NULL,
  chain TEXT,
  status TEXT,
  due_at INTEGER,
  alarm_at INTEGER,
  updated_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX views_by_area ON views (kind, area);
CREATE INDEX views_by_alarm ON views (alarm_at) WHERE alarm_at IS NOT NULL;

-- One row is one commit of one stream with its events, gapless from 1.
CREATE TABLE commits (
  stream INTEGER NOT NULL REFERENCES views (id),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  body BLOB NOT NULL
);
CREATE UNIQUE INDEX commits_by_stream ON commits (stream, version);

-- What streams have to tell others and have not told yet.
CREATE TABLE outbox (
  stream INTEGER NOT NULL REFERENCES views (id),
  version INTEGER NOT NULL,
  target TEXT NOT NULL,
  at INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (stream, version, target)
) WITHOUT ROWID;
CREATE INDEX outbox_by_time ON outbox (at);
