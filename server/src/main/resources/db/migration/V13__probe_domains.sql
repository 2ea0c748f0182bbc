-- Hosts that a tenant lets its APIs be probed at. The challenge stands in a file at the host; whoever can
-- put it there may have the host called. No verified_at: nobody has found the file yet.
CREATE TABLE probe_domain (
  id          TEXT   PRIMARY KEY,
  tenant_id   TEXT   NOT NULL,
  host        TEXT   NOT NULL,
  challenge   TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  verified_at BIGINT,
  UNIQUE (tenant_id, host)
);
