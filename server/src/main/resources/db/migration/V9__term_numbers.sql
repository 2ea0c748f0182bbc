-- Ranges of numbers in metadata.
CREATE INDEX user_term_number ON user_term (tenant_id, path, number, user_ref)
  WHERE number IS NOT NULL;
