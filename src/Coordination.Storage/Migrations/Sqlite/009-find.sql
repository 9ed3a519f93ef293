-- What people call a thing by, for example W-017.
ALTER TABLE views ADD COLUMN number TEXT;
CREATE INDEX views_by_number ON views (number) WHERE number IS NOT NULL;

-- Filters of lists that accounts keep by a name of their own, at most 50 each: the number says so. Times are units of 100 ns
-- since 1970-01-01 UTC.
CREATE TABLE saved_filters (
  account TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 50),
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account, number)
) WITHOUT ROWID;

-- What left the lists as a file: who, of which kind, by which filter, how much. Holds ids, no names.
CREATE TABLE exports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  filter TEXT NOT NULL,
  format TEXT NOT NULL,
  rows INTEGER NOT NULL,
  cut INTEGER NOT NULL
);
CREATE INDEX exports_by_time ON exports (at);
