-- Two links for the first administrator that are used in the same instant have one winner: 1 for
-- whoever was let in by such a link.
ALTER TABLE administrator ADD COLUMN is_first INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX administrator_first ON administrator (tenant_id) WHERE is_first = 1;

-- What a list shows of a link, which does not have the link itself. created_by is the user who made
-- it, empty for the command line.
ALTER TABLE administrator_invitation ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE administrator_invitation ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE administrator_invitation ADD COLUMN created_by TEXT NOT NULL DEFAULT '';
CREATE INDEX administrator_invitation_id ON administrator_invitation (tenant_id, id);
