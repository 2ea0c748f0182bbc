-- What administrators see of sessions: applications (ids between blanks), device, own notes.
ALTER TABLE session ADD COLUMN clients TEXT NOT NULL DEFAULT ' ';
ALTER TABLE session ADD COLUMN last_ip TEXT;
ALTER TABLE session ADD COLUMN last_user_agent TEXT;
ALTER TABLE session ADD COLUMN metadata TEXT;
ALTER TABLE token_family ADD COLUMN metadata TEXT;

-- Whoever ends a session, or everything of a user, ends codes and opaque tokens on their way too.
ALTER TABLE authorization_code ADD COLUMN user_id TEXT;
ALTER TABLE authorization_code ADD COLUMN sid TEXT;
CREATE INDEX authorization_code_user ON authorization_code (tenant_id, user_id);
ALTER TABLE access_token ADD COLUMN sid TEXT;

CREATE UNIQUE INDEX consent_id ON consent (tenant_id, id);

-- 0 for the account that a user began with, the time of linking for the others.
ALTER TABLE identity ADD COLUMN linked_at BIGINT NOT NULL DEFAULT 0;

-- Administrators ask whom the sign-in limiter holds off; the subject alone is a hash.
ALTER TABLE login_failure ADD COLUMN identifier TEXT;
ALTER TABLE login_failure ADD COLUMN ip TEXT;
ALTER TABLE login_failure ADD COLUMN connection TEXT;
CREATE INDEX login_failure_identifier ON login_failure (tenant_id, identifier);

CREATE TABLE device_credential (
  tenant_id   TEXT   NOT NULL,
  id          TEXT   NOT NULL,
  user_id     TEXT   NOT NULL,
  client_id   TEXT   NOT NULL,
  device_id   TEXT   NOT NULL,
  device_name TEXT   NOT NULL,
  value       TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, user_id, client_id, device_id)
);

-- Factors of users; the body is encrypted.
CREATE TABLE authentication_method (
  tenant_id  TEXT   NOT NULL,
  user_id    TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  type       TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id, id)
);

-- Ids of log events begin with their time: their order is the order of the events.
CREATE INDEX log_tenant ON log (tenant_id, log_id);
CREATE INDEX log_type ON log (tenant_id, type, log_id);
CREATE INDEX log_client ON log (tenant_id, client_id, log_id);

-- Counts of days that are over, made when somebody asks first.
CREATE TABLE daily_stat (
  tenant_id  TEXT   NOT NULL,
  day        TEXT   NOT NULL,
  logins     BIGINT NOT NULL,
  signups    BIGINT NOT NULL,
  counted_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
