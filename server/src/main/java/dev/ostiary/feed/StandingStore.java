package dev.ostiary.feed;

import dev.ostiary.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the rows that decide what many users may do, in one statement for all of them: whoever
 * watches them compares, and needs no note of every change from everybody who makes one.
 */
final class StandingStore {
  private static final int AT_ONCE = 500;

  /**
   * A row that counts for a user.
   *
   * @param kind {@code blocked}, {@code role} or {@code permission}
   * @param place the API of a permission, the organization of a role, or empty
   * @param value a flag, the id of the role, or the permission
   */
  record Row(String userId, String kind, String place, String value) {}

  private static final String OF_USERS =
      """
      SELECT user_id, 'blocked', '', CASE WHEN blocked = 0 THEN 'no' ELSE 'yes' END
      FROM users WHERE tenant_id = :tenant AND user_id IN (<users>)
      UNION ALL
      SELECT user_id, 'role', '', role_id
      FROM user_role WHERE tenant_id = :tenant AND user_id IN (<users>)
      UNION ALL
      SELECT user_id, 'permission', identifier, permission
      FROM user_permission WHERE tenant_id = :tenant AND user_id IN (<users>)
      UNION ALL
      SELECT user_id, 'role', organization_id, role_id
      FROM organization_member_role
      WHERE tenant_id = :tenant AND organization_id IN (<organizations>) AND user_id IN (<users>)
      ORDER BY 1, 2, 3, 4
      """;

  /** What counts for each of the users; those who are gone have none. */
  Map<String, List<Row>> ofUsers(
      Tx tx, String tenant, Set<String> users, Set<String> organizations) {
    var rows = new ArrayList<Row>();
    // An empty list is no list in SQL; no organization has an empty id.
    var places = organizations.isEmpty() ? Set.of("") : organizations;
    for (var some : parts(users)) {
      tx.sql()
          .createQuery(OF_USERS)
          .bind("tenant", tenant)
          .bindList("users", some)
          .bindList("organizations", List.copyOf(places))
          .map(
              (rs, c) ->
                  new Row(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
          .forEach(rows::add);
    }
    return rows.stream().collect(Collectors.groupingBy(Row::userId));
  }

  /** What each of the roles gives: APIs and permissions, in order. */
  Map<String, List<String>> ofRoles(Tx tx, String tenant, Set<String> roles) {
    record Given(String role, String what) {}
    var rows = new ArrayList<Given>();
    for (var some : parts(roles)) {
      tx.sql()
          .createQuery(
              """
              SELECT role_id, identifier, permission FROM role_permission
              WHERE tenant_id = :tenant AND role_id IN (<roles>) ORDER BY 1, 2, 3
              """)
          .bind("tenant", tenant)
          .bindList("roles", some)
          .map((rs, c) -> new Given(rs.getString(1), rs.getString(2) + " " + rs.getString(3)))
          .forEach(rows::add);
    }
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Given::role, Collectors.mapping(Given::what, Collectors.toList())));
  }

  private static List<List<String>> parts(Collection<String> all) {
    var list = List.copyOf(all);
    var parts = new ArrayList<List<String>>();
    for (int from = 0; from < list.size(); from += AT_ONCE) {
      parts.add(list.subList(from, Math.min(from + AT_ONCE, list.size())));
    }
    return parts;
  }
}
