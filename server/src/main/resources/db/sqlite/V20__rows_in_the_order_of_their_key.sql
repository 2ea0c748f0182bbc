-- contracts: nothing that an older version needs: each table is there again under its name, with its columns.
-- The busiest tables keep their rows in the primary key: a row is found by one way down instead of two, and one
-- tree less is written for it. The key of the log begins with the tenant, which saves another: every look at it names one.
CREATE TABLE log_ordered (
  log_id    TEXT   NOT NULL,
  tenant_id TEXT   NOT NULL,
  date      BIGINT NOT NULL,
  type      TEXT   NOT NULL,
  client_id TEXT,
  user_id   TEXT,
  body      TEXT   NOT NULL,
  PRIMARY KEY (tenant_id, log_id)
) WITHOUT ROWID;
INSERT INTO log_ordered
  SELECT log_id, tenant_id, date, type, client_id, user_id, body FROM log ORDER BY tenant_id, log_id;
DROP TABLE log;
ALTER TABLE log_ordered RENAME TO log;
CREATE INDEX log_type ON log (tenant_id, type, log_id);
CREATE INDEX log_client ON log (tenant_id, client_id, log_id);
CREATE INDEX log_user ON log (tenant_id, user_id, log_id) WHERE user_id IS NOT NULL;

CREATE TABLE session_ordered (
  hash            TEXT   PRIMARY KEY,
  tenant_id       TEXT   NOT NULL,
  sid             TEXT   NOT NULL UNIQUE,
  user_id         TEXT   NOT NULL,
  body            TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  auth_time       BIGINT NOT NULL,
  used_at         BIGINT NOT NULL,
  idle_end        BIGINT NOT NULL,
  end_at          BIGINT NOT NULL,
  clients         TEXT   NOT NULL DEFAULT ' ',
  last_ip         TEXT,
  last_user_agent TEXT,
  metadata        TEXT
) WITHOUT ROWID;
INSERT INTO session_ordered
  SELECT hash, tenant_id, sid, user_id, body, created_at, auth_time, used_at, idle_end, end_at, clients, last_ip,
    last_user_agent, metadata
  FROM session ORDER BY hash;
DROP TABLE session;
ALTER TABLE session_ordered RENAME TO session;
CREATE INDEX session_of_user ON session (tenant_id, user_id);
CREATE INDEX session_end ON session (end_at);

CREATE TABLE interaction_ordered (
  hash      TEXT   PRIMARY KEY,
  tenant_id TEXT   NOT NULL,
  body      TEXT   NOT NULL,
  end_at    BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO interaction_ordered SELECT hash, tenant_id, body, end_at FROM interaction ORDER BY hash;
DROP TABLE interaction;
ALTER TABLE interaction_ordered RENAME TO interaction;
CREATE INDEX interaction_end ON interaction (end_at);

CREATE TABLE authorization_code_ordered (
  hash        TEXT   PRIMARY KEY,
  tenant_id   TEXT   NOT NULL,
  client_id   TEXT   NOT NULL,
  family_id   TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  end_at      BIGINT NOT NULL,
  redeemed_at BIGINT,
  user_id     TEXT,
  sid         TEXT
) WITHOUT ROWID;
INSERT INTO authorization_code_ordered
  SELECT hash, tenant_id, client_id, family_id, body, end_at, redeemed_at, user_id, sid
  FROM authorization_code ORDER BY hash;
DROP TABLE authorization_code;
ALTER TABLE authorization_code_ordered RENAME TO authorization_code;
CREATE INDEX authorization_code_end ON authorization_code (end_at);
CREATE INDEX authorization_code_user ON authorization_code (tenant_id, user_id);

CREATE TABLE token_family_ordered (
  id              TEXT   PRIMARY KEY,
  tenant_id       TEXT   NOT NULL,
  client_id       TEXT   NOT NULL,
  user_id         TEXT   NOT NULL,
  sid             TEXT,
  body            TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  used_at         BIGINT NOT NULL,
  idle_end        BIGINT NOT NULL,
  end_at          BIGINT NOT NULL,
  revoked_at      BIGINT,
  reason          TEXT,
  metadata        TEXT,
  organization_id TEXT
) WITHOUT ROWID;
INSERT INTO token_family_ordered
  SELECT id, tenant_id, client_id, user_id, sid, body, created_at, used_at, idle_end, end_at, revoked_at, reason,
    metadata, organization_id
  FROM token_family ORDER BY id;
DROP TABLE token_family;
ALTER TABLE token_family_ordered RENAME TO token_family;
CREATE INDEX token_family_user ON token_family (tenant_id, user_id, client_id);
CREATE INDEX token_family_organization ON token_family (tenant_id, organization_id, user_id)
  WHERE organization_id IS NOT NULL;
CREATE INDEX token_family_end ON token_family (end_at);
CREATE INDEX token_family_revoked ON token_family (revoked_at) WHERE revoked_at IS NOT NULL;

CREATE TABLE refresh_token_ordered (
  hash       TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  family_id  TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  used_at    BIGINT
) WITHOUT ROWID;
INSERT INTO refresh_token_ordered
  SELECT hash, tenant_id, family_id, created_at, used_at FROM refresh_token ORDER BY hash;
DROP TABLE refresh_token;
ALTER TABLE refresh_token_ordered RENAME TO refresh_token;
CREATE INDEX refresh_token_family ON refresh_token (family_id);

CREATE TABLE access_token_ordered (
  hash            TEXT   PRIMARY KEY,
  tenant_id       TEXT   NOT NULL,
  family_id       TEXT   NOT NULL,
  client_id       TEXT   NOT NULL,
  user_id         TEXT   NOT NULL,
  body            TEXT   NOT NULL,
  end_at          BIGINT NOT NULL,
  organization_id TEXT,
  sid             TEXT
) WITHOUT ROWID;
INSERT INTO access_token_ordered
  SELECT hash, tenant_id, family_id, client_id, user_id, body, end_at, organization_id, sid
  FROM access_token ORDER BY hash;
DROP TABLE access_token;
ALTER TABLE access_token_ordered RENAME TO access_token;
CREATE INDEX access_token_end ON access_token (end_at);
CREATE INDEX access_token_family ON access_token (family_id);
CREATE INDEX access_token_user ON access_token (tenant_id, user_id);
CREATE INDEX access_token_organization ON access_token (tenant_id, organization_id, user_id)
  WHERE organization_id IS NOT NULL;
