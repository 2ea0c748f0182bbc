-- How many tokens each application got for each API on each day of UTC, and how often it was refused.
-- The empty audience stands for none that exists. Each node counts in rows of its own, so that nodes
-- never wait for one another; readers add them up.
CREATE TABLE issuance_count (
  tenant_id TEXT   NOT NULL,
  day       TEXT   NOT NULL,
  client_id TEXT   NOT NULL,
  audience  TEXT   NOT NULL,
  kind      TEXT   NOT NULL,
  node      BIGINT NOT NULL,
  issued    BIGINT NOT NULL,
  refused   BIGINT NOT NULL,
  last_at   BIGINT,
  PRIMARY KEY (tenant_id, day, client_id, audience, kind, node)
) ${clustered};
CREATE INDEX issuance_count_day ON issuance_count (day);

-- Days that are over are counted again, from the log, with one number more.
DELETE FROM daily_stat;
ALTER TABLE daily_stat ADD COLUMN failed_logins BIGINT NOT NULL DEFAULT 0;
