-- Revocation ends the access tokens of a family, or of a user, without reading those of others.
CREATE INDEX access_token_family ON access_token (family_id);
CREATE INDEX access_token_user ON access_token (tenant_id, user_id);
