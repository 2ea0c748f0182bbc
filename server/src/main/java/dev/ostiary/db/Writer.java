package dev.ostiary.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that runs the writes of many callers in one transaction and answers them when
 * it is on disk (group commit). A caller whose work fails is rolled back to a savepoint of its own.
 */
final class Writer implements AutoCloseable {
  private static final int MAX_GROUP = 512;
  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(8192);
  private final Jdbi jdbi;
  private final String begin;
  private final Thread thread;
  private volatile boolean closed;

  Writer(String name, Jdbi jdbi, String begin) {
    this.jdbi = jdbi;
    this.begin = begin;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private static final class Job<T> {
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
      queue.put(job);
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
    var group = new ArrayList<Job<?>>(MAX_GROUP);
    try (var handle = jdbi.open()) {
      while (!closed || !queue.isEmpty()) {
        var first = queue.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, MAX_GROUP - 1);
          commit(handle, group);
          group.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(Handle handle, List<Job<?>> group) {
    try {
      handle.execute(begin);
      var tx = new Tx(handle);
      for (var job : group) {
        runOne(handle, tx, job);
      }
      handle.execute("COMMIT");
    } catch (RuntimeException e) {
      rollBack(handle);
      // An append that failed takes its neighbours with it: each is tried again alone.
      if (group.size() > 1) {
        group.forEach(job -> commit(handle, List.of(job)));
        return;
      }
      group.getFirst().failure = e;
    }
    group.forEach(Job::answer);
  }

  private static void runOne(Handle handle, Tx tx, Job<?> job) {
    if (!job.isolated) {
      job.run(tx);
      return;
    }
    handle.execute("SAVEPOINT job");
    try {
      job.run(tx);
    } catch (RuntimeException e) {
      handle.execute("ROLLBACK TO SAVEPOINT job");
      job.failure = e;
    }
    handle.execute("RELEASE SAVEPOINT job");
  }

  private static void rollBack(Handle handle) {
    try {
      handle.execute("ROLLBACK");
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
