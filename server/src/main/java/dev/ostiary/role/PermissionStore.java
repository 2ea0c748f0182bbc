package dev.ostiary.role;

import dev.ostiary.db.Tx;
import java.util.Collection;
import java.util.List;

/** Who has which permission: roles, users by role, users directly. */
public final class PermissionStore {
  /**
   * A permission that a user has.
   *
   * @param roleId the role that gives it, or empty when it is given directly
   */
  public record Held(String permission, String roleId) {}

  /** What the user may do at one API, and why. */
  public List<Held> held(Tx tx, String tenant, String userId, String identifier) {
    return tx.sql()
        .createQuery(
            """
            SELECT permission, '' AS role_id FROM user_permission
            WHERE tenant_id = :tenant AND user_id = :user AND identifier = :identifier
            UNION ALL
            SELECT p.permission, p.role_id FROM user_role r
            JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.role_id
            WHERE r.tenant_id = :tenant AND r.user_id = :user AND p.identifier = :identifier
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .bind("identifier", identifier)
        .map((rs, c) -> new Held(rs.getString(1), rs.getString(2)))
        .list();
  }

  /**
   * A permission that a user has at any API.
   *
   * @param roleId the role that gives it, or empty when it is given directly
   */
  public record Source(Permission permission, String roleId) {}

  /** What the user may do anywhere, and why. */
  public List<Source> sources(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            """
            SELECT identifier, permission, '' AS role_id FROM user_permission
            WHERE tenant_id = :tenant AND user_id = :user
            UNION ALL
            SELECT p.identifier, p.permission, p.role_id FROM user_role r
            JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.role_id
            WHERE r.tenant_id = :tenant AND r.user_id = :user
            ORDER BY 1, 2, 3
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .map(
            (rs, c) ->
                new Source(new Permission(rs.getString(1), rs.getString(2)), rs.getString(3)))
        .list();
  }

  /** The permissions of a role. */
  public List<Permission> ofRole(Tx tx, String tenant, String roleId) {
    return tx.sql()
        .createQuery(
            """
            SELECT identifier, permission FROM role_permission
            WHERE tenant_id = :tenant AND role_id = :role ORDER BY identifier, permission
            """)
        .bind("tenant", tenant)
        .bind("role", roleId)
        .map((rs, c) -> new Permission(rs.getString(1), rs.getString(2)))
        .list();
  }

  /** A permission of a role. */
  public record OfRole(String roleId, Permission permission) {}

  /** The permissions of all roles, up to a number of them. */
  public List<OfRole> ofRoles(Tx tx, String tenant, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT role_id, identifier, permission FROM role_permission
            WHERE tenant_id = :tenant ORDER BY role_id, identifier, permission LIMIT :limit
            """)
        .bind("tenant", tenant)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new OfRole(rs.getString(1), new Permission(rs.getString(2), rs.getString(3))))
        .list();
  }

  /** The ids of the roles that have a permission, up to a number of them. */
  public List<String> rolesWith(Tx tx, String tenant, Permission permission, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT role_id FROM role_permission
            WHERE tenant_id = :tenant AND identifier = :identifier AND permission = :permission
            ORDER BY role_id LIMIT :limit
            """)
        .bind("tenant", tenant)
        .bind("identifier", permission.identifier())
        .bind("permission", permission.name())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** The identifiers of the APIs at which any role has a permission. */
  public List<String> apisOfRoles(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            "SELECT DISTINCT identifier FROM role_permission WHERE tenant_id = :tenant"
                + " ORDER BY identifier")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .list();
  }

