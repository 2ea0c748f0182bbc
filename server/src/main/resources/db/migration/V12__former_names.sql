-- How often each application asked for tokens by the former name of a permission, on each day of UTC.
-- Each node counts in rows of its own, as for issuance_count.
CREATE TABLE former_name_use (
  tenant_id TEXT   NOT NULL,
  audience  TEXT   NOT NULL,
  name      TEXT   NOT NULL,
  client_id TEXT   NOT NULL,
  day       TEXT   NOT NULL,
  node      BIGINT NOT NULL,
  uses      BIGINT NOT NULL,
  last_at   BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, audience, name, client_id, day, node)
) ${clustered};
CREATE INDEX former_name_use_day ON former_name_use (day);

-- Who has a certain permission: for changes of its name, and for the effect of taking it away.
CREATE INDEX user_permission_name
  ON user_permission (tenant_id, identifier, permission, user_id);
