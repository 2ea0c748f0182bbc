package dev.ostiary.role;

import dev.ostiary.db.Tx;
import dev.ostiary.resourceserver.ResourceServerChanges;
import java.util.List;
import java.util.Set;

/** Keeps the names of permissions that roles and users have to those that their APIs define. */
public final class PermissionNameStore implements ResourceServerChanges {
  private static final List<String> TABLES = List.of("role_permission", "user_permission");

  /**
   * One statement for each table, however many have the permission. The new name is new: what stood
   * there under it would be of a permission that the API did not define, and gives nothing.
   */
  @Override
  public void renamed(Tx tx, String tenant, String identifier, String from, String to) {
    for (var table : TABLES) {
      delete(tx, table, tenant, identifier, to);
      tx.sql()
          .execute(
              "UPDATE "
                  + table
                  + " SET permission = ? WHERE tenant_id = ? AND identifier = ? AND permission = ?",
              to,
              tenant,
              identifier,
              from);
    }
  }

  @Override
  public void apiDeleted(Tx tx, String tenant, String identifier) {
    retained(tx, tenant, identifier, Set.of());
  }

  /** Takes from everybody the permissions that an API no longer defines. */
  @Override
  public void retained(Tx tx, String tenant, String identifier, Set<String> defined) {
    for (var table : TABLES) {
      tx
          .sql()
          .createQuery(
              "SELECT DISTINCT permission FROM "
                  + table
                  + " WHERE tenant_id = :tenant AND identifier = :identifier")
          .bind("tenant", tenant)
          .bind("identifier", identifier)
          .mapTo(String.class)
          .list()
          .stream()
          .filter(p -> !defined.contains(p))
          .forEach(p -> delete(tx, table, tenant, identifier, p));
    }
  }

  private static void delete(
      Tx tx, String table, String tenant, String identifier, String permission) {
    tx.sql()
        .execute(
            "DELETE FROM " + table + " WHERE tenant_id = ? AND identifier = ? AND permission = ?",
            tenant,
            identifier,
            permission);
  }
}
