-- Ranges of numbers in metadata.
CREATE INDEX user_term_number ON user_term (tenant_id, path, number, user_ref)
  WHERE number IS NOT NULL;

-- Lists are sorted by created_at unless asked otherwise: with it in the index, many who fit a range
-- are sorted without a look at their rows.
DROP INDEX user_index_logins_count;
DROP INDEX user_index_last_login;
DROP INDEX user_index_updated_at;
CREATE INDEX user_index_logins_count ON user_index (tenant_id, logins_count, id, created_at);
CREATE INDEX user_index_last_login ON user_index (tenant_id, last_login, id, created_at);
CREATE INDEX user_index_updated_at ON user_index (tenant_id, updated_at, id, created_at);
