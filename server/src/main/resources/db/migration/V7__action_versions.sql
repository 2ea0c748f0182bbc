-- What was deployed of an action, so that it can be deployed again. The body rests encrypted,
-- because the secrets of the action are part of it.
CREATE TABLE action_version (
  tenant_id TEXT   NOT NULL,
  action_id TEXT   NOT NULL,
  id        TEXT   NOT NULL,
  number    BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (tenant_id, action_id, number)
);
CREATE UNIQUE INDEX action_version_id ON action_version (tenant_id, id);
