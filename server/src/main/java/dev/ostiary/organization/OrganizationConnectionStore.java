package dev.ostiary.organization;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Through which connections the members of an organization sign in. */
final class OrganizationConnectionStore {
  /**
   * A connection of an organization.
   *
   * @param body its settings as given; what is left out has its standard value
   */
  record Enabled(String connectionId, ObjectNode body) {
    /** Whether members may use it now. */
    boolean enabled() {
      return Json.flag(body, "is_enabled", true);
    }

    /** Whether whoever signs in through it becomes a member. */
    boolean assignsMembership() {
      return enabled() && Json.flag(body, "assign_membership_on_login", false);
    }

    /** Whether people may make an account in it on behalf of the organization. */
    boolean allowsSignup() {
      return enabled() && Json.flag(body, "is_signup_enabled", false);
    }
  }

  List<Enabled> all(Tx tx, String tenant, String organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT connection_id, body FROM organization_connection
            WHERE tenant_id = :tenant AND organization_id = :organization
            ORDER BY created_at, connection_id
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .map((rs, c) -> new Enabled(rs.getString(1), Json.own(rs.getString(2))))
        .list();
  }

  Optional<Enabled> find(Tx tx, String tenant, String organization, String connection) {
    return tx.sql()
        .createQuery(
            """
            SELECT connection_id, body FROM organization_connection
            WHERE tenant_id = :tenant AND organization_id = :organization
              AND connection_id = :connection
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .bind("connection", connection)
        .map((rs, c) -> new Enabled(rs.getString(1), Json.own(rs.getString(2))))
        .findOne();
  }

  /**
   * Adds a connection to a locked organization.
   *
   * @throws DuplicateKey when it has it already
   */
  void insert(Tx tx, Organization organization, Enabled connection, long now) {
    int rows =
        tx.sql()
            .execute(
                """
                INSERT INTO organization_connection
                  (tenant_id, organization_id, connection_id, body, created_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                organization.tenant(),
                organization.id(),
                connection.connectionId(),
                Json.write(connection.body()),
                now);
    if (rows == 0) {
      throw new DuplicateKey(connection.connectionId());
    }
  }

  void update(Tx tx, Organization organization, Enabled after) {
    tx.sql()
        .execute(
            """
            UPDATE organization_connection SET body = ?
            WHERE tenant_id = ? AND organization_id = ? AND connection_id = ?
            """,
            Json.write(after.body()),
            organization.tenant(),
            organization.id(),
            after.connectionId());
  }

  boolean delete(Tx tx, Organization organization, String connection) {
    return tx.sql()
            .execute(
                """
                DELETE FROM organization_connection
                WHERE tenant_id = ? AND organization_id = ? AND connection_id = ?
                """,
                organization.tenant(),
                organization.id(),
                connection)
        == 1;
  }

  void forget(Tx tx, String tenant, String connection) {
    tx.sql()
        .execute(
            "DELETE FROM organization_connection WHERE tenant_id = ? AND connection_id = ?",
            tenant,
            connection);
  }
}
