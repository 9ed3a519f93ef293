-- Papers of things, by the fingerprint of what is kept. Times are units of 100 ns since 1970-01-01 UTC.
CREATE TABLE papers (
  thing text COLLATE "C" NOT NULL,
  print text COLLATE "C" NOT NULL,
  type text NOT NULL,
  body bytea NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (thing, print)
);
