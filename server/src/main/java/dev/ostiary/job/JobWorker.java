package dev.ostiary.job;

import dev.ostiary.common.Ids;
import dev.ostiary.db.Dialect;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this node that works on jobs, the oldest first. Nodes take jobs from the
 * database; one that dies is followed by another as soon as its lease has ended.
 */
public final class JobWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long STOP_MILLIS = 10_000;

  /** A job that was taken so often without any progress brings its workers down. */
  private static final int MAX_ATTEMPTS = 5;

  private final JobParts parts;
  private final AuditLog log;
  private final List<JobTask> tasks;
  private final JobStore store = new JobStore();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /** A worker that has not begun. */
  public JobWorker(JobParts parts, AuditLog log) {
    this.parts = parts;
    this.log = log;
    this.tasks =
        List.of(
            new UsersImport(parts.connections(), parts.changes()),
            new UsersExport(parts.connections()));
    this.thread = Thread.ofPlatform().name("jobs").daemon().unstarted(this::run);
  }

  /** Begins to work, with what this node left undone when nobody else can have taken it. */
  public void start() {
    if (parts.database().dialect() == Dialect.SQLITE) {
      parts
          .database()
          .write(
              tx -> {
                store.releaseAll(tx);
                return true;
              });
    }
    thread.start();
  }

  /** There is a new job: it need not wait for the next look. */
  void wake() {
    wake.release();
  }

  private void run() {
    while (!closed) {
      if (!workQuietly()) {
        await();
      }
    }
  }

  private boolean workQuietly() {
    try {
      return workOnce();
    } catch (RuntimeException e) {
      LOG.warn("Jobs could not be read; trying again: {}", e.toString());
      return false;
    }
  }

  private void await() {
    try {
      boolean woken = wake.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      LOG.trace("Looking for jobs, woken: {}", woken);
      wake.drainPermits();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private boolean workOnce() {
    long now = parts.time().millis();
    if (!parts.database().read(tx -> store.waiting(tx, now))) {
      return false;
    }
    var worker = Ids.alphanumeric(16);
    var taken = parts.database().write(tx -> store.claim(tx, worker, now));
    taken.ifPresent(t -> work(t, worker));
    return taken.isPresent();
  }

  private void work(JobStore.Taken taken, String worker) {
    var work = new JobWork(parts, taken.job(), worker, () -> closed);
    try {
      if (taken.attempts() > MAX_ATTEMPTS) {
        throw new JobWork.Failed("The work stopped at the same place again and again");
      }
      task(taken.job()).run(work);
      if (work.job().ended()) {
        tell(work);
      } else {
        work.release();
      }
    } catch (JobWork.Failed e) {
      fail(work, e.message());
    } catch (JobWork.Lost e) {
      LOG.info("Job {} went on elsewhere", taken.job().id());
    } catch (RuntimeException e) {
      // Whoever takes it after the lease has ended tries again, this node or another.
      LOG.warn("Job {} was interrupted; it will be taken up again", taken.job().id(), e);
    }
  }

  private JobTask task(Job job) {
    return tasks.stream()
        .filter(t -> t.type() == job.type())
        .findFirst()
        .orElseThrow(() -> new JobWork.Failed("No node of this version can do this"));
  }

  private void fail(JobWork work, String reason) {
    try {
      work.end(Job.Status.FAILED, work.progress().because(reason));
      tell(work);
    } catch (JobWork.Lost e) {
      LOG.info("Job {} went on elsewhere", work.job().id());
    }
  }

  private void tell(JobWork work) {
    var job = work.job();
    if (job.type() != Job.Type.USERS_IMPORT) {
      return;
    }
    UsersImport.removeFile(work);
    boolean failed = job.status() == Job.Status.FAILED;
    var counts = job.progress().counts();
    log.write(
        job.tenant(),
        LogEvent.of(
                failed ? LogType.FAILED_USERS_IMPORT : LogType.SUCCESS_USERS_IMPORT,
                failed ? job.progress().details() : "Users were imported")
            .detail("job", job.id())
            .detail("inserted", Long.toString(counts.inserted()))
            .detail("updated", Long.toString(counts.updated()))
            .detail("failed", Long.toString(counts.failed())));
  }

  @Override
  public void close() {
    closed = true;
    wake.release();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
