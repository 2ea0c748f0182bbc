package dev.ostiary.job;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;

/**
 * Imports the users of a file, some hundred in each transaction, so that sign-ins get their turn in
 * between. The place in the file is written in the same transaction as the users before it: no
 * crash loses one or makes it twice.
 */
final class UsersImport implements JobTask {
  private static final int BATCH = 500;
  private static final long BATCH_BYTES = 2L * ImportFile.MAX_USER;

  /** How many lines an error report has at most; the summary counts all. */
  static final int MAX_ERRORS = 5_000;

  private static final int RETRIES = 3;
  private static final int CHUNKS_AT_ONCE = 32;
  private final Connections connections;
  private final List<UserChanges> changes;
  private final JobStore store = new JobStore();
  private final FileStore files = new FileStore();

  UsersImport(Connections connections, List<UserChanges> changes) {
    this.connections = connections;
    this.changes = changes;
  }

  @Override
  public Job.Type type() {
    return Job.Type.USERS_IMPORT;
  }

  @Override
  public void run(JobWork work) {
    var job = work.job();
    var connection =
        connections
            .byId(job.tenant(), Json.text(job.request(), "connection_id", ""))
            .filter(Connection::database)
            .orElseThrow(UsersImport::noConnection);
    var progress = work.progress();
    work.advance(tx -> progress.began(progress.size(), work.now()));
    try (var file = new ImportFile(work.database(), job.id(), progress.position())) {
      while (!work.stopping()) {
        if (!batch(work, connection, file)) {
          count(work);
          // Whoever sees that the job is done sees no file any more: it may hold hashes.
          work.end(Job.Status.COMPLETED, work.progress(), tx -> removeFile(tx, job.id()));
          return;
        }
      }
    }
  }

  /** What reads the users next shall be planned for as many as there are now. */
  private static void count(JobWork work) {
    work.database()
        .write(
            tx -> {
              work.database().dialect().countRows(tx, UserStore.TABLES);
              return true;
            });
  }

  /** Imports the next users; false when there are none. */
  private boolean batch(JobWork work, Connection connection, ImportFile file) {
    var batch = new ImportBatch();
    long begin = file.position();
    long end = begin;
    JobWork.Failed bad = null;
    try {
      var user = file.next();
      while (user.isPresent()) {
        batch.add(user.get());
        end = file.position();
        boolean full = batch.size() == BATCH || end - begin > BATCH_BYTES;
        user = full ? Optional.empty() : file.next();
      }
    } catch (JobWork.Failed e) {
      bad = e;
    }
    if (batch.size() > 0) {
      write(work, connection, new Piece(batch, end));
    }
    if (bad != null) {
      throw bad;
    }
    return batch.size() > 0;
  }

  private void write(JobWork work, Connection connection, Piece piece) {
    for (int i = 1; ; i++) {
      try {
        work.advance(tx -> write(tx, work, connection, piece));
        return;
      } catch (DuplicateKey e) {
        // Somebody signed up with one of the addresses just now: the next look finds the account.
        if (i == RETRIES) {
          throw e;
        }
      }
    }
  }

  /** Removes what is left of the file: it may hold hashes. A few at a time, as it may be large. */
  static void removeFile(JobWork work) {
    var files = new FileStore();
    long chunks = work.progress().size() / FileStore.CHUNK + 1;
    for (long n = work.progress().position() / FileStore.CHUNK; n < chunks; n += CHUNKS_AT_ONCE) {
      long before = n + CHUNKS_AT_ONCE;
      work.database()
          .write(
              tx -> {
                files.removeBefore(tx, work.job().id(), before);
                return true;
              });
    }
  }

  private void removeFile(Tx tx, String id) {
    files.removeBefore(tx, id, Long.MAX_VALUE);
  }

  private record Piece(ImportBatch batch, long end) {}

  private Progress write(Tx tx, JobWork work, Connection connection, Piece piece) {
    var job = work.job();
    if (!connections.exists(tx, job.tenant(), connection.id())) {
      throw noConnection();
    }
    boolean upsert = Json.flag(job.request(), "upsert", false);
    var outcome =
        piece
            .batch()
            .write(
                tx, new ImportBatch.Target(job.tenant(), connection, upsert, changes, work.now()));
    var counts = job.progress().counts();
    outcome
        .refused()
        .forEach(
            (index, refused) -> {
              if (counts.failed() + outcome.refused().size() <= MAX_ERRORS) {
                store.addError(tx, job, counts.total() + index, ImportBatch.report(refused));
              }
            });
    files.removeBefore(tx, job.id(), piece.end() / FileStore.CHUNK);
    return job.progress()
        .at(
            piece.end(),
            "",
            new Progress.Counts(
                counts.inserted() + outcome.inserted(),
                counts.updated() + outcome.updated(),
                counts.failed() + outcome.refused().size()));
  }

  private static JobWork.Failed noConnection() {
    return new JobWork.Failed("The connection does not exist any more");
  }
}
