package dev.ostiary.probe;

import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The hosts that tenants let be probed. */
final class ProbeDomainStore {
  /** Adds one; false when the tenant has this host already. */
  boolean add(Tx tx, String tenant, ProbeDomain domain) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO probe_domain (id, tenant_id, host, challenge, created_at)
                VALUES (:id, :tenant, :host, :challenge, :created)
                ON CONFLICT (tenant_id, host) DO NOTHING
                """)
            .bind("id", domain.id())
            .bind("tenant", tenant)
            .bind("host", domain.host())
            .bind("challenge", domain.challenge())
            .bind("created", domain.created())
            .execute()
        > 0;
  }

  /** All of a tenant, by name. */
  List<ProbeDomain> list(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, host, challenge, created_at, verified_at FROM probe_domain
            WHERE tenant_id = :tenant ORDER BY host
            """)
        .bind("tenant", tenant)
        .map((rs, c) -> row(rs))
        .list();
  }

  /** One. */
  Optional<ProbeDomain> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, host, challenge, created_at, verified_at FROM probe_domain
            WHERE tenant_id = :tenant AND id = :id
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** Notes that the file was found; false when the row has gone meanwhile. */
  boolean verified(Tx tx, String tenant, String id, long now) {
    return tx.sql()
            .execute(
                "UPDATE probe_domain SET verified_at = ? WHERE tenant_id = ? AND id = ?",
                now,
                tenant,
                id)
        > 0;
  }

  /** Removes one; false when there is none. */
  boolean remove(Tx tx, String tenant, String id) {
    return tx.sql().execute("DELETE FROM probe_domain WHERE tenant_id = ? AND id = ?", tenant, id)
        > 0;
  }

  private static ProbeDomain row(ResultSet row) throws SQLException {
    long verified = row.getLong(5);
    return new ProbeDomain(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.wasNull() ? null : verified);
  }
}
