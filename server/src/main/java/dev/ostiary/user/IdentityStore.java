package dev.ostiary.user;

import dev.ostiary.db.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts at a connection, many at a time. */
public final class IdentityStore {
  /** An account that exists. */
  public record Known(
      String userId, String subject, @Nullable String email, @Nullable String passwordHash) {}

  /** The accounts of a connection that have one of these addresses or of these ids there. */
  public List<Known> known(
      Tx tx,
      String tenant,
      String connection,
      Collection<String> emails,
      Collection<String> subjects) {
    var sql =
        new StringBuilder(
            """
            SELECT user_id, subject, email, password_hash FROM identity
            WHERE tenant_id = :tenant AND connection = :connection AND email IN (<emails>)
            """);
    if (!subjects.isEmpty()) {
      sql.append(
          """
          UNION SELECT user_id, subject, email, password_hash FROM identity
          WHERE tenant_id = :tenant AND connection = :connection AND subject IN (<subjects>)
          """);
    }
    try (var query = tx.sql().createQuery(sql.toString())) {
      query.bind("tenant", tenant).bind("connection", connection).bindList("emails", emails);
      if (!subjects.isEmpty()) {
        query.bindList("subjects", subjects);
      }
      return query
          .map(
              (rs, c) ->
                  new Known(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
          .list();
    }
  }

  /** Which of these ids belong to users, whatever their connection. */
  public Set<String> users(Tx tx, String tenant, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        tx.sql()
            .createQuery(
                "SELECT user_id FROM users WHERE tenant_id = :tenant AND user_id IN (<ids>)")
            .bind("tenant", tenant)
            .bindList("ids", ids)
            .mapTo(String.class)
            .list());
  }

  /** Replaces the hash of one account. */
  public void changeHash(Tx tx, String tenant, String connection, Known account, String hash) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ?"
                + " WHERE tenant_id = ? AND connection = ? AND subject = ?",
            hash,
            tenant,
            connection,
            account.subject());
  }

  /** Gives an account its first hash; false when somebody was faster. */
  public boolean adopt(Tx tx, String tenant, String connection, Known account, String hash) {
    return tx.sql()
            .execute(
                "UPDATE identity SET password_hash = ? WHERE tenant_id = ? AND connection = ?"
                    + " AND subject = ? AND password_hash IS NULL",
                hash,
                tenant,
                connection,
                account.subject())
        == 1;
  }
}
