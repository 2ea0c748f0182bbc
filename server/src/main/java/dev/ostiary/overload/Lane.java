package dev.ostiary.overload;

import dev.ostiary.common.Deadline;
import dev.ostiary.common.Time;
import dev.ostiary.common.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work of one kind, apart from all others: so much of it runs at once, some waits a short while,
 * and the rest is refused at once. What becomes free goes to the tenant that has least: one that
 * asks much has everything while it is alone, and its share while others ask.
 *
 * <p>A queue that comes and goes is patience well spent. One that stands does not get shorter by
 * waiting (controlled delay): then newcomers wait only a fraction of the time, and few of them.
 */
public final class Lane {
  private static final ScopedValue<Stay> CURRENT = ScopedValue.newInstance();

  /** What nobody waits for in front of a screen has time. */
  private static final Duration BACKGROUND = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Rules rules;
  private final Limit limit;
  private final Map<String, Share> shares = new HashMap<>();
  private int running;
  private int waiting;
  private long queueSince;

  /**
   * What a lane allows.
   *
   * @param least work at once however slow it gets; enough to keep the machine busy
   * @param most work at once
   * @param queue how many wait at most
   * @param patience how long they wait
   * @param standing how long newcomers wait when there has always been a queue for {@code patience}
   */
  public record Rules(int least, int most, int queue, Duration patience, Duration standing) {}

  /** What a tenant has here. */
  private static final class Share {
    int running;
    final Deque<Waiter> waiting = new ArrayDeque<>();
  }

  private static final class Waiter {
    final Condition turn;
    final long since;
    boolean admitted;

    Waiter(Condition turn, long since) {
      this.turn = turn;
      this.since = since;
    }
  }

  /** A piece of work in its lane. */
  private static final class Stay {
    final Lane lane;
    final String tenant;
    long elsewhere;

    Stay(Lane lane, String tenant) {
      this.lane = lane;
      this.tenant = tenant;
    }
  }

  /** A lane that is empty. */
  public Lane(Rules rules) {
    this.rules = rules;
    this.limit = new Limit(rules.least(), rules.most());
  }

  /**
   * Runs work when it is its turn.
   *
   * @param tenant whose share it takes from
   * @throws Unavailable when its turn does not come in time
   */
  public <T, E extends Exception> T run(String tenant, ScopedValue.CallableOp<T, E> work) throws E {
    enter(tenant);
    var stay = new Stay(this, tenant);
    long began = Time.ticks();
    try {
      return ScopedValue.where(CURRENT, stay).call(work);
    } finally {
      leave(tenant, Time.ticks() - began - stay.elsewhere);
    }
  }

  /** The same for the tenant of the work that this is a part of. */
  public <T, E extends Exception> T run(ScopedValue.CallableOp<T, E> work) throws E {
    return run(CURRENT.isBound() ? CURRENT.get().tenant : "", work);
  }

  /**
   * Runs what has limits of its own, such as a program of a tenant: meanwhile the work takes no
   * room in its lane, and neither its time nor its deadline runs.
   */
  public static <T, E extends Exception> T elsewhere(ScopedValue.CallableOp<T, E> work) throws E {
    if (!CURRENT.isBound()) {
      return work.call();
    }
    var stay = CURRENT.get();
    long began = Time.ticks();
    stay.lane.leave(stay.tenant, -1);
    try {
      return Deadline.beside(work);
    } finally {
      // Whoever was in comes in again: what has been begun is finished first.
      stay.lane.enterAgain(stay.tenant);
      stay.elsewhere += Time.ticks() - began;
    }
  }

  /** How much may run at once now. */
  public int limit() {
    return locked(limit::now);
  }

  /** How much is running. */
  public int running() {
    return locked(() -> running);
  }

  /** How much waits. */
  public int waiting() {
    return locked(() -> waiting);
  }

  private int locked(java.util.function.IntSupplier value) {
    lock.lock();
    try {
      return value.getAsInt();
    } finally {
      lock.unlock();
    }
  }

  private void enter(String tenant) {
    lock.lock();
    try {
      var share = shares.computeIfAbsent(tenant, t -> new Share());
      if (free(share)) {
        admit(share);
      } else {
        await(tenant, share);
      }
    } finally {
      lock.unlock();
    }
  }

  private void enterAgain(String tenant) {
    lock.lock();
    try {
      admit(shares.computeIfAbsent(tenant, t -> new Share()));
    } finally {
      lock.unlock();
    }
  }

  /** A tenant that has nothing here gets in even if slow work of another has taken every place. */
  private boolean free(Share share) {
    int most = limit.now();
    return running < most || (share.running == 0 && running < most + Math.max(1, most / 4));
  }

  private void admit(Share share) {
    running++;
    share.running++;
  }

  private void await(String tenant, Share share) {
    var waiter = new Waiter(lock.newCondition(), Time.ticks());
    long left = waiting < rules.queue() ? patience(waiter.since) : 0;
    if (waiting++ == 0) {
      queueSince = waiter.since;
    }
    share.waiting.add(waiter);
    try {
      while (!waiter.admitted && left > 0) {
        left = waiter.turn.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!waiter.admitted) {
      share.waiting.remove(waiter);
      waiting--;
      var refusal = refusal(share);
      forget(tenant, share);
      throw refusal;
    }
  }

  private long patience(long now) {
    if (!Deadline.set()) {
      return BACKGROUND.toNanos();
    }
    boolean stands = waiting > 0 && now - queueSince > rules.patience().toNanos();
    if (!stands) {
      return Deadline.left(rules.patience());
    }
    // As many again as may run keep everybody busy. Who comes after them is refused before waiting
    // has cost anything, since that is most of what a refusal costs.
    return waiting < limit.now() ? Deadline.left(rules.standing()) : 0;
  }

  private Unavailable refusal(Share share) {
    int fair = Math.max(1, limit.now() / shares.size());
    return shares.size() > 1 && share.running >= fair
        ? Unavailable.beyondShare()
        : Unavailable.busy();
  }

  private void leave(String tenant, long nanos) {
    lock.lock();
    try {
      long now = Time.ticks();
      if (nanos >= 0) {
        limit.sample(nanos, running, now);
      }
      running--;
      var share = shares.get(tenant);
      if (share != null) {
        share.running--;
        forget(tenant, share);
      }
      for (var next = poorest(); next != null && free(next); next = poorest()) {
        var waiter = next.waiting.remove();
        waiter.admitted = true;
        admit(next);
        waiter.turn.signal();
        waiting--;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The tenant with the least that runs, of several the one that has waited longest. */
  private @Nullable Share poorest() {
    Share found = null;
    if (waiting > 0) {
      for (var share : shares.values()) {
        if (!share.waiting.isEmpty() && (found == null || before(share, found))) {
          found = share;
        }
      }
    }
    return found;
  }

  private static boolean before(Share one, Share other) {
    return one.running == other.running
        ? one.waiting.element().since - other.waiting.element().since < 0
        : one.running < other.running;
  }

  private void forget(String tenant, Share share) {
    if (share.running == 0 && share.waiting.isEmpty()) {
      shares.remove(tenant);
    }
  }
}
