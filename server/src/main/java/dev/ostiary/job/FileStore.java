package dev.ostiary.job;

import dev.ostiary.db.Tx;
import java.util.Optional;

/** Files of jobs, in pieces: no node needs a disk of its own, and none holds a file whole. */
final class FileStore {
  /** Bytes of each piece of an uploaded file but the last. */
  static final int CHUNK = 256 * 1024;

  void put(Tx tx, Job job, long number, byte[] data) {
    tx.sql()
        .createUpdate(
            "INSERT INTO job_chunk (tenant_id, job_id, number, data)"
                + " VALUES (:tenant, :job, :number, :data)")
        .bind("tenant", job.tenant())
        .bind("job", job.id())
        .bind("number", number)
        .bind("data", data)
        .execute();
  }

  Optional<byte[]> get(Tx tx, String jobId, long number) {
    return tx.sql()
        .createQuery("SELECT data FROM job_chunk WHERE job_id = :job AND number = :number")
        .bind("job", jobId)
        .bind("number", number)
        .map((rs, c) -> rs.getBytes(1))
        .findOne();
  }

  /** Removes the pieces before one. */
  void removeBefore(Tx tx, String jobId, long number) {
    tx.sql().execute("DELETE FROM job_chunk WHERE job_id = ? AND number < ?", jobId, number);
  }
}
