package dev.ostiary.log;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Request;
import dev.ostiary.log.LogStore.Span;
import dev.ostiary.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The audit log. {@link #write} returns when the row is on disk; rows of many requests share one
 * commit.
 */
public final class AuditLog {
  private static final int MAX_HEADER = 512;
  private static final long SETTLING_MILLIS = 1_000;
  private final Database database;
  private final Time time;
  private final Names names;
  private final LogStore store = new LogStore();
  private final Consumer<LogType> seen;
  private final IssuanceStore issuances = new IssuanceStore();
  private final FormerNameStore formerNames = new FormerNameStore();
  // By chance, because nodes in containers are all process 1 and start at about the same time.
  private final long node = Ids.number(10_000);
  private final AtomicLong sequence = new AtomicLong(Ids.number(10_000_000));

  /** Tells what an event itself does not hold. */
  public interface Names {
    /** For events that name no application and count no token. */
    Names NONE =
        new Names() {
          @Override
          public @Nullable String client(String tenant, @Nullable String id) {
            return null;
          }

          @Override
          public boolean api(String tenant, String identifier) {
            return false;
          }
        };

    /** The name of an application, or null when there is none with this id. */
    @Nullable String client(String tenant, @Nullable String id);

    /** Whether there is an API with this identifier. */
    boolean api(String tenant, String identifier);
  }

  /**
   * A log in this database.
   *
   * @param seen learns of each event, kept or not
   */
  public AuditLog(Database database, Time time, Names names, Consumer<LogType> seen) {
    this.database = database;
    this.time = time;
    this.names = names;
    this.seen = seen;
  }

  /** Keeps an event of a request. */
  public void write(String tenant, Request request, LogEvent event) {
    write(tenant, origin(request), event);
  }

  /**
   * Writes something and, if it gave anything, an event of it: with SQLite neither is there without
   * the other.
   */
  public <T> Optional<T> write(
      String tenant, Request request, LogEvent event, Function<Tx, Optional<T>> work) {
    if (renewal(event)) {
      return database.write(work);
    }
    var made = database.write(work, rows(tenant, origin(request), event));
    if (made.isPresent()) {
      seen.accept(event.type());
    }
    return made;
  }

  private static ObjectNode origin(Request request) {
    return Json.object()
        .put("ip", request.remoteAddress())
        .put("user_agent", clipped(request.header("user-agent").orElse("")))
        .put("hostname", clipped(request.host()))
        .put("isMobile", isMobile(request));
  }

  /** Keeps an event of this server's own work, which no request belongs to. */
  public void write(String tenant, LogEvent event) {
    write(tenant, Json.object(), event);
  }

  private void write(String tenant, ObjectNode origin, LogEvent event) {
    if (!renewal(event)) {
      seen.accept(event.type());
      database.append(rows(tenant, origin, event));
    }
  }

  private Consumer<Tx> rows(String tenant, ObjectNode origin, LogEvent event) {
    long now = time.millis();
    var id = nextId(now);
    var body =
        Json.object()
            .put("date", Instant.ofEpochMilli(now).toString())
            .put("type", event.type().code())
            .put("description", event.description());
    body.setAll(origin);
    body.put("log_id", id).put("_id", id);
    put(body, "client_id", event.clientId());
    var clientName = names.client(tenant, event.clientId());
    put(body, "client_name", clientName);
    put(body, "connection", event.connection());
    put(body, "strategy", event.connection() == null ? null : "auth0");
    put(body, "user_id", event.userId());
    put(body, "user_name", event.userName());
    if (!event.details().isEmpty()) {
      body.set("details", event.details());
    }
    var row =
        new LogStore.Row(
            id,
            tenant,
            now,
            event.type().code(),
            event.clientId(),
            event.userId(),
            Json.write(body));
    var count = clientName == null ? null : count(tenant, now, event);
    var issuance = event.issuance();
    var former = issuance == null ? Set.<String>of() : issuance.former();
    return tx -> {
      store.append(tx, row);
      if (count != null) {
        var at = new IssuanceStore.At(node, now);
        issuances.add(tx, count, at);
        former.forEach(name -> formerNames.add(tx, count, name, at));
      }
    };
  }

  /**
   * The dashboard renews its token at every load and every few hours. Its sign-ins and failures are
   * kept, and what is done with it; a page that was loaded again would only hide them.
   */
  private static boolean renewal(LogEvent event) {
    return Tenant.DASHBOARD.equals(event.clientId())
        && (event.type() == LogType.SUCCESS_SILENT_AUTH
            || event.type() == LogType.SUCCESS_CODE_EXCHANGE
            || event.type() == LogType.SUCCESS_REFRESH_EXCHANGE);
  }

  /**
   * Callers choose what they name: only clients and APIs that exist are counted by name, so that
   * nobody can fill the table.
   */
  private IssuanceStore.@Nullable Row count(String tenant, long now, LogEvent event) {
    var issuance = event.issuance();
    var client = event.clientId();
    // The dashboard asks for a token at every visit: those would hide the tenant's own.
    if (issuance == null || client == null || client.equals(Tenant.DASHBOARD)) {
      return null;
    }
    var audience = issuance.audience();
    return new IssuanceStore.Row(
        tenant,
        DailyStats.day(now),
        client,
        audience != null && names.api(tenant, audience) ? audience : "",
        issuance.kind(),
        issuance.granted());
  }

  /** The newest events first, as the Management API shows them. */
  public List<ObjectNode> newest(String tenant, int limit) {
    return database.read(
        tx -> store.newest(tx, tenant, limit).stream().map(r -> Json.own(r.body())).toList());
  }

  /** The event of this id. */
  Optional<ObjectNode> find(String tenant, String id) {
    return database.read(tx -> store.find(tx, tenant, id)).map(Json::own);
  }

  /** What a query in Lucene's syntax asks for. */
  LogCondition condition(String q) {
    return new LogQuery(database.dialect()).condition(q);
  }

  /** A page of the events that fit; the newest first unless they are to ascend. */
  List<ObjectNode> page(String tenant, LogCondition condition, LogStore.Window window) {
    return events(database.read(tx -> store.page(tx, tenant, condition, window)));
  }

  /** How many events fit. */
  long count(String tenant, LogCondition condition) {
    return database.read(tx -> store.count(tx, tenant, condition));
  }

  /**
   * The events that follow one, the oldest first. Those of the last second are held back: a row
   * with an earlier id may still be on its way, and whoever goes on after a later one misses it.
   */
  List<ObjectNode> after(String tenant, String from, int limit) {
    var until = LogStore.firstId(time.millis() - SETTLING_MILLIS);
    return events(database.read(tx -> store.after(tx, tenant, new Span(from, until), limit)));
  }

  private static List<ObjectNode> events(List<String> bodies) {
    return bodies.stream().map(Json::own).toList();
  }

  /** Digits that sort by time: 13 of milliseconds, 7 of a counter, 4 of this node. */
  private String nextId(long now) {
    var id = new StringBuilder(27).append("900");
    digits(id, now, 1_000_000_000_000L);
    digits(id, sequence.incrementAndGet() % 10_000_000, 1_000_000);
    digits(id, node, 1_000);
    return id.toString();
  }

  /** Appends a number with leading zeros; {@code highest} is the value of its first digit. */
  private static void digits(StringBuilder text, long number, long highest) {
    for (long unit = highest; unit > number && unit > 1; unit /= 10) {
      text.append('0');
    }
    text.append(number);
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static boolean isMobile(Request request) {
    var agent = request.header("user-agent").orElse("");
    return agent.contains("Mobile") || agent.contains("Android");
  }

  private static String clipped(String text) {
    return Text.start(text, MAX_HEADER);
  }
}
