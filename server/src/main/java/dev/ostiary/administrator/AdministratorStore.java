package dev.ostiary.administrator;

import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which users manage their tenant. */
public final class AdministratorStore {
  private static final int LIMIT = 1_000;

  private static final String ANOTHER =
      """
      EXISTS (
        SELECT 1 FROM administrator other
        JOIN users ON users.tenant_id = other.tenant_id AND users.user_id = other.user_id
        WHERE other.tenant_id = :tenant AND other.user_id <> :user
        AND other.level = :highest AND users.blocked = 0)
      """;

  /** The level of a user; empty for those who manage nothing. */
  public Optional<Level> level(Tx tx, String tenant, String userId) {
    return find(tx, tenant, userId).map(Administrator::level);
  }

  /** A user as administrator; empty for those who manage nothing. */
  public Optional<Administrator> find(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            """
            SELECT level, created_at FROM administrator
            WHERE tenant_id = :tenant AND user_id = :user
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .map((rs, c) -> administrator(userId, rs.getString(1), rs.getLong(2)))
        .findOne();
  }

  private static Administrator administrator(String userId, String level, long since) {
    return new Administrator(userId, Level.of(level).orElse(Level.VIEWER), since);
  }

  /** Gives a user a level. Whoever is an administrator stays one: a link takes nothing away. */
  public void add(Tx tx, String tenant, Administrator administrator) {
    bound(
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO administrator (tenant_id, user_id, level, created_at)
                    VALUES (:tenant, :user, :level, :now)
                    ON CONFLICT (tenant_id, user_id) DO UPDATE SET level =
                      CASE WHEN administrator.level = :highest THEN administrator.level
                      ELSE :level END
                    """),
            tenant,
            administrator.userId())
        .bind("level", administrator.level().text())
        .bind("now", administrator.since())
        .execute();
  }

  /**
   * Makes the first administrator of a tenant; of several at the same moment the index lets one in,
   * and the others get false and end their transactions.
   */
  public boolean addFirst(Tx tx, String tenant, String userId, long now) {
    remove(tx, tenant, userId);
    return bound(
                tx.sql()
                    .createUpdate(
                        """
                        INSERT INTO administrator (tenant_id, user_id, level, created_at, is_first)
                        VALUES (:tenant, :user, :highest, :now, 1)
                        ON CONFLICT DO NOTHING
                        """),
                tenant,
                userId)
            .bind("now", now)
            .execute()
        > 0;
  }

  /** Changes the level of an administrator. Nobody is the first any more who is lowered. */
  public void change(Tx tx, String tenant, String userId, Level level) {
    bound(
            tx.sql()
                .createUpdate(
                    """
                    UPDATE administrator SET level = :level,
                      is_first = CASE WHEN :level = :highest THEN is_first ELSE 0 END
                    WHERE tenant_id = :tenant AND user_id = :user
                    """),
            tenant,
            userId)
        .bind("level", level.text())
        .execute();
  }

  /** Takes it away; false when the user had none. */
  public boolean remove(Tx tx, String tenant, String userId) {
    return tx.sql()
            .execute(
                "DELETE FROM administrator WHERE tenant_id = ? AND user_id = ?", tenant, userId)
        > 0;
  }

  /**
   * Whether the tenant has an administrator who can sign in beside this user. Until the end of the
   * transaction nobody else changes who manages the tenant: two who remove each other come one
   * after the other.
   */
  public boolean another(Tx tx, String tenant, String userId) {
    tx.sql().execute("UPDATE administrator SET level = level WHERE tenant_id = ?", tenant);
    return bound(
                tx.sql().createQuery("SELECT COUNT(*) FROM (SELECT 1) one WHERE " + ANOTHER),
                tenant,
                userId)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Everybody who manages the tenant, oldest first. */
  public List<Administrator> list(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id, level, created_at FROM administrator
            WHERE tenant_id = :tenant ORDER BY created_at, user_id LIMIT :limit
            """)
        .bind("tenant", tenant)
        .bind("limit", LIMIT)
        .map((rs, c) -> administrator(rs.getString(1), rs.getString(2), rs.getLong(3)))
        .list();
  }

  /** How many administrators the tenant has; viewers are none. */
  public long count(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            "SELECT COUNT(*) FROM administrator WHERE tenant_id = :tenant AND level = :level")
        .bind("tenant", tenant)
        .bind("level", Level.ADMINISTRATOR.text())
        .mapTo(Long.class)
        .one();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, String tenant, String userId) {
    return statement
        .bind("tenant", tenant)
        .bind("user", userId)
        .bind("highest", Level.ADMINISTRATOR.text());
  }
}
