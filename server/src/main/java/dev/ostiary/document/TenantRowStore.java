package dev.ostiary.document;

import dev.ostiary.db.Database;
import java.util.List;

/**
 * Everything that the database has of a tenant, whatever the table: each with a column {@code
 * tenant_id} counts, also those that a later version adds.
 */
public final class TenantRowStore {
  /** The kind of the marks that tell other nodes of a tenant that is gone; they are nobody's. */
  static final String FORGOTTEN = "forgotten-tenant";

  private static final int BATCH = 2_000;
  private final Database database;

  /** The rows in this database. */
  public TenantRowStore(Database database) {
    this.database = database;
  }

  /** The tables whose rows belong to tenants. */
  public List<String> tables() {
    return database.read(
        tx ->
            tx.sql().createQuery(database.dialect().tablesOfTenants()).mapTo(String.class).list());
  }

  /** Whether any table has a row of the tenant. */
  public boolean exist(String tenant) {
    return tables().stream().anyMatch(table -> exist(table, tenant));
  }

  private boolean exist(String table, String tenant) {
    return database.read(
        tx ->
            tx.sql()
                .createQuery("SELECT 1 FROM " + table + " WHERE tenant_id = :tenant LIMIT 1")
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /**
   * Removes every object of a tenant, of every kind and without a trace of their ids. One mark with
   * the tenant's name stays, so that every node forgets them with its next look, even one that was
   * cut off for long.
   */
  public void forget(String tenant, DocumentStore documents) {
    long now = documents.now();
    documents.write(
        tx -> {
          tx.sql().execute("DELETE FROM document WHERE tenant_id = ?", tenant);
          return tx.sql()
              .createUpdate(
                  """
                  INSERT INTO document (kind, tenant_id, id, name, body, revision, deleted, created_at, updated_at)
                  SELECT :kind, '', :tenant, :tenant, '{}', revision, 1, :now, :now
                  FROM document_clock WHERE id = 1
                  ON CONFLICT (kind, tenant_id, id)
                  DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at
                  """)
              .bind("kind", FORGOTTEN)
              .bind("tenant", tenant)
              .bind("now", now)
              .execute();
        });
  }

  /**
   * Removes all of them, a few at a time: other tenants write meanwhile.
   *
   * @return how many there were
   */
  public long delete(String tenant) {
    return tables().stream().mapToLong(table -> delete(table, tenant)).sum();
  }

  private String address(String table) {
    return database.read(
        tx ->
            tx.sql()
                .createQuery(database.dialect().rowAddress())
                .bind("table", table)
                .mapTo(String.class)
                .one());
  }

  private long delete(String table, String tenant) {
    var address = address(table);
    var sql =
        "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE tenant_id = ? LIMIT %d)"
            .formatted(table, address, address, table, BATCH);
    long all = 0;
    int removed;
    do {
      removed = database.write(tx -> tx.sql().execute(sql, tenant));
      all += removed;
    } while (removed == BATCH);
    return all;
  }
}
