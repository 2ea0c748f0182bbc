package dev.ostiary.organization;

import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;

/** Which applications an organization lists, and which client grants it takes part in. */
final class OrganizationClientStore {
  /**
   * An application that an organization lists.
   *
   * @param memberAccess whether members sign in to it
   */
  record Listed(String clientId, boolean memberAccess) {}

  List<Listed> clients(Tx tx, String tenant, String organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT client_id, member_access FROM organization_client
            WHERE tenant_id = :tenant AND organization_id = :organization ORDER BY client_id
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .map((rs, c) -> new Listed(rs.getString(1), rs.getInt(2) != 0))
        .list();
  }

  Optional<Listed> client(Tx tx, String tenant, String organization, String client) {
    return tx.sql()
        .createQuery(
            """
            SELECT client_id, member_access FROM organization_client
            WHERE tenant_id = :tenant AND organization_id = :organization AND client_id = :client
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .bind("client", client)
        .map((rs, c) -> new Listed(rs.getString(1), rs.getInt(2) != 0))
        .findOne();
  }

  /** Lists an application, or changes how. */
  void put(Tx tx, Organization organization, Listed client) {
    tx.sql()
        .execute(
            """
            INSERT INTO organization_client (tenant_id, organization_id, client_id, member_access)
            VALUES (?, ?, ?, ?) ON CONFLICT (tenant_id, organization_id, client_id)
            DO UPDATE SET member_access = excluded.member_access
            """,
            organization.tenant(),
            organization.id(),
            client.clientId(),
            client.memberAccess() ? 1 : 0);
  }

  void remove(Tx tx, Organization organization, String client) {
    tx.sql()
        .execute(
            """
            DELETE FROM organization_client
            WHERE tenant_id = ? AND organization_id = ? AND client_id = ?
            """,
            organization.tenant(),
            organization.id(),
            client);
  }

  void forgetClient(Tx tx, String tenant, String client) {
    tx.sql()
        .execute(
            "DELETE FROM organization_client WHERE tenant_id = ? AND client_id = ?",
            tenant,
            client);
  }

  List<String> grants(Tx tx, String tenant, String organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT grant_id FROM organization_client_grant
            WHERE tenant_id = :tenant AND organization_id = :organization
            ORDER BY created_at, grant_id
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .mapTo(String.class)
        .list();
  }

  /**
   * Adds a client grant to a locked organization.
   *
   * @throws DuplicateKey when it has it already
   */
  void addGrant(Tx tx, Organization organization, String grant, long now) {
    int rows =
        tx.sql()
            .execute(
                """
                INSERT INTO organization_client_grant
                  (tenant_id, organization_id, grant_id, created_at)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                organization.tenant(),
                organization.id(),
                grant,
                now);
    if (rows == 0) {
      throw new DuplicateKey(grant);
    }
  }

  boolean removeGrant(Tx tx, Organization organization, String grant) {
    return tx.sql()
            .execute(
                """
                DELETE FROM organization_client_grant
                WHERE tenant_id = ? AND organization_id = ? AND grant_id = ?
                """,
                organization.tenant(),
                organization.id(),
                grant)
        == 1;
  }

  void forgetGrant(Tx tx, String tenant, String grant) {
    tx.sql()
        .execute(
            "DELETE FROM organization_client_grant WHERE tenant_id = ? AND grant_id = ?",
            tenant,
            grant);
  }
}
