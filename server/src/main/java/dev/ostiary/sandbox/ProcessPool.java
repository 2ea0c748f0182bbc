package dev.ostiary.sandbox;

import dev.ostiary.common.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which run gets which process. A process belongs to one tenant until its end; few of them do most
 * of the work, as a JVM is the faster the more it has run, and the more of it is in the processor's
 * caches. One that nobody has used is kept ready.
 */
final class ProcessPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessPool.class);

  private final int most;
  private final Manners manners;
  private final Starter starter;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Child> idle = new ArrayList<>();
  private final List<Child> busy = new ArrayList<>();
  private final List<Waiter> waiting = new ArrayList<>();
  private int starting;
  private boolean closed;

  /**
   * When a run takes another process than the one that its tenant uses most.
   *
   * @param share runs of one tenant that compute at the same time
   * @param patience how long one more waits for one of them to end
   */
  record Manners(int share, Duration patience) {
    /**
     * Half of the cores are for what else a sign-in needs. A warm run takes less than a
     * millisecond, one in a process that has run nothing five times of that.
     */
    static final Manners STANDARD =
        new Manners(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Duration.ofMillis(20));
  }

  /** Starts a process and waits until it is ready. */
  interface Starter {
    Child start() throws IOException;
  }

  /** A run that waits for a process. All of it belongs to the lock. */
  private final class Waiter {
    final String tenant;
    final Condition changed = lock.newCondition();

    /** Whether only a process that has run this tenant's programs will do, and until when. */
    boolean patient = true;

    long patience;

    /** The process that it was given. */
    @Nullable Child child;

    /** None can be started. */
    boolean hopeless;

    Waiter(String tenant, long patience) {
      this.tenant = tenant;
      this.patience = patience;
    }

    boolean fits(Child offered) {
      var owner = offered.tenant();
      return owner == null ? !patient : owner.equals(tenant);
    }

    void hurry() {
      patient = false;
      patience = Time.ticks();
      changed.signal();
    }

    void giveUp() {
      hopeless = true;
      changed.signal();
    }
  }

  /** At most so many processes, one at least; none is started yet. */
  ProcessPool(int most, Manners manners, Starter starter) {
    this.most = most;
    this.manners = manners;
    this.starter = starter;
  }

  /** Starts a process for a tenant ahead of its first run, in the background. */
  void prepare(String tenant) {
    lock.lock();
    try {
      if (idle.stream().noneMatch(c -> tenant.equals(c.tenant()))) {
        spare();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A process for a run, which {@link #release} gives back.
   *
   * @param deadline in ticks
   * @return null when none was free in time, or none can be started
   */
  @Nullable Child acquire(String tenant, long deadline) {
    lock.lock();
    try {
      idle.removeIf(c -> !c.usable());
      boolean crowded = computing(tenant) >= manners.share();
      var own = crowded ? null : own(tenant);
      if (own != null) {
        return taken(own, tenant);
      }
      long patience = crowded ? manners.patience().toNanos() : 0;
      return await(new Waiter(tenant, Time.ticks() + patience), deadline);
    } finally {
      lock.unlock();
    }
  }

  /** The tenant's idle process that has run most: it is the fastest. */
  private @Nullable Child own(String tenant) {
    return idle.stream()
        .filter(c -> tenant.equals(c.tenant()))
        .max(Comparator.comparingLong(Child::runs))
        .orElse(null);
  }

  /** First for a process of the tenant that is at work, then for any. */
  private @Nullable Child await(Waiter waiter, long deadline) {
    waiting.add(waiter);
    try {
      while (!closed && !waiter.hopeless && waiter.child == null) {
        long now = Time.ticks();
        waiter.patient = now < waiter.patience;
        if (!waiter.patient) {
          var other = other(waiter.tenant);
          if (other != null) {
            return taken(other, waiter.tenant);
          }
        }
        if (now >= deadline) {
          return null;
        }
        long end = waiter.patient ? Math.min(waiter.patience, deadline) : deadline;
        waiter.changed.awaitNanos(end - now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(waiter);
    }
    return waiter.child;
  }

  /** Runs of the tenant that will be over soon; those that ask the world outside may not. */
  private long computing(String tenant) {
    return busy.stream().filter(c -> tenant.equals(c.tenant()) && !c.asks()).count();
  }

  /** The tenant's or nobody's; when there is none, one is started, or room is made for it. */
  private @Nullable Child other(String tenant) {
    idle.removeIf(c -> !c.usable());
    var own = own(tenant);
    if (own != null) {
      return own;
    }
    var fresh = idle.stream().filter(c -> c.tenant() == null).findFirst();
    if (fresh.isEmpty()) {
      if (full() && starting == 0 && !idle.isEmpty()) {
        // The longest unused of another tenant makes room.
        idle.removeFirst().kill();
      }
      spare();
    }
    return fresh.orElse(null);
  }

  /** A run of the tenant asks the world outside: meanwhile another may have the processor. */
  void relieve(String tenant) {
    lock.lock();
    try {
      waiting.stream()
          .filter(w -> w.patient && w.tenant.equals(tenant))
          .findFirst()
          .ifPresent(Waiter::hurry);
    } finally {
      lock.unlock();
    }
  }

  private boolean full() {
    return busy.size() + idle.size() >= most;
  }

  private Child taken(Child child, String tenant) {
    idle.remove(child);
    child.dedicate(tenant);
    busy.add(child);
    if (idle.stream().allMatch(c -> c.tenant() != null)) {
      spare();
    }
    return child;
  }

  /** To whoever has waited longest and can use it; one of another tenant may need its room. */
  private void give(Child child) {
    idle.add(child);
    for (var waiter : waiting.stream().filter(w -> w.child == null).toList()) {
      if (waiter.fits(child)) {
        waiter.child = taken(child, waiter.tenant);
        waiter.changed.signal();
        return;
      }
      if (!waiter.patient && starting == 0 && full()) {
        idle.remove(child);
        child.kill();
        gone(child);
        return;
      }
    }
  }

  /** Nobody need wait for it, and there is room. */
  private void gone(Child child) {
    waiting.stream().filter(w -> w.tenant.equals(child.tenant())).forEach(Waiter::hurry);
    spare();
  }

  /** Starts one more, when there is room and none is on its way. */
  private void spare() {
    if (starting > 0 || closed || full()) {
      return;
    }
    starting++;
    Thread.ofVirtual().name("sandbox-start").start(this::startOne);
  }

  private void startOne() {
    Child child = null;
    try {
      child = starter.start();
    } catch (IOException | RuntimeException e) {
      LOG.error("Programs of tenants cannot run: {}", e.toString());
    }
    lock.lock();
    try {
      starting--;
      if (child == null) {
        waiting.stream().filter(w -> !w.patient).forEach(Waiter::giveUp);
      } else if (closed) {
        child.kill();
      } else {
        give(child);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The run is over. */
  void release(Child child) {
    lock.lock();
    try {
      busy.remove(child);
      if (closed) {
        child.kill();
      } else if (child.usable()) {
        give(child);
      } else {
        gone(child);
      }
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
      waiting.forEach(Waiter::giveUp);
    } finally {
      lock.unlock();
    }
  }
}
