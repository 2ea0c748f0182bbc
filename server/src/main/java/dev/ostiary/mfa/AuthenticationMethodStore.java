package dev.ostiary.mfa;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Factors of users; their bodies rest encrypted. */
final class AuthenticationMethodStore {
  private static final String PURPOSE = "authentication-method";
  private final Sealer sealer;

  AuthenticationMethodStore(Sealer sealer) {
    this.sealer = sealer;
  }

  void add(Tx tx, String tenant, String userId, AuthenticationMethod method) {
    tx.sql()
        .execute(
            """
            INSERT INTO authentication_method (tenant_id, user_id, id, type, body, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            tenant,
            userId,
            method.id(),
            method.type(),
            sealer.seal(PURPOSE, Json.write(method.body())),
            method.created());
  }

  /** All of a user, oldest first. */
  List<AuthenticationMethod> ofUser(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, type, body, created_at FROM authentication_method
            WHERE tenant_id = :tenant AND user_id = :user ORDER BY created_at, id
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .map((rs, c) -> read(rs))
        .list();
  }

  Optional<AuthenticationMethod> find(Tx tx, String tenant, String userId, String id) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, type, body, created_at FROM authentication_method
            WHERE tenant_id = :tenant AND user_id = :user AND id = :id
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .bind("id", id)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  private AuthenticationMethod read(ResultSet rs) throws SQLException {
    return new AuthenticationMethod(
        rs.getString(1),
        rs.getString(2),
        Json.own(sealer.open(PURPOSE, rs.getString(3))),
        rs.getLong(4));
  }

  void update(Tx tx, String tenant, String userId, AuthenticationMethod method) {
    tx.sql()
        .execute(
            "UPDATE authentication_method SET body = ?"
                + " WHERE tenant_id = ? AND user_id = ? AND id = ?",
            sealer.seal(PURPOSE, Json.write(method.body())),
            tenant,
            userId,
            method.id());
  }

  boolean remove(Tx tx, String tenant, String userId, String id) {
    return tx.sql()
            .execute(
                "DELETE FROM authentication_method"
                    + " WHERE tenant_id = ? AND user_id = ? AND id = ?",
                tenant,
                userId,
                id)
        == 1;
  }

  /** Removes those of one type. */
  void removeType(Tx tx, String tenant, String userId, String type) {
    tx.sql()
        .execute(
            "DELETE FROM authentication_method"
                + " WHERE tenant_id = ? AND user_id = ? AND type = ?",
            tenant,
            userId,
            type);
  }

  /** Removes all of a user. */
  static void removeAll(Tx tx, String tenant, String userId) {
    tx.sql()
        .execute(
            "DELETE FROM authentication_method WHERE tenant_id = ? AND user_id = ?",
            tenant,
            userId);
  }
}
