package dev.ostiary.permission;

import dev.ostiary.db.Tx;
import java.util.Collection;
import java.util.List;

/** Who has a permission: by roles, by roles within an organization, and directly. */
final class HolderStore {
  /** A permission that a role has. */
  record OfRole(String roleId, String permission) {}

  /**
   * Ways to a permission.
   *
   * @param directly whether it is given directly
   * @param roles the roles that give it
   */
  record Ways(boolean directly, Collection<String> roles) {
    /** SQL knows no empty list; no role is called so. */
    private List<String> ids() {
      return roles.isEmpty() ? List.of("") : List.copyOf(roles);
    }
  }

  private static final String LOST =
      """
      SELECT COUNT(*) FROM (
        SELECT user_id FROM (
          SELECT user_id FROM user_permission WHERE tenant_id = :tenant
            AND identifier = :identifier AND permission = :permission AND 1 = :hadDirectly
          UNION SELECT user_id FROM user_role
            WHERE tenant_id = :tenant AND role_id IN (<hadRoles>)
          UNION SELECT user_id FROM organization_member_role
            WHERE tenant_id = :tenant AND role_id IN (<hadRoles>)
        ) had
        EXCEPT SELECT user_id FROM (
          SELECT user_id FROM user_permission WHERE tenant_id = :tenant
            AND identifier = :identifier AND permission = :permission AND 1 = :keptDirectly
          UNION SELECT user_id FROM user_role
            WHERE tenant_id = :tenant AND role_id IN (<keptRoles>)
          UNION SELECT user_id FROM organization_member_role
            WHERE tenant_id = :tenant AND role_id IN (<keptRoles>)
        ) kept
      ) lost
      """;

  /** What roles may do at an API. */
  List<OfRole> ofRoles(Tx tx, String tenant, String identifier) {
    return tx.sql()
        .createQuery(
            """
            SELECT role_id, permission FROM role_permission
            WHERE tenant_id = :tenant AND identifier = :identifier ORDER BY role_id, permission
            """)
        .bind("tenant", tenant)
        .bind("identifier", identifier)
        .map((rs, c) -> new OfRole(rs.getString(1), rs.getString(2)))
        .list();
  }

  /** How many users have a permission in one of these ways and in none of the others. */
  long count(Tx tx, Of of, Ways had, Ways kept) {
    return tx.sql()
        .createQuery(LOST)
        .bind("tenant", of.tenant())
        .bind("identifier", of.identifier())
        .bind("permission", of.permission())
        .bind("hadDirectly", had.directly() ? 1 : 0)
        .bind("keptDirectly", kept.directly() ? 1 : 0)
        .bindList("hadRoles", had.ids())
        .bindList("keptRoles", kept.ids())
        .mapTo(Long.class)
        .one();
  }

  /** A permission of an API, under the name that the database has for it. */
  record Of(String tenant, String identifier, String permission) {}
}
