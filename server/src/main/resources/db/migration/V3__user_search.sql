-- ${bytes} makes PostgreSQL compare text byte by byte, as SQLite does; ${number} is a key that the
-- database counts up; ${clustered} keeps the rows of a table in its primary key where the database
-- can. What a user lacks is '' or 0 here, or -1 for a flag: it sorts first, and no search finds it.

CREATE TABLE organization_member (
  tenant_id       TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  user_id         TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, organization_id, user_id)
);
CREATE INDEX organization_member_user ON organization_member (tenant_id, user_id);

-- What searches and sorts look at, in a narrow row beside each user. Texts that are compared
-- without regard to case are in lower case.
CREATE TABLE user_index (
  id             ${number},
  tenant_id      TEXT     NOT NULL,
  user_id        TEXT     ${bytes} NOT NULL,
  email          TEXT     ${bytes} NOT NULL,
  email_domain   TEXT     ${bytes} NOT NULL,
  name           TEXT     ${bytes} NOT NULL,
  given_name     TEXT     ${bytes} NOT NULL,
  family_name    TEXT     ${bytes} NOT NULL,
  nickname       TEXT     ${bytes} NOT NULL,
  username       TEXT     ${bytes} NOT NULL,
  phone_number   TEXT     ${bytes} NOT NULL,
  last_ip        TEXT     ${bytes} NOT NULL,
  email_verified SMALLINT NOT NULL,
  phone_verified SMALLINT NOT NULL,
  blocked        SMALLINT NOT NULL,
  logins_count   BIGINT   NOT NULL,
  last_login     BIGINT   NOT NULL,
  created_at     BIGINT   NOT NULL,
  updated_at     BIGINT   NOT NULL,
  UNIQUE (tenant_id, user_id)
);
CREATE INDEX user_index_email ON user_index (tenant_id, email, id);
CREATE INDEX user_index_email_domain ON user_index (tenant_id, email_domain, id);
CREATE INDEX user_index_name ON user_index (tenant_id, name, id);
CREATE INDEX user_index_given_name ON user_index (tenant_id, given_name, id);
CREATE INDEX user_index_family_name ON user_index (tenant_id, family_name, id);
CREATE INDEX user_index_nickname ON user_index (tenant_id, nickname, id);
CREATE INDEX user_index_username ON user_index (tenant_id, username, id)
  WHERE username > '';
CREATE INDEX user_index_phone_number ON user_index (tenant_id, phone_number, id)
  WHERE phone_number > '';
CREATE INDEX user_index_last_ip ON user_index (tenant_id, last_ip, id)
  WHERE last_ip > '';
CREATE INDEX user_index_email_verified ON user_index (tenant_id, email_verified, id);
CREATE INDEX user_index_phone_verified ON user_index (tenant_id, phone_verified, id)
  WHERE phone_verified >= 0;
CREATE INDEX user_index_blocked ON user_index (tenant_id, blocked, id);
CREATE INDEX user_index_logins_count ON user_index (tenant_id, logins_count, id);
CREATE INDEX user_index_last_login ON user_index (tenant_id, last_login, id);
CREATE INDEX user_index_created_at ON user_index (tenant_id, created_at, id);
CREATE INDEX user_index_updated_at ON user_index (tenant_id, updated_at, id);

-- What a user may have several of: identities, and the leaves of metadata under their paths.
CREATE TABLE user_term (
  user_ref  BIGINT NOT NULL,
  tenant_id TEXT   NOT NULL,
  path      TEXT   ${bytes} NOT NULL,
  value     TEXT   ${bytes} NOT NULL,
  number    DOUBLE PRECISION,
  PRIMARY KEY (tenant_id, path, value, user_ref)
) ${clustered};
CREATE INDEX user_term_user ON user_term (user_ref);

-- Addresses are looked up in user_index_email, and no list is in the order of users_created.
DROP INDEX users_email;
DROP INDEX users_created;

-- Which version of the program filled the index; another one fills it anew when it starts.
CREATE TABLE user_index_version (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL
);
INSERT INTO user_index_version (id, version) VALUES (1, 0);
