package dev.ostiary.lifecycle;

import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Passage;
import dev.ostiary.extension.Point;
import dev.ostiary.hostcall.Nesting;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells programs what has happened to an account, in the background and one after the other for
 * each tenant. What they do has no effect here, and nobody waits for them; a server that stops
 * forgets what is still waiting.
 */
public final class Afterwards implements UserChanges, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);

  /** What may wait for one tenant; more is not told, and the log says so. */
  static final int WAITING = 200;

  private final Extensions extensions;
  private final Tenants tenants;
  private final Connections connections;
  private final AuditLog log;
  private final Map<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Background of these programs. */
  public Afterwards(Extensions extensions, Tenants tenants, Connections connections, AuditLog log) {
    this.extensions = extensions;
    this.tenants = tenants;
    this.connections = connections;
    this.log = log;
  }

  /** A user was made. */
  public void registered(Account account, User user) {
    tell(Point.POST_USER_REGISTRATION, account, user);
  }

  /** A user has another password. */
  public void passwordChanged(Account account, User user) {
    tell(Point.POST_CHANGE_PASSWORD, account, user);
  }

  @Override
  public void made(User user) {
    registered(ofAdministrator(user), user);
  }

  @Override
  public void passwordReplaced(User user) {
    passwordChanged(ofAdministrator(user), user);
  }

  private Account ofAdministrator(User user) {
    return new Account(tenants.byId(user.tenant()), null, connection(user), null);
  }

  /** The connection that the user comes from. */
  public @Nullable Connection connection(User user) {
    return user.connections().isEmpty()
        ? null
        : connections.byName(user.tenant(), user.connections().getFirst()).orElse(null);
  }

  private void tell(Point point, Account account, User user) {
    if (extensions.passage(account.tenant(), point).isEmpty()) {
      return;
    }
    var tenant = account.tenant().id();
    var client = account.client();
    Runnable work =
        () -> {
          // Its time begins when it runs, not when it had to wait.
          var passage = extensions.passage(account.tenant(), point);
          passage.tell(new Told(account, user));
          passage.keep(user.id(), client == null ? null : client.id());
        };
    if (!add(tenant, Nesting.carried(work))) {
      log.write(
          tenant,
          LogEvent.of(LogType.FAILED_ACTIONS, point.id() + ": too many runs are waiting")
              .user(user.id(), user.name()));
    }
  }

  /** The first of a tenant's queue runs; who puts something into an empty one starts a thread. */
  private boolean add(String tenant, Runnable work) {
    var first = new boolean[1];
    var taken = new boolean[1];
    waiting.compute(
        tenant,
        (id, before) -> {
          var queue = before == null ? new ArrayDeque<Runnable>() : before;
          first[0] = before == null;
          taken[0] = !closed && queue.size() < WAITING && queue.add(work);
          return queue.isEmpty() ? null : queue;
        });
    if (first[0] && taken[0]) {
      Thread.ofVirtual().name("afterwards " + tenant).start(() -> drain(tenant));
    }
    return taken[0];
  }

  private void drain(String tenant) {
    for (var work = first(tenant); work != null; work = next(tenant)) {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("A program could not be told of an account: {}", e.toString());
      }
    }
  }

  private @Nullable Runnable first(String tenant) {
    var head = new Runnable[1];
    waiting.computeIfPresent(
        tenant,
        (id, queue) -> {
          head[0] = queue.peek();
          return queue;
        });
    return head[0];
  }

  private @Nullable Runnable next(String tenant) {
    waiting.computeIfPresent(
        tenant,
        (id, queue) -> {
          queue.poll();
          return queue.isEmpty() ? null : queue;
        });
    return first(tenant);
  }

  /** Whether nothing is waiting or running. */
  public boolean isQuiet() {
    return waiting.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    waiting.clear();
  }

  private record Told(Account account, User user) implements Passage.Judge {
    @Override
    public ObjectNode event() {
      return account.event(Events.user(user));
    }

    @Override
    public ArrayNode arguments() {
      var identities = user.identities();
      var subject = identities.isEmpty() ? user.id() : identities.getFirst().subject();
      return account.arguments(subject, Events.user(user));
    }
  }
}
