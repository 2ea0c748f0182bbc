package dev.ostiary.email;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outgoing mail. A mail is written in the transaction of what it tells about and sent afterwards,
 * so that neither is lost without the other, by one node: only when that dies between the mail
 * server's yes and its own note does another send it again, under the same Message-ID. Without an
 * SMTP server mail stays in the mailbox of the development mode.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int MAX_REASON = 500;
  private static final int MOST_AT_ONCE = 50;
  private static final Duration RETRY = Duration.ofSeconds(30);
  private final Database database;
  private final Time time;
  private final AuditLog log;
  private final MailStore store;
  private final Semaphore wake = new Semaphore(0);
  private final Set<String> senders = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** An outbox that sends through these servers. */
  public Outbox(Database database, Time time, MailServers servers, AuditLog log, Tracing tracing) {
    this.database = database;
    this.store = new MailStore(database.dialect());
    this.time = time;
    this.log = log;
    Thread.ofVirtual().name("mail").start(() -> tracing.background(() -> deliver(servers)));
  }

  /** Writes a mail in the caller's transaction. */
  public void put(Tx tx, String tenant, Content content) {
    senders.add(tenant);
    store.insert(
        tx,
        tenant,
        new Message(
            Ids.alphanumeric(22),
            content.from(),
            content.to(),
            content.subject(),
            content.html(),
            content.text(),
            time.now()));
  }

  /**
   * What a mail says, and to whom.
   *
   * @param from the sender when it is not the usual one, or null
   */
  public record Content(
      String to, @Nullable String from, String subject, String html, String text) {}

  /** Sends what waits, soon. Called after the transaction. */
  public void wake() {
    wake.release();
  }

  /** The newest mails first. */
  public List<Message> newest(String tenant, int limit) {
    return database.read(tx -> store.newest(tx, tenant, limit));
  }

  /** One mail. */
  public Optional<Message> find(String tenant, String id) {
    return database.read(tx -> store.find(tx, tenant, id));
  }

  private void deliver(MailServers servers) {
    while (!closed) {
      try {
        boolean woken =
            wake.tryAcquire(RETRY.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        wake.drainPermits();
        if (!woken) {
          // What other nodes left, or this one before it was started again.
          senders.addAll(database.read(store::tenants));
        }
        for (var tenant : senders) {
          servers.of(tenant).ifPresent(server -> deliver(server, tenant));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("Mail could not be read; trying again: {}", e.toString());
      }
    }
  }

  /** Each mail that waits is tried once; the rest of many comes after those of other tenants. */
  private void deliver(Smtp server, String tenant) {
    var round = Ids.alphanumeric(16);
    boolean good = true;
    for (int tried = 0; tried < MOST_AT_ONCE && !closed; tried++) {
      var message = database.write(tx -> store.take(tx, tenant, round));
      if (message.isEmpty()) {
        return;
      }
      good &= send(server, tenant, round, message.get());
    }
    // A server that has no time is left alone for a while.
    if (good) {
      wake.release();
    }
  }

  private boolean send(Smtp server, String tenant, String round, Message message) {
    try {
      server.send(message);
      database.write(
          tx -> {
            store.sent(tx, message.id(), time.millis());
            return true;
          });
      return true;
    } catch (Smtp.NotSent e) {
      LOG.warn("Mail {} was not sent: {}", message.id(), e.getMessage());
      int attempts = database.write(tx -> store.failed(tx, message.id(), round, e.refused()));
      if (attempts >= MailStore.MAX_ATTEMPTS) {
        givenUp(tenant, message, e);
      }
      return false;
    }
  }

  /** For the tenant's administrators, who do not read the server's own log. */
  private void givenUp(String tenant, Message message, Smtp.NotSent error) {
    var what = error.refused() ? "The mail server refused a mail" : "A mail could not be sent";
    log.write(
        tenant,
        LogEvent.of(LogType.FAILED_EMAIL, what)
            .detail("to", message.to())
            .detail("subject", message.subject())
            .detail("reason", Text.start(String.valueOf(error.getMessage()), MAX_REASON)));
  }

  @Override
  public void close() {
    closed = true;
    wake.release();
  }
}
