package dev.ostiary.db;

import dev.ostiary.common.Deadline;
import dev.ostiary.common.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that runs the writes of many callers in one transaction and answers them when
 * it is on disk (group commit). A caller whose work fails is rolled back to a savepoint of its own.
 */
final class Writer implements AutoCloseable {
  private static final int MAX_GROUP = 512;

  /**
   * How long a request waits for its turn, and for the end of what has begun; its own time goes
   * before.
   */
  private static final Duration QUEUE = Duration.ofSeconds(5);

  private static final Duration COMMIT = Duration.ofSeconds(15);
  private final GroupQueue<Job<?>> queue = new GroupQueue<>(GroupQueue.GATHER);
  private final Jdbi jdbi;
  private final String begin;
  private final Runnable ended;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean over;

  Writer(String name, Jdbi jdbi, String begin) {
    this(name, jdbi, begin, () -> {});
  }

  /**
   * A writer.
   *
   * @param ended runs after each transaction, before those hear of it whose work was in it
   */
  Writer(String name, Jdbi jdbi, String begin, Runnable ended) {
    this.jdbi = jdbi;
    this.begin = begin;
    this.ended = ended;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  static final class Job<T> {
    final Function<Tx, T> work;
    final boolean isolated;
    final CompletableFuture<T> done = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    @Nullable T result;
    @Nullable Throwable failure;

    Job(Function<Tx, T> work, boolean isolated) {
      this.work = work;
      this.isolated = isolated;
    }

    /** Either the writer begins it or its caller gives it up; whoever is first. */
    boolean take() {
      return taken.compareAndSet(false, true);
    }

    void run(Tx tx) {
      failure = null;
      result = work.apply(tx);
    }

    @SuppressWarnings("NullAway") // A function may return null, as its caller then expects.
    void answer() {
      if (failure == null) {
        done.complete(result);
      } else {
        done.completeExceptionally(failure);
      }
    }
  }

  /** Tells how many requests are at work, so that as many of them as can share a commit. */
  void sharing(IntSupplier requests) {
    queue.sharing(requests);
  }

  /** Runs the work in a group; an exception undoes this work only. */
  <T> T write(Function<Tx, T> work) {
    return submit(new Job<>(work, true));
  }

  /** Runs work that cannot fail by itself: no savepoint, one round trip less. */
  <T> T append(Function<Tx, T> work) {
    return submit(new Job<>(work, false));
  }

  private <T> T submit(Job<T> job) {
    if (closed) {
      throw closedError();
    }
    try {
      queue.add(job);
      if (over) {
        fail(queue.drain(Integer.MAX_VALUE), closedError());
      }
      return await(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the database", e);
    } catch (ExecutionException e) {
      switch (java.util.Objects.requireNonNull(e.getCause())) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case Throwable cause -> throw new IllegalStateException(cause);
      }
    }
  }

  /**
   * Work of a request that has not begun when its time is over is never done; what has begun may
   * be. Work of the background waits as long as it takes.
   */
  private static <T> T await(Job<T> job) throws InterruptedException, ExecutionException {
    if (!Deadline.set()) {
      return job.done.get();
    }
    try {
      return job.done.get(Deadline.left(QUEUE), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (job.take()) {
        throw Unavailable.because("The database is busy", null);
      }
    }
    try {
      return job.done.get(Deadline.left(COMMIT), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Unavailable.because("The database did not answer; the change may have been made", e);
    }
  }

  private static IllegalStateException closedError() {
    return new IllegalStateException("The database is closed");
  }

  private static void fail(List<Job<?>> jobs, Throwable cause) {
    jobs.forEach(job -> job.done.completeExceptionally(cause));
  }

  private void run() {
    try {
      for (var group = next(); !group.isEmpty(); ) {
        group = serve(group);
      }
    } finally {
      // From here on a caller who still gets in refuses the work himself.
      over = true;
      fail(queue.drain(Integer.MAX_VALUE), closedError());
    }
  }

  /** Waits for work; an empty group says that there will be none any more. */
  private List<Job<?>> next() {
    List<Job<?>> group = List.of();
    while (group.isEmpty() && !(closed && queue.size() == 0)) {
      group = queue.take(MAX_GROUP);
      group.removeIf(job -> !job.take());
    }
    return group;
  }

  /** Works on one connection until it breaks, and returns what was not begun on it. */
  private List<Job<?>> serve(List<Job<?>> first) {
    var group = first;
    Handle handle;
    try {
      handle = jdbi.open();
    } catch (RuntimeException e) {
      fail(group, e);
      return next();
    }
    try {
      var tx = Tx.keeping(handle);
      boolean proved = false;
      while (!group.isEmpty()) {
        try {
          execute(tx, begin);
        } catch (RuntimeException e) {
          rollBack(tx);
          // One that broke while it was idle is replaced; a fresh one that fails is an error.
          if (!proved) {
            fail(group, e);
          }
          return proved ? group : next();
        }
        commit(tx, group);
        proved = true;
        group = next();
      }
      return group;
    } finally {
      closeQuietly(handle);
    }
  }

  private static void closeQuietly(Handle handle) {
    try {
      handle.close();
    } catch (RuntimeException e) {
      // A broken connection; the pool makes another.
    }
  }

  /** Runs a group in the transaction that has begun. */
  private void commit(Tx tx, List<Job<?>> group) {
    try {
      for (var job : group) {
        runOne(tx, job);
      }
      execute(tx, "COMMIT");
    } catch (Throwable e) {
      rollBack(tx);
      // An append that failed takes its neighbours with it: each is tried again alone.
      if (group.size() > 1) {
        group.forEach(job -> commitAlone(tx, job));
        return;
      }
      group.getFirst().failure = e;
    }
    ended.run();
    group.forEach(Job::answer);
  }

  private void commitAlone(Tx tx, Job<?> job) {
    try {
      execute(tx, begin);
    } catch (RuntimeException e) {
      fail(List.of(job), e);
      return;
    }
    commit(tx, List.of(job));
  }

  private static void runOne(Tx tx, Job<?> job) {
    if (!job.isolated) {
      job.run(tx);
      return;
    }
    execute(tx, "SAVEPOINT job");
    try {
      job.run(tx);
    } catch (Throwable e) {
      // Whatever it is belongs to its caller; this thread serves the others.
      execute(tx, "ROLLBACK TO SAVEPOINT job");
      job.failure = e;
    }
    execute(tx, "RELEASE SAVEPOINT job");
  }

  private static void execute(Tx tx, String sql) {
    tx.update(sql, none -> {});
  }

  private static void rollBack(Tx tx) {
    try {
      execute(tx, "ROLLBACK");
    } catch (RuntimeException e) {
      // The database has rolled back already; the first error says why.
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
