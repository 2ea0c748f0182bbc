package dev.ostiary.sandbox;

import dev.ostiary.common.Time;
import dev.ostiary.overload.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
  private final int megabytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Child> idle = new ArrayList<>();
  private final ScheduledThreadPoolExecutor warden;
  private int running;
  private int starting;
  private @Nullable Launcher launcher;
  private @Nullable String unable;
  private boolean closed;

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
    this.megabytes = megabytes;
    warden =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-warden").factory());
    warden.setRemoveOnCancelPolicy(true);
  }

  /** Runs a program; whatever goes wrong is a result. */
  public RunResult run(Program program, ObjectNode input, Limits limits, HostCalls calls) {
    return Lane.elsewhere(() -> runHere(program, input, limits, calls));
  }

  private RunResult runHere(Program program, ObjectNode input, Limits limits, HostCalls calls) {
    long start = Time.ticks();
    for (int spoiled = 0; ; spoiled++) {
      var child = acquire(program.tenant(), start + limits.whole().toNanos());
      if (child == null) {
        return RunResult.ended(
            RunResult.Status.BUSY, (Time.ticks() - start) / 1_000, "No process was free in time");
      }
      try {
        var result = child.run(program, input, limits, calls);
        if (!child.innocent() || spoiled == most) {
          return result;
        }
      } finally {
        release(child);
      }
    }
  }

  /** Starts a process for a tenant ahead of its first run, in the background. */
  public void prepare(String tenant) {
    lock.lock();
    try {
      if (idle.stream().noneMatch(c -> tenant.equals(c.tenant()))) {
        spare();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Child acquire(String tenant, long deadline) {
    lock.lock();
    try {
      unable = null;
      while (!closed && unable == null) {
        idle.removeIf(c -> !c.usable());
        var free = find(tenant);
        if (free != null) {
          idle.remove(free);
          free.dedicate(tenant);
          running++;
          if (idle.stream().allMatch(c -> c.tenant() != null)) {
            spare();
          }
          return free;
        }
        if (starting == 0 && running + idle.size() >= most && !idle.isEmpty()) {
          // The longest unused of another tenant makes room.
          idle.removeFirst().kill();
        }
        spare();
        long left = deadline - Time.ticks();
        if (left <= 0 || changed.awaitNanos(left) <= 0) {
          return null;
        }
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** The tenant's own, the last used first; else one that is nobody's. */
  private @Nullable Child find(String tenant) {
    Child fresh = null;
    for (int i = idle.size() - 1; i >= 0; i--) {
      var child = idle.get(i);
      if (tenant.equals(child.tenant())) {
        return child;
      }
      if (child.tenant() == null) {
        fresh = child;
      }
    }
    return fresh;
  }

  /** Starts one more, when there is room and none is on its way. */
  private void spare() {
    if (starting > 0 || closed || running + idle.size() >= most) {
      return;
    }
    starting++;
    Thread.ofVirtual().name("sandbox-start").start(this::startOne);
  }

  private void startOne() {
    Child child = null;
    String problem = null;
    try {
      child = child();
    } catch (IOException | RuntimeException e) {
      LOG.error("Programs of tenants cannot run: {}", e.toString());
      problem = e.toString();
    }
    lock.lock();
    try {
      starting--;
      unable = problem;
      if (child != null && closed) {
        child.kill();
      } else if (child != null) {
        idle.add(child);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
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

  private void release(Child child) {
    lock.lock();
    try {
      running--;
      if (closed) {
        child.kill();
      } else if (child.usable()) {
        idle.add(child);
      } else {
        spare();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(Child::kill);
      idle.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    closeLauncher();
    warden.shutdownNow();
    try {
      warden.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
