-- What the programs of tenants did: one row for each time that a flow ran some. The body is sealed,
-- because programs write into their console what they like.
CREATE TABLE execution (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  trigger_id TEXT NOT NULL,
  status TEXT NOT NULL,
  user_id TEXT,
  client_id TEXT,
  programs TEXT NOT NULL,
  body TEXT NOT NULL,
  end_at BIGINT NOT NULL
);
CREATE INDEX execution_time ON execution (tenant_id, id);
CREATE INDEX execution_end ON execution (end_at);
