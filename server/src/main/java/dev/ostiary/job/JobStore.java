package dev.ostiary.job;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Jobs, who works on them, what went wrong and under which addresses their files are. */
final class JobStore {
  /** A worker that says nothing for so long is dead. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private static final String COLUMNS =
      "tenant_id, id, type, status, body, progress, created_at FROM job ";

  void insert(Tx tx, Job job) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO job (id, tenant_id, type, status, body, progress, worker, lease_end,
                             attempts, created_at, end_at)
            VALUES (:id, :tenant, :type, :status, :body, :progress, '', 0, 0, :created, :end)
            """)
        .bind("id", job.id())
        .bind("tenant", job.tenant())
        .bind("type", job.type().name())
        .bind("status", job.status().name())
        .bind("body", Json.write(job.request()))
        .bind("progress", Json.write(job.progress().toJson()))
        .bind("created", job.created())
        .bind("end", job.created() + Job.KEPT.toMillis())
        .execute();
  }

  /** The whole file has arrived: from now on any node may take the job. */
  void receive(Tx tx, Job job) {
    tx.sql()
        .execute(
            "UPDATE job SET status = ?, body = ?, progress = ? WHERE id = ? AND status = ?",
            job.status().name(),
            Json.write(job.request()),
            Json.write(job.progress().toJson()),
            job.id(),
            Job.Status.RECEIVING.name());
  }

  Optional<Job> find(Tx tx, String tenant, String id, long now) {
    return tx.sql()
        .createQuery(
            "SELECT "
                + COLUMNS
                + "WHERE tenant_id = :tenant AND id = :id AND end_at > :now"
                + " AND status <> 'RECEIVING'")
        .bind("tenant", tenant)
        .bind("id", id)
        .bind("now", now)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  /** How many jobs of a tenant are not done, those included whose file is arriving. */
  long open(Tx tx, String tenant, Job.Type type, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM job WHERE tenant_id = :tenant AND type = :type AND end_at > :now
            AND status IN ('RECEIVING', 'PENDING', 'PROCESSING')
            """)
        .bind("tenant", tenant)
        .bind("type", type.name())
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  boolean waiting(Tx tx, long now) {
    return tx.sql()
            .createQuery(
                """
                SELECT COUNT(*) FROM job WHERE status IN ('PENDING', 'PROCESSING')
                AND lease_end < :now AND end_at > :now
                """)
            .bind("now", now)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** A job that somebody has taken, and how often that happened without any progress. */
  record Taken(Job job, int attempts) {}

  /**
   * Takes the oldest job that nobody works on. One statement: of two nodes that want the same job
   * the second finds that its condition no longer holds.
   */
  Optional<Taken> claim(Tx tx, String worker, long now) {
    return tx.sql()
        .createQuery(
            """
            UPDATE job SET status = 'PROCESSING', worker = :worker, lease_end = :lease,
                   attempts = attempts + 1
            WHERE lease_end < :now AND id IN (
              SELECT id FROM job WHERE status IN ('PENDING', 'PROCESSING')
              AND lease_end < :now AND end_at > :now ORDER BY created_at, id LIMIT 1)
            RETURNING tenant_id, id, type, status, body, progress, created_at, attempts
            """)
        .bind("worker", worker)
        .bind("now", now)
        .bind("lease", now + LEASE.toMillis())
        .map((rs, c) -> new Taken(read(rs), rs.getInt(8)))
        .findOne();
  }

  /** Notes progress and stays at work; false when another worker has taken over. */
  boolean advance(Tx tx, String id, String worker, Progress progress, long now) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE job SET progress = :progress, lease_end = :lease, end_at = :end, attempts = 0
                WHERE id = :id AND worker = :worker AND status = 'PROCESSING'
                """)
            .bind("progress", Json.write(progress.toJson()))
            .bind("lease", now + LEASE.toMillis())
            .bind("end", now + Job.KEPT.toMillis())
            .bind("id", id)
            .bind("worker", worker)
            .execute()
        == 1;
  }

  /** Ends the job; false when another worker has taken over. */
  boolean end(Tx tx, Job job, String worker, long now) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE job SET status = :status, progress = :progress, end_at = :end, worker = ''
                WHERE id = :id AND worker = :worker AND status = 'PROCESSING'
                """)
            .bind("status", job.status().name())
            .bind("progress", Json.write(job.progress().toJson()))
            .bind("end", now + Job.KEPT.toMillis())
            .bind("id", job.id())
            .bind("worker", worker)
            .execute()
        == 1;
  }

  /** Lets go of a job so that any node can go on at once. */
  void release(Tx tx, String id, String worker) {
    tx.sql()
        .execute(
            "UPDATE job SET lease_end = 0, worker = '' WHERE id = ? AND worker = ?", id, worker);
  }

  /** Lets go of every job: where only one node can be, nobody else has one when it starts. */
  void releaseAll(Tx tx) {
    tx.sql().execute("UPDATE job SET lease_end = 0, worker = '' WHERE status = 'PROCESSING'");
  }

  void delete(Tx tx, String id) {
    tx.sql().execute("DELETE FROM job WHERE id = ?", id);
  }

  void addError(Tx tx, Job job, long number, JsonNode error) {
    tx.sql()
        .execute(
            "INSERT INTO job_error (tenant_id, job_id, number, body) VALUES (?, ?, ?, ?)",
            job.tenant(),
            job.id(),
            number,
            Json.write(error));
  }

  List<JsonNode> errors(Tx tx, Job job) {
    return tx.sql()
        .createQuery("SELECT body FROM job_error WHERE job_id = :id ORDER BY number")
        .bind("id", job.id())
        .map((rs, c) -> (JsonNode) Json.own(rs.getString(1)))
        .list();
  }

  /** A new address of the job's file: the only copy of its secret. */
  String link(Tx tx, Job job, long end) {
    var secret = Ids.secret();
    tx.sql()
        .execute(
            "INSERT INTO job_link (hash, tenant_id, job_id, end_at) VALUES (?, ?, ?, ?)",
            Hashes.sha256(secret),
            job.tenant(),
            job.id(),
            end);
    return secret;
  }

  /** The job whose file the secret opens. */
  Optional<Job> linked(Tx tx, String tenant, String secret, long now) {
    return tx.sql()
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                WHERE tenant_id = :tenant AND status = 'COMPLETED' AND end_at > :now AND id IN (
                  SELECT job_id FROM job_link
                  WHERE hash = :hash AND tenant_id = :tenant AND end_at > :now)
                """)
        .bind("tenant", tenant)
        .bind("hash", Hashes.sha256(secret))
        .bind("now", now)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  private static Job read(ResultSet rs) throws SQLException {
    return new Job(
        rs.getString(1),
        rs.getString(2),
        Job.Type.valueOf(rs.getString(3)),
        Job.Status.valueOf(rs.getString(4)),
        Json.own(rs.getString(5)),
        Progress.of(Json.own(rs.getString(6))),
        rs.getLong(7));
  }
}
