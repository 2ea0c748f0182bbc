-- Work that one node does at a time. The token grows with each holder; whoever comes with an older one
-- is too late. Ends are by the clock of the database.
CREATE TABLE lease (
  name   TEXT   PRIMARY KEY,
  holder TEXT   NOT NULL,
  token  BIGINT NOT NULL,
  end_at BIGINT NOT NULL
);

-- Which round of which node sends a mail, and until when no other tries.
ALTER TABLE mail ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN taken_until BIGINT NOT NULL DEFAULT 0;
CREATE INDEX mail_waiting ON mail (tenant_id, attempts, created_at)
  WHERE sent_at IS NULL AND attempts < 8;

-- Which attempt for a name is being checked, on whatever node, and until when others wait for it.
ALTER TABLE login_failure ADD COLUMN turn TEXT NOT NULL DEFAULT '';
ALTER TABLE login_failure ADD COLUMN turn_end BIGINT NOT NULL DEFAULT 0;
