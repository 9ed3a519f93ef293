-- What people call a thing by, for example W-017.
ALTER TABLE views ADD COLUMN number text COLLATE "C";
CREATE INDEX views_by_number ON views (number) WHERE number IS NOT NULL;

-- Filters of lists that accounts keep by a name of their own, at most 50 each: the number says so. Times are units of 100 ns
-- since 1970-01-01 UTC.
CREATE TABLE saved_filters (
  account text COLLATE "C" NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 50),
  list text COLLATE "C" NOT NULL,
  name text NOT NULL,
  filter text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (account, number)
);

-- What left the lists as a file: who, of which kind, by which filter, how much. Holds ids, no names.
CREATE TABLE exports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  account text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  filter text NOT NULL,
  format text NOT NULL,
  rows integer NOT NULL,
  cut boolean NOT NULL
);
CREATE INDEX exports_by_time ON exports (at);
