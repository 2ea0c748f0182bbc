package dev.ostiary.organization;

import dev.ostiary.db.Tx;
import dev.ostiary.organization.OrganizationChanges.Membership;
import dev.ostiary.organization.OrganizationStore.Page;
import dev.ostiary.role.PermissionStore;
import java.util.List;

/** Who is a member of which organization, and with which roles there. */
public final class MemberStore {
  /** Whether the user is a member. */
  public boolean isMember(Tx tx, Membership of) {
    return tx.sql()
            .createQuery(
                """
                SELECT COUNT(*) FROM organization_member
                WHERE tenant_id = :tenant AND organization_id = :organization AND user_id = :user
                """)
            .bind("tenant", of.tenant())
            .bind("organization", of.organization())
            .bind("user", of.user())
            .mapTo(Long.class)
            .one()
        == 1;
  }

  /** Makes a user a member; one who is already stays it. */
  public void add(Tx tx, Membership membership, long now) {
    tx.sql()
        .execute(
            """
            INSERT INTO organization_member (tenant_id, organization_id, user_id, created_at)
            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            membership.tenant(),
            membership.organization(),
            membership.user(),
            now);
  }

  /** Ends a membership and its roles; false when there was none. */
  boolean remove(Tx tx, Membership membership) {
    delete(tx, "organization_member_role", membership);
    return delete(tx, "organization_member", membership) == 1;
  }

  private static int delete(Tx tx, String table, Membership membership) {
    return tx.sql()
        .execute(
            "DELETE FROM " + table + " WHERE tenant_id = ? AND organization_id = ? AND user_id = ?",
            membership.tenant(),
            membership.organization(),
            membership.user());
  }

  List<String> page(Tx tx, String tenant, String organization, Page page) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id FROM organization_member
            WHERE tenant_id = :tenant AND organization_id = :organization
            ORDER BY user_id LIMIT :limit OFFSET :offset
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .mapTo(String.class)
        .list();
  }

  long count(Tx tx, String tenant, String organization) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM organization_member
            WHERE tenant_id = :tenant AND organization_id = :organization
            """)
        .bind("tenant", tenant)
        .bind("organization", organization)
        .mapTo(Long.class)
        .one();
  }

  /** The ids of the roles that a member has in the organization. */
  List<String> roles(Tx tx, Membership of) {
    return tx.sql()
        .createQuery(
            """
            SELECT role_id FROM organization_member_role
            WHERE tenant_id = :tenant AND organization_id = :organization AND user_id = :user
            ORDER BY role_id
            """)
        .bind("tenant", of.tenant())
        .bind("organization", of.organization())
        .bind("user", of.user())
        .mapTo(String.class)
        .list();
  }

  /** Gives a member a role in the organization. */
  public void addRole(Tx tx, Membership membership, String role) {
    tx.sql()
        .execute(
            """
            INSERT INTO organization_member_role (tenant_id, organization_id, user_id, role_id)
            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            membership.tenant(),
            membership.organization(),
            membership.user(),
            role);
  }

  void removeRole(Tx tx, Membership membership, String role) {
    tx.sql()
        .execute(
            """
            DELETE FROM organization_member_role
            WHERE tenant_id = ? AND organization_id = ? AND user_id = ? AND role_id = ?
            """,
            membership.tenant(),
            membership.organization(),
            membership.user(),
            role);
  }

  /** A role in an organization. */
  record RoleIn(String tenant, String organization, String role) {}

  List<String> withRole(Tx tx, RoleIn where, Page page) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id FROM organization_member_role
            WHERE tenant_id = :tenant AND role_id = :role AND organization_id = :organization
            ORDER BY user_id LIMIT :limit OFFSET :offset
            """)
        .bind("tenant", where.tenant())
        .bind("organization", where.organization())
        .bind("role", where.role())
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .mapTo(String.class)
        .list();
  }

  long countWithRole(Tx tx, RoleIn where) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM organization_member_role
            WHERE tenant_id = :tenant AND role_id = :role AND organization_id = :organization
            """)
        .bind("tenant", where.tenant())
        .bind("organization", where.organization())
        .bind("role", where.role())
        .mapTo(Long.class)
        .one();
  }

  /** What a member may do at one API by the roles in the organization. */
  public List<PermissionStore.Held> held(Tx tx, Membership of, String identifier) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.permission, p.role_id FROM organization_member_role r
            JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.role_id
            WHERE r.tenant_id = :tenant AND r.organization_id = :organization
              AND r.user_id = :user AND p.identifier = :identifier
            """)
        .bind("tenant", of.tenant())
        .bind("organization", of.organization())
        .bind("user", of.user())
        .bind("identifier", identifier)
        .map((rs, c) -> new PermissionStore.Held(rs.getString(1), rs.getString(2)))
        .list();
  }

  void forgetUser(Tx tx, String tenant, String user) {
    for (var table : List.of("organization_member_role", "organization_member")) {
      tx.sql()
          .execute("DELETE FROM " + table + " WHERE tenant_id = ? AND user_id = ?", tenant, user);
    }
  }

  void forgetRole(Tx tx, String tenant, String role) {
    tx.sql()
        .execute(
            "DELETE FROM organization_member_role WHERE tenant_id = ? AND role_id = ?",
            tenant,
            role);
  }
}
