package dev.ostiary.administrator;

import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;

/** Which users manage their tenant. */
public final class AdministratorStore {
  /** The level of a user; empty for those who manage nothing. */
  public Optional<Level> level(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            "SELECT level FROM administrator WHERE tenant_id = :tenant AND user_id = :user")
        .bind("tenant", tenant)
        .bind("user", userId)
        .mapTo(String.class)
        .findOne()
        .flatMap(Level::of);
  }

  /** Gives a user a level. Whoever is an administrator stays one: a link takes nothing away. */
  public void add(Tx tx, String tenant, Administrator administrator) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO administrator (tenant_id, user_id, level, created_at)
            VALUES (:tenant, :user, :level, :now)
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET level =
              CASE WHEN administrator.level = :highest THEN administrator.level ELSE :level END
            """)
        .bind("tenant", tenant)
        .bind("user", administrator.userId())
        .bind("level", administrator.level().text())
        .bind("highest", Level.ADMINISTRATOR.text())
        .bind("now", administrator.since())
        .execute();
  }

  /** Takes it away; false when the user had none. */
  public boolean remove(Tx tx, String tenant, String userId) {
    return tx.sql()
            .execute(
                "DELETE FROM administrator WHERE tenant_id = ? AND user_id = ?", tenant, userId)
        > 0;
  }

  /** Everybody who manages the tenant, oldest first. */
  public List<Administrator> list(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id, level, created_at FROM administrator
            WHERE tenant_id = :tenant ORDER BY created_at, user_id
            """)
        .bind("tenant", tenant)
        .map(
            (rs, c) ->
                new Administrator(
                    rs.getString(1), Level.of(rs.getString(2)).orElse(Level.VIEWER), rs.getLong(3)))
        .list();
  }

  /** Whether the tenant has an administrator; a viewer is none. */
  public boolean any(Tx tx, String tenant) {
    return tx.sql()
            .createQuery(
                "SELECT COUNT(*) FROM administrator WHERE tenant_id = :tenant AND level = :level")
            .bind("tenant", tenant)
            .bind("level", Level.ADMINISTRATOR.text())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
