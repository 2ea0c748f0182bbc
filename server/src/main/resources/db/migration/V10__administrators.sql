-- Users who may manage their tenant, and how far.
CREATE TABLE administrator (
  tenant_id  TEXT   NOT NULL,
  user_id    TEXT   NOT NULL,
  level      TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);

-- One-time links that make an administrator. first_only is 1 when the link is good only as long as
-- the tenant has none.
CREATE TABLE administrator_invitation (
  hash       TEXT    PRIMARY KEY,
  tenant_id  TEXT    NOT NULL,
  level      TEXT    NOT NULL,
  first_only INTEGER NOT NULL,
  end_at     BIGINT  NOT NULL
);
CREATE INDEX administrator_invitation_end ON administrator_invitation (end_at);
