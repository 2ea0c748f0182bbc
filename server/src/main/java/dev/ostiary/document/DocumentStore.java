package dev.ostiary.document;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Dialect;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.LoggerFactory;

/**
 * Configuration objects of every kind, in one table and in memory. Each write takes the next
 * revision in a row that serialises writers, so that revisions become visible in order and a node
 * that polls for newer ones misses none.
 */
public final class DocumentStore implements AutoCloseable {
  private static final long STALE_NANOS = 3_000_000_000L;
  private final Database database;
  private final Time time;
  private final Map<String, Documents<?>> kinds = new LinkedHashMap<>();
  private final Object refreshing = new Object();
  private long seen;
  private final AtomicLong applied = new AtomicLong();
  private volatile long read = Time.ticks() - STALE_NANOS;
  private volatile boolean closed;

  private record Change(String kind, String tenant, String id, long revision, boolean deleted) {}

  /** A store without kinds. */
  public DocumentStore(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** Registers a kind; all kinds are registered before {@link #load}. */
  public <T> Documents<T> kind(String name, Function<Document, T> reader) {
    var documents = new Documents<>(name, reader);
    if (kinds.put(name, documents) != null) {
      throw new IllegalStateException("Two kinds named " + name);
    }
    return documents;
  }

  /** Reads everything and starts to follow the changes of other nodes. */
  public void load() {
    refresh();
    database.listen(this::refreshQuietly);
    Thread.ofVirtual().name("configuration-poll").start(this::poll);
  }

  /** A write of configuration; when it returns, memory shows it. */
  public <T> T write(Function<Tx, T> work) {
    T result =
        database.write(
            tx -> {
              // The row is the lock: configuration writes of all nodes happen one after the other.
              tx.sql().execute("UPDATE document_clock SET revision = revision + 1 WHERE id = 1");
              if (database.dialect() == Dialect.POSTGRESQL) {
                // Work decides by what is in memory: it must not miss what another node just wrote.
                catchUp(tx);
              }
              database.dialect().announce(tx);
              return work.apply(tx);
            });
    refresh();
    return result;
  }

  /** Grows when something changed; what was made of the configuration before may be old then. */
  public long version() {
    return applied.get();
  }

  /** The time that new documents carry. */
  public long now() {
    return time.millis();
  }

  private void poll() {
    while (!closed) {
      try {
        Thread.sleep(500);
        refreshQuietly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException e) {
      if (!closed) {
        LoggerFactory.getLogger(DocumentStore.class)
            .warn("Configuration could not be read; trying again: {}", e.toString());
      }
    }
  }

  /** Reads what changed since the last time. */
  public void refresh() {
    database.read(
        tx -> {
          catchUp(tx);
          return true;
        });
    read = Time.ticks();
  }

  /** Whether the configuration was read lately: then the database answers. */
  public boolean current() {
    return Time.ticks() - read < STALE_NANOS;
  }

  /** The connection is taken before the lock: writers hold one while they wait here. */
  private void catchUp(Tx tx) {
    synchronized (refreshing) {
      var changed =
          tx.sql()
              .createQuery(
                  """
              SELECT kind, tenant_id, id, revision, deleted FROM document
              WHERE revision > :seen ORDER BY revision
              """)
              .bind("seen", seen)
              .map(
                  (rs, c) ->
                      new Change(
                          rs.getString(1),
                          rs.getString(2),
                          rs.getString(3),
                          rs.getLong(4),
                          rs.getInt(5) != 0))
              .list();
      if (!changed.isEmpty()) {
        changed.forEach(change -> apply(tx, change));
        applied.incrementAndGet();
      }
    }
  }

  private void apply(Tx tx, Change change) {
    if (change.kind().equals(TenantRowStore.FORGOTTEN)) {
      kinds.values().forEach(documents -> documents.forget(change.id()));
    }
    var documents = kinds.get(change.kind());
    if (documents != null) {
      if (change.deleted()) {
        documents.remove(change.tenant(), change.id());
      } else {
        select(tx, change.kind(), change.tenant(), change.id()).ifPresent(documents::put);
      }
    }
    seen = Math.max(seen, change.revision());
  }

  private static final String SELECT =
      """
      SELECT tenant_id, id, name, body, created_at, updated_at FROM document
      WHERE kind = :kind AND tenant_id = :tenant AND deleted = 0
      """;

  static Optional<Document> select(Tx tx, String kind, String tenant, String id) {
    return query(tx, SELECT + "AND id = :id", kind, tenant)
        .bind("id", id)
        .map((rs, c) -> document(rs))
        .findOne();
  }

  static Optional<Document> selectByKey(Tx tx, String kind, String tenant, String key) {
    return query(tx, SELECT + "AND name = :key", kind, tenant)
        .bind("key", key)
        .map((rs, c) -> document(rs))
        .findOne();
  }

  static List<Document> selectAll(Tx tx, String kind, String tenant) {
    return query(tx, SELECT + "ORDER BY created_at, id", kind, tenant)
        .map((rs, c) -> document(rs))
        .list();
  }

  /** The same of all tenants. */
  static List<Document> selectEverywhere(Tx tx, String kind) {
    return tx.sql()
        .createQuery(
            """
            SELECT tenant_id, id, name, body, created_at, updated_at FROM document
            WHERE kind = :kind AND deleted = 0 ORDER BY created_at, id
            """)
        .bind("kind", kind)
        .map((rs, c) -> document(rs))
        .list();
  }

  private static Query query(Tx tx, String sql, String kind, String tenant) {
    return tx.sql().createQuery(sql).bind("kind", kind).bind("tenant", tenant);
  }

  private static Document document(ResultSet rs) throws SQLException {
    return new Document(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        Json.own(rs.getString(4)),
        rs.getLong(5),
        rs.getLong(6));
  }

  static void insert(Tx tx, String kind, Document document) {
    // The mark of a deleted object gives way to a new one of the same id, such as a setting's name.
    tx.sql()
        .createUpdate(
            """
            DELETE FROM document
            WHERE kind = :kind AND tenant_id = :tenant AND id = :id AND deleted = 1
            """)
        .bind("kind", kind)
        .bind("tenant", document.tenant())
        .bind("id", document.id())
        .execute();
    int rows =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO document (kind, tenant_id, id, name, body, revision, deleted, created_at, updated_at)
                VALUES (:kind, :tenant, :id, :key, :body,
                        (SELECT revision FROM document_clock WHERE id = 1), 0, :created, :updated)
                ON CONFLICT DO NOTHING
                """)
            .bind("kind", kind)
            .bind("tenant", document.tenant())
            .bind("id", document.id())
            .bind("key", document.key())
            .bind("body", Json.write(document.body()))
            .bind("created", document.created())
            .bind("updated", document.updated())
            .execute();
    if (rows == 0) {
      throw new DuplicateKey(document.key());
    }
  }

  /** Writers are serial, so that a key that is free now is free until the commit. */
  private static void requireFree(Tx tx, String kind, Document document) {
    long taken =
        tx.sql()
            .createQuery(
                """
                SELECT COUNT(*) FROM document
                WHERE kind = :kind AND tenant_id = :tenant AND name = :key AND id <> :id
                """)
            .bind("kind", kind)
            .bind("tenant", document.tenant())
            .bind("key", document.key())
            .bind("id", document.id())
            .mapTo(Long.class)
            .one();
    if (taken > 0) {
      throw new DuplicateKey(document.key());
    }
  }

  static void update(Tx tx, String kind, Document document) {
    requireFree(tx, kind, document);
    int rows =
        tx.sql()
            .createUpdate(
                """
            UPDATE document SET name = :key, body = :body, updated_at = :updated,
                   revision = (SELECT revision FROM document_clock WHERE id = 1)
            WHERE kind = :kind AND tenant_id = :tenant AND id = :id AND deleted = 0
              AND NOT EXISTS (SELECT 1 FROM document o WHERE o.kind = :kind
                  AND o.tenant_id = :tenant AND o.name = :key AND o.id <> :id)
            """)
            .bind("kind", kind)
            .bind("tenant", document.tenant())
            .bind("id", document.id())
            .bind("key", document.key())
            .bind("body", Json.write(document.body()))
            .bind("updated", document.updated())
            .execute();
    if (rows == 0) {
      throw new DuplicateKey(document.key());
    }
  }

  /** A deleted row stays as a mark for the other nodes; its key becomes free and its body empty. */
  static boolean delete(Tx tx, String kind, String tenant, String id) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE document SET deleted = 1, body = '{}', name = 'deleted ' || id,
                       revision = (SELECT revision FROM document_clock WHERE id = 1)
                WHERE kind = :kind AND tenant_id = :tenant AND id = :id AND deleted = 0
                """)
            .bind("kind", kind)
            .bind("tenant", tenant)
            .bind("id", id)
            .execute()
        == 1;
  }

  @Override
  public void close() {
    closed = true;
  }
}
