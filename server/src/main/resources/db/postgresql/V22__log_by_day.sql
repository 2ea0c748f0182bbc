-- contracts: nothing that an older version needs: the log is there again under its name, with its columns.
-- The table so far becomes the first partition, as it is: that V21 has looked at each row saves reading them under a lock.
-- log_rest takes what no other partition is for yet; see LogPartitionStore.
ALTER TABLE log RENAME TO log_before;
CREATE TABLE log (
  log_id    TEXT   NOT NULL,
  tenant_id TEXT   NOT NULL,
  date      BIGINT NOT NULL,
  type      TEXT   NOT NULL,
  client_id TEXT,
  user_id   TEXT,
  body      TEXT   NOT NULL,
  PRIMARY KEY (log_id)
) PARTITION BY RANGE (log_id);
CREATE INDEX log_by_tenant ON log (tenant_id, log_id);
CREATE INDEX log_by_type ON log (tenant_id, type, log_id);
CREATE INDEX log_by_client ON log (tenant_id, client_id, log_id);
CREATE INDEX log_by_user ON log (tenant_id, user_id, log_id) WHERE user_id IS NOT NULL;
DO $$
DECLARE
  until TEXT := (
    SELECT substring(pg_get_constraintdef(oid) FROM '[0-9]{16}') FROM pg_constraint
    WHERE conname = 'log_until' AND conrelid = CAST('log_before' AS regclass));
  day TEXT := to_char(to_timestamp(CAST(substring(until FROM 4) AS BIGINT) / 1000) AT TIME ZONE 'UTC', 'YYYYMMDD');
BEGIN
  EXECUTE format('ALTER TABLE log_before RENAME TO log_until_%s', day);
  EXECUTE format('ALTER TABLE log ATTACH PARTITION log_until_%s FOR VALUES FROM (MINVALUE) TO (%L)', day, until);
  EXECUTE format('ALTER TABLE log_until_%s DROP CONSTRAINT log_until', day);
END $$;
CREATE TABLE log_rest PARTITION OF log DEFAULT;
