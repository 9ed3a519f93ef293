-- Times are units of 100 ns since 1970-01-01 UTC: to_timestamp(at / 1e7).

-- The newest view of every stream. Room is left in each page so that an update needs no new index entries.
CREATE TABLE views (
  stream text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  area text COLLATE "C" NOT NULL,
  chain text COLLATE "C",
  status text COLLATE "C",
  due_at bigint,
  alarm_at bigint,
  updated_at bigint NOT NULL,
  body text NOT NULL
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX views_by_area ON views (kind, area);
CREATE INDEX views_by_alarm ON views (alarm_at) WHERE alarm_at IS NOT NULL;

-- One row is one commit of one stream with its events, gapless from 1.
CREATE TABLE commits (
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  at bigint NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (stream, version)
);

-- What streams have to tell others and have not told yet.
CREATE TABLE outbox (
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  target text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (stream, version, target)
) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX outbox_by_time ON outbox (at);
