package dev.ostiary.db;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that runs the writes of many callers in one transaction and answers them when
 * it is on disk (group commit). A caller whose work fails is rolled back to a savepoint of its own.
 */
final class Writer implements AutoCloseable {
  private static final int MAX_GROUP = 512;
  private final GroupQueue<Job<?>> queue = new GroupQueue<>();
  private final Jdbi jdbi;
  private final String begin;
  private final Thread thread;
  private volatile boolean closed;

  Writer(String name, Jdbi jdbi, String begin) {
    this.jdbi = jdbi;
    this.begin = begin;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  static final class Job<T> {
    final Function<Tx, T> work;
    final boolean isolated;
    final CompletableFuture<T> done = new CompletableFuture<>();
    @Nullable T result;
    @Nullable RuntimeException failure;

    Job(Function<Tx, T> work, boolean isolated) {
      this.work = work;
      this.isolated = isolated;
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
      throw new IllegalStateException("The database is closed");
    }
    try {
      queue.add(job);
      return job.done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the database", e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void run() {
    try (var handle = jdbi.open()) {
      var tx = Tx.keeping(handle);
      while (!closed || queue.size() > 0) {
        var group = queue.take(MAX_GROUP);
        if (!group.isEmpty()) {
          commit(tx, group);
        }
      }
    }
  }

  private void commit(Tx tx, List<Job<?>> group) {
    try {
      execute(tx, begin);
      for (var job : group) {
        runOne(tx, job);
      }
      execute(tx, "COMMIT");
    } catch (RuntimeException e) {
      rollBack(tx);
      // An append that failed takes its neighbours with it: each is tried again alone.
      if (group.size() > 1) {
        group.forEach(job -> commit(tx, List.of(job)));
        return;
      }
      group.getFirst().failure = e;
    }
    group.forEach(Job::answer);
  }

  private static void runOne(Tx tx, Job<?> job) {
    if (!job.isolated) {
      job.run(tx);
      return;
    }
    execute(tx, "SAVEPOINT job");
    try {
      job.run(tx);
    } catch (RuntimeException e) {
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
