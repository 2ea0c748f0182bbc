-- One text for SQLite and PostgreSQL. Times are milliseconds since the epoch, flags 0 or 1,
-- secrets only as SHA-256 in base64url, documents JSON.

CREATE TABLE document_clock (
  id       INTEGER PRIMARY KEY,
  revision BIGINT  NOT NULL
);
INSERT INTO document_clock (id, revision) VALUES (1, 0);

-- Configuration: tenants, clients, APIs, connections, roles, client grants, keys.
CREATE TABLE document (
  kind       TEXT    NOT NULL,
  tenant_id  TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  revision   BIGINT  NOT NULL,
  deleted    INTEGER NOT NULL,
  created_at BIGINT  NOT NULL,
  updated_at BIGINT  NOT NULL,
  PRIMARY KEY (kind, tenant_id, id),
  UNIQUE (kind, tenant_id, name)
);
CREATE INDEX document_revision ON document (revision);

CREATE TABLE users (
  tenant_id      TEXT    NOT NULL,
  user_id        TEXT    NOT NULL,
  email          TEXT,
  email_verified INTEGER NOT NULL,
  blocked        INTEGER NOT NULL,
  body           TEXT    NOT NULL,
  logins_count   BIGINT  NOT NULL,
  last_login     BIGINT,
  last_ip        TEXT,
  created_at     BIGINT  NOT NULL,
  updated_at     BIGINT  NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX users_email ON users (tenant_id, email);
CREATE INDEX users_created ON users (tenant_id, created_at, user_id);

CREATE TABLE identity (
  tenant_id     TEXT NOT NULL,
  connection    TEXT NOT NULL,
  provider      TEXT NOT NULL,
  subject       TEXT NOT NULL,
  user_id       TEXT NOT NULL,
  email         TEXT,
  password_hash TEXT,
  body          TEXT NOT NULL,
  PRIMARY KEY (tenant_id, connection, subject),
  UNIQUE (tenant_id, connection, email)
);
CREATE INDEX identity_user ON identity (tenant_id, user_id);

CREATE TABLE role_permission (
  tenant_id  TEXT NOT NULL,
  role_id    TEXT NOT NULL,
  identifier TEXT NOT NULL,
  permission TEXT NOT NULL,
  PRIMARY KEY (tenant_id, role_id, identifier, permission)
);

CREATE TABLE user_role (
  tenant_id TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  role_id   TEXT NOT NULL,
  PRIMARY KEY (tenant_id, user_id, role_id)
);
CREATE INDEX user_role_role ON user_role (tenant_id, role_id, user_id);

CREATE TABLE user_permission (
  tenant_id  TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  identifier TEXT NOT NULL,
  permission TEXT NOT NULL,
  PRIMARY KEY (tenant_id, user_id, identifier, permission)
);

CREATE TABLE consent (
  tenant_id  TEXT   NOT NULL,
  user_id    TEXT   NOT NULL,
  client_id  TEXT   NOT NULL,
  audience   TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  scope      TEXT   NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id, client_id, audience)
);

-- The cookie holds the secret whose hash is here; sid is the public name of the session.
CREATE TABLE session (
  hash       TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  sid        TEXT   NOT NULL UNIQUE,
  user_id    TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  auth_time  BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  idle_end   BIGINT NOT NULL,
  end_at     BIGINT NOT NULL
);
CREATE INDEX session_of_user ON session (tenant_id, user_id);
CREATE INDEX session_end ON session (end_at);

CREATE TABLE interaction (
  hash       TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  end_at     BIGINT NOT NULL
);
CREATE INDEX interaction_end ON interaction (end_at);

CREATE TABLE authorization_code (
  hash        TEXT   PRIMARY KEY,
  tenant_id   TEXT   NOT NULL,
  client_id   TEXT   NOT NULL,
  family_id   TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  end_at      BIGINT NOT NULL,
  redeemed_at BIGINT
);
CREATE INDEX authorization_code_end ON authorization_code (end_at);

-- Everything born of one authorization: revoking the family ends all of it.
CREATE TABLE token_family (
  id         TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  client_id  TEXT   NOT NULL,
  user_id    TEXT   NOT NULL,
  sid        TEXT,
  body       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  idle_end   BIGINT NOT NULL,
  end_at     BIGINT NOT NULL,
  revoked_at BIGINT,
  reason     TEXT
);
CREATE INDEX token_family_user ON token_family (tenant_id, user_id, client_id);

CREATE TABLE refresh_token (
  hash       TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  family_id  TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  used_at    BIGINT
);
CREATE INDEX refresh_token_family ON refresh_token (family_id);

CREATE TABLE access_token (
  hash       TEXT   PRIMARY KEY,
  tenant_id  TEXT   NOT NULL,
  family_id  TEXT   NOT NULL,
  client_id  TEXT   NOT NULL,
  user_id    TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  end_at     BIGINT NOT NULL
);
CREATE INDEX access_token_end ON access_token (end_at);

CREATE TABLE ticket (
  hash        TEXT   PRIMARY KEY,
  tenant_id   TEXT   NOT NULL,
  kind        TEXT   NOT NULL,
  user_id     TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  end_at      BIGINT NOT NULL,
  consumed_at BIGINT
);
CREATE INDEX ticket_end ON ticket (end_at);

-- Assertions of private_key_jwt: each jti once.
CREATE TABLE assertion (
  tenant_id TEXT   NOT NULL,
  client_id TEXT   NOT NULL,
  jti       TEXT   NOT NULL,
  end_at    BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, client_id, jti)
);
CREATE INDEX assertion_end ON assertion (end_at);

CREATE TABLE login_failure (
  tenant_id TEXT   NOT NULL,
  subject   TEXT   NOT NULL,
  failures  BIGINT NOT NULL,
  last_at   BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, subject)
);

CREATE TABLE mail (
  id         TEXT    PRIMARY KEY,
  tenant_id  TEXT    NOT NULL,
  recipient  TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  created_at BIGINT  NOT NULL,
  sent_at    BIGINT,
  attempts   INTEGER NOT NULL
);
CREATE INDEX mail_created ON mail (tenant_id, created_at);

CREATE TABLE log (
  log_id    TEXT   PRIMARY KEY,
  tenant_id TEXT   NOT NULL,
  date      BIGINT NOT NULL,
  type      TEXT   NOT NULL,
  client_id TEXT,
  user_id   TEXT,
  body      TEXT   NOT NULL
);
CREATE INDEX log_user ON log (tenant_id, user_id, log_id);
