-- What is over is found by its end, without a look at what goes on. The time of the next idle end has no
-- index: it changes with each refresh.
CREATE INDEX token_family_end ON token_family (end_at);
CREATE INDEX token_family_revoked ON token_family (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX organization_invitation_end ON organization_invitation (end_at);
CREATE INDEX mail_made ON mail (created_at);
CREATE INDEX login_failure_last ON login_failure (last_at);
