package dev.ostiary.organization;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.organization.OrganizationStore.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The mail domains of organizations. */
final class DomainStore {
  /** A domain, in lower case. */
  record Domain(String id, String name, ObjectNode body) {
    ObjectNode toJson() {
      var json = Json.object().put("id", id).put("domain", name);
      json.setAll(body.deepCopy());
      return json;
    }
  }

  private static final String COLUMNS =
      """
      SELECT id, domain, body FROM organization_domain
      WHERE tenant_id = :tenant AND organization_id = :organization
      """;

  List<Domain> page(Tx tx, String tenant, String organization, Page page) {
    return tx.sql()
        .createQuery(COLUMNS + "ORDER BY domain LIMIT :limit OFFSET :offset")
        .bind("tenant", tenant)
        .bind("organization", organization)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .map((rs, c) -> read(rs))
        .list();
  }

  long count(Tx tx, String tenant, String organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM organization_domain
            WHERE tenant_id = :tenant AND organization_id = :organization
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .mapTo(Long.class)
        .one();
  }

  Optional<Domain> find(Tx tx, String tenant, String organization, String id) {
    return one(tx, tenant, organization, "AND id = :value", id);
  }

  Optional<Domain> byName(Tx tx, String tenant, String organization, String domain) {
    return one(tx, tenant, organization, "AND domain = :value", domain);
  }

  private static Optional<Domain> one(
      Tx tx, String tenant, String organization, String condition, String value) {
    return tx.sql()
        .createQuery(COLUMNS + condition)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .bind("value", value)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  /**
   * Adds a domain to a locked organization.
   *
   * @throws DuplicateKey when it has it already
   */
  void insert(Tx tx, Organization organization, Domain domain, long now) {
    int rows =
        tx.sql()
            .execute(
                """
                INSERT INTO organization_domain
                  (tenant_id, id, organization_id, domain, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                organization.tenant(),
                domain.id(),
                organization.id(),
                domain.name(),
                Json.write(domain.body()),
                now);
    if (rows == 0) {
      throw new DuplicateKey(domain.name());
    }
  }

  void update(Tx tx, Organization organization, Domain after) {
    tx.sql()
        .execute(
            """
            UPDATE organization_domain SET body = ?
            WHERE tenant_id = ? AND organization_id = ? AND id = ?
            """,
            Json.write(after.body()),
            organization.tenant(),
            organization.id(),
            after.id());
  }

  boolean delete(Tx tx, Organization organization, String id) {
    return tx.sql()
            .execute(
                "DELETE FROM organization_domain"
                    + " WHERE tenant_id = ? AND organization_id = ? AND id = ?",
                organization.tenant(),
                organization.id(),
                id)
        == 1;
  }

  private static Domain read(ResultSet rs) throws SQLException {
    return new Domain(rs.getString(1), rs.getString(2), Json.own(rs.getString(3)));
  }
}