  /** The permissions given to a user directly. */
  public List<Permission> ofUser(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            """
            SELECT identifier, permission FROM user_permission
            WHERE tenant_id = :tenant AND user_id = :user ORDER BY identifier, permission
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .map((rs, c) -> new Permission(rs.getString(1), rs.getString(2)))
        .list();
  }

  /** Gives permissions to a role; those it has already stay. */
  public void addToRole(Tx tx, String tenant, String roleId, Collection<Permission> added) {
    var batch =
        tx.sql()
            .prepareBatch(
                """
                INSERT INTO role_permission (tenant_id, role_id, identifier, permission)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                """);
    added.forEach(p -> batch.add(tenant, roleId, p.identifier(), p.name()));
    batch.execute();
  }

  /** Takes permissions from a role. */
  public void removeFromRole(Tx tx, String tenant, String roleId, Collection<Permission> removed) {
    var batch =
        tx.sql()
            .prepareBatch(
                """
                DELETE FROM role_permission
                WHERE tenant_id = ? AND role_id = ? AND identifier = ? AND permission = ?
                """);
    removed.forEach(p -> batch.add(tenant, roleId, p.identifier(), p.name()));
    batch.execute();
  }

  /** Gives permissions to a user directly. */
  public void addToUser(Tx tx, String tenant, String userId, Collection<Permission> added) {
    var batch =
        tx.sql()
            .prepareBatch(
                """
                INSERT INTO user_permission (tenant_id, user_id, identifier, permission)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                """);
    added.forEach(p -> batch.add(tenant, userId, p.identifier(), p.name()));
    batch.execute();
  }

  /** Takes permissions that were given directly. */
  public void removeFromUser(Tx tx, String tenant, String userId, Collection<Permission> removed) {
    var batch =
        tx.sql()
            .prepareBatch(
                """
                DELETE FROM user_permission
                WHERE tenant_id = ? AND user_id = ? AND identifier = ? AND permission = ?
                """);
    removed.forEach(p -> batch.add(tenant, userId, p.identifier(), p.name()));
    batch.execute();
  }

  /** The ids of a user's roles. */
  public List<String> rolesOf(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            "SELECT role_id FROM user_role WHERE tenant_id = :tenant AND user_id = :user"
                + " ORDER BY role_id")
        .bind("tenant", tenant)
        .bind("user", userId)
        .mapTo(String.class)
        .list();
  }

  /** The ids of a role's users, in order, one page of them. */
  public List<String> usersOf(Tx tx, String tenant, String roleId, long offset, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id FROM user_role WHERE tenant_id = :tenant AND role_id = :role
            ORDER BY user_id LIMIT :limit OFFSET :offset
            """)
        .bind("tenant", tenant)
        .bind("role", roleId)
        .bind("limit", limit)
        .bind("offset", offset)
        .mapTo(String.class)
        .list();
  }

  /** How many users have the role. */
  public long countUsers(Tx tx, String tenant, String roleId) {
    return tx.sql()
        .createQuery("SELECT COUNT(*) FROM user_role WHERE tenant_id = :tenant AND role_id = :role")
        .bind("tenant", tenant)
        .bind("role", roleId)
        .mapTo(Long.class)
        .one();
  }

  /** Gives a role to a user. */
  public void addRole(Tx tx, String tenant, String userId, String roleId) {
    tx.sql()
        .execute(
            "INSERT INTO user_role (tenant_id, user_id, role_id) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            tenant,
            userId,
            roleId);
  }

  /** Takes a role from a user. */
  public void removeRole(Tx tx, String tenant, String userId, String roleId) {
    tx.sql()
        .execute(
            "DELETE FROM user_role WHERE tenant_id = ? AND user_id = ? AND role_id = ?",
            tenant,
            userId,
            roleId);
  }

  /** Forgets a role everywhere. */
  public void forgetRole(Tx tx, String tenant, String roleId) {
    tx.sql().execute("DELETE FROM user_role WHERE tenant_id = ? AND role_id = ?", tenant, roleId);
    tx.sql()
        .execute("DELETE FROM role_permission WHERE tenant_id = ? AND role_id = ?", tenant, roleId);
  }

  /** Forgets a user everywhere. */
  public void forgetUser(Tx tx, String tenant, String userId) {
    tx.sql().execute("DELETE FROM user_role WHERE tenant_id = ? AND user_id = ?", tenant, userId);
    tx.sql()
        .execute("DELETE FROM user_permission WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }
}
