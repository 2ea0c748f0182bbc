package dev.ostiary.invitation;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.OrganizationStore.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Invitations to organizations: one use, an end, only the hash of the secret kept. */
final class InvitationStore {
  private static final String NAMES =
      "id, organization_id, client_id, connection_id, body, created_at, end_at";
  private static final String OF_ORGANIZATION =
      "SELECT "
          + NAMES
          + " FROM organization_invitation"
          + " WHERE tenant_id = :tenant AND organization_id = :organization ";

  List<Invitation> page(Tx tx, Organization organization, boolean newestFirst, Page page) {
    return tx
        .sql()
        .createQuery(
            OF_ORGANIZATION
                + (newestFirst ? "ORDER BY created_at DESC, id DESC" : "ORDER BY created_at, id")
                + " LIMIT :limit OFFSET :offset")
        .bind("tenant", organization.tenant())
        .bind("organization", organization.id())
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .map((rs, c) -> read(rs))
        .list()
        .stream()
        .map(i -> i.with(roles(tx, organization.tenant(), i.id())))
        .toList();
  }

  long count(Tx tx, Organization organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM organization_invitation
            WHERE tenant_id = :tenant AND organization_id = :organization
            """)
        .bind("tenant", organization.tenant())
        .bind("organization", organization.id())
        .mapTo(Long.class)
        .one();
  }

  Optional<Invitation> find(Tx tx, Organization organization, String id) {
    return tx.sql()
        .createQuery(OF_ORGANIZATION + "AND id = :id")
        .bind("tenant", organization.tenant())
        .bind("organization", organization.id())
        .bind("id", id)
        .map((rs, c) -> read(rs))
        .findOne()
        .map(i -> i.with(roles(tx, organization.tenant(), i.id())));
  }

  /** An invitation that would still be accepted; accepting it is another matter. */
  Optional<Invitation> living(Tx tx, Organization organization, String secret, long now) {
    return tx.sql()
        .createQuery(OF_ORGANIZATION + "AND hash = :hash AND end_at > :now")
        .bind("tenant", organization.tenant())
        .bind("organization", organization.id())
        .bind("hash", Hashes.sha256(secret))
        .bind("now", now)
        .map((rs, c) -> read(rs))
        .findOne()
        .map(i -> i.with(roles(tx, organization.tenant(), i.id())));
  }

  private static List<String> roles(Tx tx, String tenant, String invitation) {
    return tx.sql()
        .createQuery(
            """
            SELECT role_id FROM organization_invitation_role
            WHERE tenant_id = :tenant AND invitation_id = :invitation ORDER BY role_id
            """)
        .bind("tenant", tenant)
        .bind("invitation", invitation)
        .mapTo(String.class)
        .list();
  }

  /** Adds an invitation to a locked organization. */
  void insert(Tx tx, String tenant, Invitation invitation, String secret) {
    tx.sql()
        .execute(
            """
            INSERT INTO organization_invitation (tenant_id, id, organization_id, hash, client_id,
                                                 connection_id, body, created_at, end_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            tenant,
            invitation.id(),
            invitation.organizationId(),
            Hashes.sha256(secret),
            invitation.clientId(),
            invitation.connectionId(),
            Json.write(invitation.body()),
            invitation.created(),
            invitation.end());
    for (var role : invitation.roles()) {
      tx.sql()
          .execute(
              """
              INSERT INTO organization_invitation_role (tenant_id, invitation_id, role_id)
              VALUES (?, ?, ?) ON CONFLICT DO NOTHING
              """,
              tenant,
              invitation.id(),
              role);
    }
  }

  /**
   * Uses a living invitation up; true for exactly one caller. The roles in it are read before, and
   * no role may come or go meanwhile.
   */
  boolean consume(Tx tx, String tenant, Invitation invitation, long now) {
    boolean won =
        tx.sql()
                .execute(
                    "DELETE FROM organization_invitation"
                        + " WHERE tenant_id = ? AND id = ? AND end_at > ?",
                    tenant,
                    invitation.id(),
                    now)
            == 1;
    forgetRoles(tx, tenant, invitation.id());
    return won;
  }

  boolean delete(Tx tx, Organization organization, String id) {
    boolean gone =
        tx.sql()
                .execute(
                    "DELETE FROM organization_invitation"
                        + " WHERE tenant_id = ? AND organization_id = ? AND id = ?",
                    organization.tenant(),
                    organization.id(),
                    id)
            == 1;
    if (gone) {
      forgetRoles(tx, organization.tenant(), id);
    }
    return gone;
  }

  private static void forgetRoles(Tx tx, String tenant, String invitation) {
    tx.sql()
        .execute(
            "DELETE FROM organization_invitation_role WHERE tenant_id = ? AND invitation_id = ?",
            tenant,
            invitation);
  }

  /** Withdraws the invitations to an organization. */
  void forgetOrganization(Tx tx, String tenant, String organization) {
    forget(tx, tenant, "organization_id", organization);
  }

  /** Takes a role out of all invitations. */
  void forgetRole(Tx tx, String tenant, String role) {
    tx.sql()
        .execute(
            "DELETE FROM organization_invitation_role WHERE tenant_id = ? AND role_id = ?",
            tenant,
            role);
  }

  /** Withdraws the invitations to an application. */
  void forgetClient(Tx tx, String tenant, String client) {
    forget(tx, tenant, "client_id", client);
  }

  /** Withdraws the invitations that name a connection. */
  void forgetConnection(Tx tx, String tenant, String connection) {
    forget(tx, tenant, "connection_id", connection);
  }

  private static void forget(Tx tx, String tenant, String column, String value) {
    tx.sql()
        .execute(
            "DELETE FROM organization_invitation_role WHERE tenant_id = ? AND invitation_id IN"
                + " (SELECT id FROM organization_invitation WHERE tenant_id = ? AND "
                + column
                + " = ?)",
            tenant,
            tenant,
            value);
    tx.sql()
        .execute(
            "DELETE FROM organization_invitation WHERE tenant_id = ? AND " + column + " = ?",
            tenant,
            value);
  }

  private static Invitation read(ResultSet rs) throws SQLException {
    return new Invitation(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        List.of(),
        Json.own(rs.getString(5)),
        rs.getLong(6),
        rs.getLong(7));
  }
}
