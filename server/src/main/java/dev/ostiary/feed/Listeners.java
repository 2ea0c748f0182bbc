package dev.ostiary.feed;

import dev.ostiary.db.Tx;
import dev.ostiary.management.ManagementError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The open streams of this node. One thread looks once a second at the rows that count for all of
 * their users and wakes whom a change may concern; a stream by itself holds no connection.
 */
final class Listeners implements AutoCloseable {
  private static final int OF_USER = 10;
  private static final long PAUSE_MILLIS = 1_000;

  private final int limit;
  private final Answers answers;
  private final PermissionFeed.Parts parts;
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final StandingStore store = new StandingStore();

  /** However many wake at once, the database serves others too. */
  private final Semaphore asking = new Semaphore(2);

  private volatile @Nullable Thread watch;
  private volatile boolean open = true;

  Listeners(PermissionFeed.Parts parts, Answers answers) {
    this.parts = parts;
    this.answers = answers;
    this.limit = parts.listeners();
  }

  /**
   * Lets one more listen.
   *
   * @throws ManagementError 429 when the user has too many streams, 503 when the node has
   */
  synchronized Listener admit(Question question, Outcome.Answer first) {
    if (!open || listeners.size() >= limit) {
      throw new ManagementError(
          503, "too_many_listeners", "This server keeps no more streams: ask again instead");
    }
    var user = first.holder().userId();
    var tenant = question.tenant().id();
    long own =
        listeners.stream()
            .filter(l -> l.holder().userId().equals(user))
            .filter(l -> l.question().tenant().id().equals(tenant))
            .count();
    if (own >= OF_USER) {
      throw new ManagementError(
          429, "too_many_listeners", "A user may keep " + OF_USER + " streams: ask again instead");
    }
    var listener = new Listener(this, question, first, parts.time());
    listeners.add(listener);
    if (watch == null) {
      watch = Thread.ofVirtual().name("permission-feed").start(this::watch);
    }
    return listener;
  }

  synchronized void leave(Listener listener) {
    listeners.remove(listener);
  }

  private synchronized List<Listener> all() {
    return List.copyOf(listeners);
  }

  boolean open() {
    return open;
  }

  /** The answer for a stream, as soon as it is its turn. */
  Outcome ask(Question question) {
    asking.acquireUninterruptibly();
    try {
      return answers.now(question);
    } finally {
      asking.release();
    }
  }

  private void watch() {
    while (open) {
      try {
        Thread.sleep(PAUSE_MILLIS);
        look();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (open) {
          LoggerFactory.getLogger(Listeners.class)
              .warn("Permissions could not be read; trying again: {}", e.toString());
        }
      }
    }
  }

  private void look() {
    var byTenant = all().stream().collect(Collectors.groupingBy(l -> l.question().tenant().id()));
    if (!byTenant.isEmpty()) {
      parts.database().read(tx -> look(tx, byTenant));
    }
  }

  private boolean look(Tx tx, Map<String, List<Listener>> byTenant) {
    byTenant.forEach((tenant, some) -> look(tx, tenant, some));
    return true;
  }

  private void look(Tx tx, String tenant, List<Listener> some) {
    var users = new HashSet<String>();
    var organizations = new HashSet<String>();
    for (var listener : some) {
      users.add(listener.holder().userId());
      var organization = listener.holder().organization();
      if (organization != null) {
        organizations.add(organization);
      }
    }
    var rows = store.ofUsers(tx, tenant, users, organizations);
    var roles =
        rows.values().stream()
            .flatMap(List::stream)
            .filter(r -> r.kind().equals("role"))
            .map(StandingStore.Row::value)
            .collect(Collectors.toSet());
    var given = store.ofRoles(tx, tenant, roles);
    some.forEach(
        l -> l.look(standing(l, rows.getOrDefault(l.holder().userId(), List.of()), given)));
  }

  /** All that an answer is made of; what stays equal makes the same answer. */
  private List<Object> standing(
      Listener listener, List<StandingStore.Row> rows, Map<String, List<String>> given) {
    var tenant = listener.question().tenant().id();
    var all = new ArrayList<Object>();
    all.add(parts.apis().byIdentifier(tenant, listener.question().audience()));
    all.add(parts.clients().find(tenant, listener.holder().clientId()));
    all.add(rows);
    for (var row : rows) {
      if (row.kind().equals("role")) {
        all.add(parts.roles().find(tenant, row.value()));
        all.add(given.getOrDefault(row.value(), List.of()));
      }
    }
    return all;
  }

  /** Ends every stream, so that the server need not wait for them. */
  @Override
  public void close() {
    open = false;
    var thread = watch;
    if (thread != null) {
      thread.interrupt();
    }
    all().forEach(Listener::wake);
  }
}
