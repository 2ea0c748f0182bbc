package dev.ostiary.job;

import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A job in the hands of one worker. Every piece of work notes its progress in its own transaction,
 * which holds only as long as nobody else has taken the job: a worker that was thought dead cannot
 * do a piece twice.
 */
final class JobWork {
  /** The job cannot be done; the message is for whoever asked for it. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message, null, false, false);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  /** Another worker has the job now. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("Another worker has the job", null, false, false);
    }
  }

  private final JobParts parts;
  private final String worker;
  private final BooleanSupplier stopping;
  private final JobStore store = new JobStore();
  private Job job;

  JobWork(JobParts parts, Job job, String worker, BooleanSupplier stopping) {
    this.parts = parts;
    this.job = job;
    this.worker = worker;
    this.stopping = stopping;
  }

  Job job() {
    return job;
  }

  Progress progress() {
    return job.progress();
  }

  Database database() {
    return parts.database();
  }

  long now() {
    return parts.time().millis();
  }

  /** Whether the server stops: then the task returns without an end, and another node goes on. */
  boolean stopping() {
    return stopping.getAsBoolean();
  }

  /** Does a piece of work and notes what it returns, both or neither. */
  void advance(Function<Tx, Progress> piece) {
    var reached =
        database()
            .write(
                tx -> {
                  database().dialect().planAnew(tx);
                  var progress = piece.apply(tx);
                  if (!store.advance(tx, job.id(), worker, progress, now())) {
                    throw new Lost();
                  }
                  return progress;
                });
    job = job.with(job.status(), job.request(), reached);
  }

  /** Ends the job. */
  void end(Job.Status status, Progress reached) {
    end(status, reached, tx -> {});
  }

  /** Ends the job and does the last of its work, both or neither. */
  void end(Job.Status status, Progress reached, Consumer<Tx> last) {
    var ended = job.with(status, job.request(), reached);
    database()
        .write(
            tx -> {
              last.accept(tx);
              if (!store.end(tx, ended, worker, now())) {
                throw new Lost();
              }
              return true;
            });
    job = ended;
  }

  void release() {
    database()
        .write(
            tx -> {
              store.release(tx, job.id(), worker);
              return true;
            });
  }
}
