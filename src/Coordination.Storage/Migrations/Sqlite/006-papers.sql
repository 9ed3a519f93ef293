-- Papers of things, by the fingerprint of what is kept. Times are units of 100 ns since 1970-01-01 UTC.
CREATE TABLE papers (
  thing TEXT NOT NULL,
  print TEXT NOT NULL,
  type TEXT NOT NULL,
  body BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (thing, print)
);
