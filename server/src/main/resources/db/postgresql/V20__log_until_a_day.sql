-- contracts: nothing that an older version needs: no row before the day after tomorrow breaks the condition, and V22
-- makes of it what it is for. First of three steps to a log in partitions by day, so that old days go at once and leave
-- nothing to be cleaned up. What is checked here is only what is written from now on: no row is read.
DO $$
DECLARE
  -- The day after tomorrow, or after the last event there is; in milliseconds since the epoch, as ids of events have it.
  last BIGINT := GREATEST(
    CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT),
    (SELECT CAST(substring(max(log_id) FROM 4 FOR 13) AS BIGINT) FROM log));
  until BIGINT := (last / 86400000 + 2) * 86400000;
BEGIN
  EXECUTE format('ALTER TABLE log ADD CONSTRAINT log_until CHECK (log_id < %L) NOT VALID', '900' || until);
END $$;
