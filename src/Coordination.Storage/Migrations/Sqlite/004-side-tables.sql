-- When the stream is to be woken: its alarm, later while it can't clear.
ALTER TABLE views RENAME COLUMN alarm_at TO wake_at;
DROP INDEX views_by_alarm;
CREATE INDEX views_by_wake ON views (wake_at) WHERE wake_at IS NOT NULL;

-- What lists find a view by. A status that changes many times a day is not in status_key.
ALTER TABLE views ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE views ADD COLUMN owner TEXT;
ALTER TABLE views ADD COLUMN status_key TEXT;
ALTER TABLE views ADD COLUMN turns TEXT;
ALTER TABLE views ADD COLUMN format INTEGER NOT NULL DEFAULT 0;
ALTER TABLE views ADD COLUMN begun_at INTEGER NOT NULL DEFAULT 0;
UPDATE views SET begun_at = coalesce((SELECT at FROM commits WHERE commits.stream = views.id AND commits.version = 1), 0);
CREATE INDEX views_by_status ON views (kind, status_key, area) WHERE status_key IS NOT NULL;
CREATE INDEX views_by_due ON views (kind, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX views_by_owner ON views (kind, owner) WHERE owner IS NOT NULL;
CREATE INDEX views_by_chain ON views (kind, chain) WHERE chain IS NOT NULL;

-- The view that each commit left, for the first answer again and for boards of the past.
ALTER TABLE commits ADD COLUMN format INTEGER;
ALTER TABLE commits ADD COLUMN view BLOB;

-- Whose turn it is.
CREATE TABLE turns (
  role TEXT NOT NULL,
  place TEXT NOT NULL,
  stream INTEGER NOT NULL REFERENCES views (id),
  PRIMARY KEY (role, place, stream)
) WITHOUT ROWID;
CREATE INDEX turns_by_stream ON turns (stream);

-- What is kept beside a view.
CREATE TABLE details (
  stream INTEGER PRIMARY KEY REFERENCES views (id),
  body TEXT NOT NULL
);

-- Where a stream stood before it moved.
CREATE TABLE former_places (
  area TEXT NOT NULL,
  chain TEXT NOT NULL,
  stream INTEGER NOT NULL REFERENCES views (id),
  PRIMARY KEY (area, chain, stream)
) WITHOUT ROWID;

-- What a search finds a view by, masked; and the pairs of neighbouring characters in it.
CREATE TABLE texts (
  stream INTEGER PRIMARY KEY REFERENCES views (id),
  text TEXT NOT NULL
);
CREATE VIRTUAL TABLE text_pairs USING fts5 (pairs, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

ALTER TABLE outbox ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
DROP INDEX outbox_by_time;
CREATE INDEX outbox_by_next ON outbox (next_at);

-- What could not be delivered.
CREATE TABLE dead_letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  target TEXT NOT NULL,
  body BLOB NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
);

-- Places at a chain are paths; a viewer's place is a board.
UPDATE grants SET place = 'chains/' || substr(place, 7) WHERE place LIKE 'chain/%' AND role <> 'viewer';
