-- Orleans reads its statements from here, once, when a silo starts. Names of parameters and columns are its contract.
CREATE TABLE OrleansQuery (
  QueryKey varchar(64) PRIMARY KEY,
  QueryText text NOT NULL
);

-- Grain states written aside, to replay less. A cache: may be emptied while no server runs.
CREATE TABLE snapshots (
  service text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  n0 bigint NOT NULL,
  n1 bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  payload bytea,
  PRIMARY KEY (service, grain, n0, n1, key)
);

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

-- Who is in the cluster. Every change of a member goes with the next version of the table, or not at all.
CREATE TABLE silo_table (
  deployment varchar(150) PRIMARY KEY,
  version integer NOT NULL
);
CREATE TABLE silos (
  deployment varchar(150) NOT NULL REFERENCES silo_table,
  address varchar(45) NOT NULL,
  port integer NOT NULL,
  generation integer NOT NULL,
  name varchar(150) NOT NULL,
  host varchar(150) NOT NULL,
  status integer NOT NULL,
  proxy_port integer NOT NULL,
  suspect_times text,
  start_time timestamptz NOT NULL,
  alive_time timestamptz NOT NULL,
  PRIMARY KEY (deployment, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
  WITH made AS (
    INSERT INTO silo_table (deployment, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT FROM made)'),
('InsertMembershipKey', '
  WITH next AS (
    UPDATE silo_table SET version = version + 1
    WHERE deployment = @DeploymentId AND version = @Version AND NOT EXISTS (
      SELECT FROM silos
      WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1),
  made AS (
    INSERT INTO silos (deployment, address, port, generation, name, host, status, proxy_port, start_time, alive_time)
    SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM next
    RETURNING 1)
  SELECT EXISTS (SELECT FROM made)'),
('UpdateMembershipKey', '
  WITH next AS (
    UPDATE silo_table SET version = version + 1
    WHERE deployment = @DeploymentId AND version = @Version AND EXISTS (
      SELECT FROM silos
      WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1),
  changed AS (
    UPDATE silos SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
    FROM next
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING 1)
  SELECT EXISTS (SELECT FROM changed)'),
('UpdateIAmAlivetimeKey', '
  UPDATE silos SET alive_time = @IAmAliveTime
  WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
('MembershipReadRowKey', '
  SELECT silo_table.version AS Version, address AS Address, port AS Port, generation AS Generation,
    name AS SiloName, host AS HostName, status AS Status, proxy_port AS ProxyPort,
    suspect_times AS SuspectTimes, start_time AS StartTime, alive_time AS IAmAliveTime
  FROM silo_table
  LEFT JOIN silos ON silos.deployment = silo_table.deployment
    AND address = @Address AND port = @Port AND generation = @Generation
  WHERE silo_table.deployment = @DeploymentId'),
('MembershipReadAllKey', '
  SELECT silo_table.version AS Version, address AS Address, port AS Port, generation AS Generation,
    name AS SiloName, host AS HostName, status AS Status, proxy_port AS ProxyPort,
    suspect_times AS SuspectTimes, start_time AS StartTime, alive_time AS IAmAliveTime
  FROM silo_table
  LEFT JOIN silos ON silos.deployment = silo_table.deployment
  WHERE silo_table.deployment = @DeploymentId'),
('GatewaysQueryKey', '
  SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
  FROM silos
  WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0'),
('DeleteMembershipTableEntriesKey', '
  WITH gone AS (DELETE FROM silos WHERE deployment = @DeploymentId)
  UPDATE silo_table SET version = version + 1 WHERE deployment = @DeploymentId'),
-- 3 is Active: a silo that others still count on is for the protocol to declare dead, not for the cleaner.
('CleanupDefunctSiloEntriesKey', '
  DELETE FROM silos WHERE deployment = @DeploymentId AND alive_time < @IAmAliveTime AND status <> 3');
