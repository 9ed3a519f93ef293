-- Grain states written aside, to replay less. A cache: this whole file may be deleted while the server is stopped.
CREATE TABLE snapshots (
  service TEXT NOT NULL,
  grain TEXT NOT NULL,
  n0 INTEGER NOT NULL,
  n1 INTEGER NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload BLOB,
  PRIMARY KEY (service, grain, n0, n1, key)
);

CREATE TABLE OrleansQuery (
  QueryKey TEXT NOT NULL PRIMARY KEY,
  QueryText TEXT NOT NULL
);

-- One statement each: a lock time-out in the middle of several would leave a transaction open on a pooled connection.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
  SELECT payload AS PayloadBinary, version AS Version
  FROM snapshots
  WHERE service = @ServiceId AND grain = @GrainTypeString
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND key = coalesce(@GrainIdExtensionString, '''')'),
('WriteToStorageKey', '
  INSERT INTO snapshots (service, grain, n0, n1, key, version, payload)
  VALUES (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''),
    coalesce(@GrainStateVersion, 0) + 1, @PayloadBinary)
  ON CONFLICT (service, grain, n0, n1, key)
  DO UPDATE SET version = excluded.version, payload = excluded.payload
  WHERE snapshots.version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion'),
('ClearStorageKey', '
  UPDATE snapshots SET version = version + 1, payload = NULL
  WHERE service = @ServiceId AND grain = @GrainTypeString
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND key = coalesce(@GrainIdExtensionString, '''')
    AND version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion');
