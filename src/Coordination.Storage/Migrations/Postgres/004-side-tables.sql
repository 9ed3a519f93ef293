-- When the stream is to be woken: its alarm, later while it can't clear.
ALTER TABLE views RENAME COLUMN alarm_at TO wake_at;
ALTER INDEX views_by_alarm RENAME TO views_by_wake;

-- What lists find a view by. A status that changes many times a day is not in status_key: then an update of the row needs
-- no new index entries.
ALTER TABLE views
  ADD COLUMN title text NOT NULL DEFAULT '',
  ADD COLUMN owner text COLLATE "C",
  ADD COLUMN status_key text COLLATE "C",
  ADD COLUMN turns text,
  ADD COLUMN format integer NOT NULL DEFAULT 0,
  ADD COLUMN begun_at bigint NOT NULL DEFAULT 0;
UPDATE views SET begun_at = commits.at FROM commits WHERE commits.stream = views.stream AND commits.version = 1;
CREATE INDEX views_by_status ON views (kind, status_key, area) WHERE status_key IS NOT NULL;
CREATE INDEX views_by_due ON views (kind, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX views_by_owner ON views (kind, owner) WHERE owner IS NOT NULL;
CREATE INDEX views_by_chain ON views (kind, chain) WHERE chain IS NOT NULL;

-- The view that each commit left, for the first answer again and for boards of the past.
ALTER TABLE commits ADD COLUMN format integer, ADD COLUMN view bytea;

-- Whose turn it is.
CREATE TABLE turns (
  role text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  PRIMARY KEY (role, place, stream)
);
CREATE INDEX turns_by_stream ON turns (stream);

-- What is kept beside a view.
CREATE TABLE details (
  stream text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);

-- Where a stream stood before it moved.
CREATE TABLE former_places (
  area text COLLATE "C" NOT NULL,
  chain text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  PRIMARY KEY (area, chain, stream)
);

-- What a search finds a view by, masked; and the pairs of neighbouring characters in it.
CREATE TABLE texts (
  stream text COLLATE "C" PRIMARY KEY,
  text text NOT NULL,
  pairs text[] NOT NULL
);
CREATE INDEX texts_by_pair ON texts USING gin (pairs);

ALTER TABLE outbox ADD COLUMN next_at bigint NOT NULL DEFAULT 0, ADD COLUMN attempts integer NOT NULL DEFAULT 0;
DROP INDEX outbox_by_time;
CREATE INDEX outbox_by_next ON outbox (next_at);

-- What could not be delivered.
CREATE TABLE dead_letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  target text COLLATE "C" NOT NULL,
  body bytea NOT NULL,
  at bigint NOT NULL,
  reason text NOT NULL
);

-- Places at a chain are paths; a viewer's place is a board.
UPDATE grants SET place = 'chains/' || substr(place, 7) WHERE place LIKE 'chain/%' AND role <> 'viewer';
