-- Long work: imports and exports of users, and the files that belong to it. What depends on a job
-- goes with it.
CREATE TABLE job (
  id         TEXT    PRIMARY KEY,
  tenant_id  TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  progress   TEXT    NOT NULL,
  worker     TEXT    NOT NULL,
  lease_end  BIGINT  NOT NULL,
  attempts   INTEGER NOT NULL,
  created_at BIGINT  NOT NULL,
  end_at     BIGINT  NOT NULL
);
CREATE INDEX job_open ON job (status, lease_end);
CREATE INDEX job_end ON job (end_at);

CREATE TABLE job_chunk (
  tenant_id TEXT   NOT NULL,
  job_id    TEXT   NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  number    BIGINT NOT NULL,
  data      BYTEA  NOT NULL,
  PRIMARY KEY (job_id, number)
);

CREATE TABLE job_error (
  tenant_id TEXT   NOT NULL,
  job_id    TEXT   NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  number    BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (job_id, number)
);

-- Addresses under which an export can be fetched, each with a secret of its own.
CREATE TABLE job_link (
  hash      TEXT   PRIMARY KEY,
  tenant_id TEXT   NOT NULL,
  job_id    TEXT   NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  end_at    BIGINT NOT NULL
);
CREATE INDEX job_link_job ON job_link (job_id);
CREATE INDEX job_link_end ON job_link (end_at);
