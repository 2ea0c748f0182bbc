-- Most events of machines name no user: they need no place in this index.
DROP INDEX log_user;
CREATE INDEX log_user ON log (tenant_id, user_id, log_id) WHERE user_id IS NOT NULL;
