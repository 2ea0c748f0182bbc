package dev.ostiary.sandbox;

import dev.ostiary.common.Time;
import dev.ostiary.overload.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The processes in which programs run, a few of them, started when the first is needed. A process
 * belongs to one tenant until its end: when another tenant needs the room, it is ended. One more,
 * which nobody has used, is kept ready. The server goes on when all of them die.
 */
public final class Sandbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private final Path directory;
  private final int most;
  private final ProcessPool pool;
  private final int megabytes;
  private final ScheduledThreadPoolExecutor warden;
  private @Nullable Launcher launcher;

  /**
   * No process is started yet.
   *
   * @param directory where the runner's file is put
   * @param most processes at once
   * @param megabytes heap of each
   */
  public Sandbox(Path directory, int most, int megabytes) {
    this.directory = directory;
    this.most = Math.max(1, most);
    pool = new ProcessPool(this.most, ProcessPool.Manners.STANDARD, this::child);
    this.megabytes = megabytes;
    warden =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-warden").factory());
    warden.setRemoveOnCancelPolicy(true);
  }

  /** Starts a process for a tenant ahead of its first run, in the background. */
  public void prepare(String tenant) {
    pool.prepare(tenant);
  }

  /** Runs a program; whatever goes wrong is a result. */
  public RunResult run(Program program, ObjectNode input, Limits limits, HostCalls calls) {
    return Lane.elsewhere(() -> runHere(program, input, limits, calls));
  }

  private RunResult runHere(Program program, ObjectNode input, Limits limits, HostCalls calls) {
    long start = Time.ticks();
    HostCalls told =
        (name, arguments) -> {
          pool.relieve(program.tenant());
          return calls.answer(name, arguments);
        };
    for (int spoiled = 0; ; spoiled++) {
      var child = pool.acquire(program.tenant(), start + limits.whole().toNanos());
      if (child == null) {
        return RunResult.ended(
            RunResult.Status.BUSY, (Time.ticks() - start) / 1_000, "No process was free in time");
      }
      try {
        var result = child.run(program, input, limits, told);
        if (!child.innocent() || spoiled == most) {
          return result;
        }
      } finally {
        pool.release(child);
      }
    }
  }

  private Child child() throws IOException {
    try {
      return new Child(launcher().start(), warden);
    } catch (IOException e) {
      if (!launcher().cache().distrust()) {
        throw e;
      }
      LOG.warn("A process did not start with its cache, and is started without: {}", e.toString());
      return new Child(launcher().start(), warden);
    }
  }

  private synchronized Launcher launcher() throws IOException {
    if (launcher == null) {
      var made = new Launcher(directory, megabytes);
      launcher = made;
      Thread.ofVirtual().name("sandbox-cache").start(made.cache()::provide);
    }
    return launcher;
  }

  private synchronized void closeLauncher() {
    if (launcher != null) {
      launcher.close();
    }
  }

  @Override
  public void close() {
    pool.close();
    closeLauncher();
    warden.shutdownNow();
    try {
      warden.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
