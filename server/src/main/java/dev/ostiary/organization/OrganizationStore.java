package dev.ostiary.organization;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Organizations themselves. */
public final class OrganizationStore {
  private static final String COLUMNS =
      "SELECT o.tenant_id, o.id, o.name, o.display_name, o.body FROM organization o ";

  /** The tables whose rows belong to one organization. */
  private static final List<String> PARTS =
      List.of(
          "organization_member",
          "organization_member_role",
          "organization_connection",
          "organization_client_grant",
          "organization_client",
          "organization_domain");

  /** An order of the list. */
  enum Order {
    NAME("o.name, o.id"),
    NAME_DESCENDING("o.name DESC, o.id DESC"),
    DISPLAY_NAME("o.display_name, o.id"),
    DISPLAY_NAME_DESCENDING("o.display_name DESC, o.id DESC"),
    CREATED("o.created_at, o.id"),
    CREATED_DESCENDING("o.created_at DESC, o.id DESC");

    private final String columns;

    Order(String columns) {
      this.columns = columns;
    }
  }

  /** Some rows of a list. */
  public record Page(long offset, int limit) {}

  /** The organization with this id. */
  public Optional<Organization> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE o.tenant_id = :tenant AND o.id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  /** The organization with this name. */
  public Optional<Organization> byName(Tx tx, String tenant, String name) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE o.tenant_id = :tenant AND o.name = :name")
        .bind("tenant", tenant)
        .bind("name", name)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  /** Takes the organization for this transaction: it stays, and its parts change in turn. */
  public Optional<Organization> lock(Tx tx, String tenant, String id) {
    tx.sql()
        .execute("UPDATE organization SET name = name WHERE tenant_id = ? AND id = ?", tenant, id);
    return find(tx, tenant, id);
  }

  List<Organization> page(Tx tx, String tenant, Order order, Page page) {
    return tx.sql()
        .createQuery(
            COLUMNS
                + "WHERE o.tenant_id = :tenant ORDER BY "
                + order.columns
                + " LIMIT :limit OFFSET :offset")
        .bind("tenant", tenant)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .map((rs, c) -> read(rs))
        .list();
  }

  long count(Tx tx, String tenant) {
    return tx.sql()
        .createQuery("SELECT COUNT(*) FROM organization WHERE tenant_id = :tenant")
        .bind("tenant", tenant)
        .mapTo(Long.class)
        .one();
  }

  List<Organization> ofUser(Tx tx, String tenant, String user, Page page) {
    return joined(tx, tenant, "organization_member", "user_id", user, page);
  }

  long countOfUser(Tx tx, String tenant, String user) {
    return countJoined(tx, tenant, "organization_member", "user_id", user);
  }

  List<Organization> ofGrant(Tx tx, String tenant, String grant, Page page) {
    return joined(tx, tenant, "organization_client_grant", "grant_id", grant, page);
  }

  long countOfGrant(Tx tx, String tenant, String grant) {
    return countJoined(tx, tenant, "organization_client_grant", "grant_id", grant);
  }

  private static List<Organization> joined(
      Tx tx, String tenant, String table, String column, String value, Page page) {
    return tx.sql()
        .createQuery(
            COLUMNS
                + "JOIN "
                + table
                + " p ON p.tenant_id = o.tenant_id AND p.organization_id = o.id"
                + " WHERE p.tenant_id = :tenant AND p."
                + column
                + " = :value ORDER BY o.id LIMIT :limit OFFSET :offset")
        .bind("tenant", tenant)
        .bind("value", value)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .map((rs, c) -> read(rs))
        .list();
  }

  private static long countJoined(Tx tx, String tenant, String table, String column, String value) {
    return tx.sql()
        .createQuery(
            "SELECT COUNT(*) FROM "
                + table
                + " WHERE tenant_id = :tenant AND "
                + column
                + " = :value")
        .bind("tenant", tenant)
        .bind("value", value)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Adds an organization.
   *
   * @throws DuplicateKey when the name is taken
   */
  void insert(Tx tx, Organization organization, long now) {
    int rows =
        tx.sql()
            .execute(
                """
                INSERT INTO organization (tenant_id, id, name, display_name, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                organization.tenant(),
                organization.id(),
                organization.name(),
                organization.displayName(),
                Json.write(organization.body()),
                now);
    if (rows == 0) {
      throw new DuplicateKey(organization.name());
    }
  }

  /**
   * Keeps the new state of a locked organization.
   *
   * @throws DuplicateKey when the new name is taken
   */
  void update(Tx tx, Organization after) {
    boolean taken =
        byName(tx, after.tenant(), after.name())
            .filter(o -> !o.id().equals(after.id()))
            .isPresent();
    if (taken) {
      throw new DuplicateKey(after.name());
    }
    tx.sql()
        .execute(
            "UPDATE organization SET name = ?, display_name = ?, body = ?"
                + " WHERE tenant_id = ? AND id = ?",
            after.name(),
            after.displayName(),
            Json.write(after.body()),
            after.tenant(),
            after.id());
  }

  /** Removes an organization with what this package keeps of it; false when there was none. */
  boolean delete(Tx tx, String tenant, String id) {
    // First, so that whoever is about to add a part to it waits and then finds it gone.
    int rows =
        tx.sql().execute("DELETE FROM organization WHERE tenant_id = ? AND id = ?", tenant, id);
    for (var table : PARTS) {
      tx.sql()
          .execute(
              "DELETE FROM " + table + " WHERE tenant_id = ? AND organization_id = ?", tenant, id);
    }
    return rows == 1;
  }

  private static Organization read(ResultSet rs) throws SQLException {
    return new Organization(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        Json.own(rs.getString(5)));
  }
}
