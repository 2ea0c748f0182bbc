CREATE TABLE organization (
  tenant_id    TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  name         TEXT   NOT NULL,
  display_name TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);
CREATE INDEX organization_created ON organization (tenant_id, created_at, id);
CREATE INDEX organization_display_name ON organization (tenant_id, display_name, id);

-- Members are in the table of V3: the search for users looks at them.
CREATE TABLE organization_member_role (
  tenant_id       TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  user_id         TEXT NOT NULL,
  role_id         TEXT NOT NULL,
  PRIMARY KEY (tenant_id, organization_id, user_id, role_id)
);
CREATE INDEX organization_member_role_role
  ON organization_member_role (tenant_id, role_id, organization_id, user_id);
CREATE INDEX organization_member_role_user ON organization_member_role (tenant_id, user_id);

CREATE TABLE organization_connection (
  tenant_id       TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  connection_id   TEXT   NOT NULL,
  body            TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, organization_id, connection_id)
);
CREATE INDEX organization_connection_connection
  ON organization_connection (tenant_id, connection_id);

CREATE TABLE organization_client_grant (
  tenant_id       TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  grant_id        TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, organization_id, grant_id)
);
CREATE INDEX organization_client_grant_grant
  ON organization_client_grant (tenant_id, grant_id, organization_id);

CREATE TABLE organization_client (
  tenant_id       TEXT    NOT NULL,
  organization_id TEXT    NOT NULL,
  client_id       TEXT    NOT NULL,
  member_access   INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, organization_id, client_id)
);
CREATE INDEX organization_client_client ON organization_client (tenant_id, client_id);

CREATE TABLE organization_domain (
  tenant_id       TEXT   NOT NULL,
  id              TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  domain          TEXT   NOT NULL,
  body            TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, organization_id, domain)
);

-- The link in the mail holds the secret whose hash is here.
CREATE TABLE organization_invitation (
  tenant_id       TEXT   NOT NULL,
  id              TEXT   NOT NULL,
  organization_id TEXT   NOT NULL,
  hash            TEXT   NOT NULL UNIQUE,
  client_id       TEXT   NOT NULL,
  connection_id   TEXT,
  body            TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  end_at          BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX organization_invitation_created
  ON organization_invitation (tenant_id, organization_id, created_at, id);
CREATE INDEX organization_invitation_client ON organization_invitation (tenant_id, client_id);

CREATE TABLE organization_invitation_role (
  tenant_id     TEXT NOT NULL,
  invitation_id TEXT NOT NULL,
  role_id       TEXT NOT NULL,
  PRIMARY KEY (tenant_id, invitation_id, role_id)
);
CREATE INDEX organization_invitation_role_role
  ON organization_invitation_role (tenant_id, role_id);

-- What was issued for a member of an organization ends with the membership.
ALTER TABLE token_family ADD COLUMN organization_id TEXT;
CREATE INDEX token_family_organization ON token_family (tenant_id, organization_id, user_id)
  WHERE organization_id IS NOT NULL;
ALTER TABLE access_token ADD COLUMN organization_id TEXT;
CREATE INDEX access_token_organization ON access_token (tenant_id, organization_id, user_id)
  WHERE organization_id IS NOT NULL;
