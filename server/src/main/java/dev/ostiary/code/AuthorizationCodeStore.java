package dev.ostiary.code;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.db.Tx;
import dev.ostiary.token.Authorization;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorization codes: one use, one minute, only their hashes kept. */
public final class AuthorizationCodeStore {
  private static final long LIFETIME_MILLIS = 60_000;

  /**
   * What the exchange must show again.
   *
   * @param challenge the PKCE challenge, or null
   */
  public record Binding(String redirectUri, @Nullable String challenge) {}

  /** Makes a code and returns its only copy. */
  public String issue(
      Tx tx, String tenant, Authorization authorization, Binding binding, long now) {
    var secret = Ids.secret();
    var code =
        new AuthorizationCode(
            Hashes.sha256(secret),
            tenant,
            Ids.secret(),
            authorization,
            binding.redirectUri(),
            binding.challenge(),
            false);
    tx.update(
        """
        INSERT INTO authorization_code (hash, tenant_id, client_id, user_id, sid, family_id, body,
                                        end_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        statement -> {
          statement.setString(1, code.hash());
          statement.setString(2, tenant);
          statement.setString(3, authorization.clientId());
          statement.setString(4, authorization.userId());
          statement.setString(5, authorization.login().sid());
          statement.setString(6, code.family());
          statement.setString(7, code.body().toString());
          statement.setLong(8, now + LIFETIME_MILLIS);
        });
    return secret;
  }

  /** The code as it stands, used or not; empty when it is unknown or its time is over. */
  public Optional<AuthorizationCode> find(Tx tx, String tenant, String secret, long now) {
    return tx.first(
        """
        SELECT hash, tenant_id, family_id, body, redeemed_at FROM authorization_code
        WHERE hash = ? AND tenant_id = ? AND (end_at > ? OR redeemed_at IS NOT NULL)
        """,
        statement -> {
          statement.setString(1, Hashes.sha256(secret));
          statement.setString(2, tenant);
          statement.setLong(3, now);
        },
        row ->
            AuthorizationCode.read(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5) != null));
  }

  /** Forgets every code of an application. */
  public void deleteOf(Tx tx, String tenant, String clientId) {
    tx.sql()
        .execute(
            "DELETE FROM authorization_code WHERE tenant_id = ? AND client_id = ?",
            tenant,
            clientId);
  }

  /** Uses the code up; true for exactly one caller. */
  public boolean redeem(Tx tx, AuthorizationCode code, long now) {
    return tx.update(
            "UPDATE authorization_code SET redeemed_at = ?"
                + " WHERE hash = ? AND redeemed_at IS NULL AND end_at > ?",
            statement -> {
              statement.setLong(1, now);
              statement.setString(2, code.hash());
              statement.setLong(3, now);
            })
        == 1;
  }

  /** Ends the codes that a user's browser may be carrying to an application. */
  public void revoke(Tx tx, String tenant, String userId, String clientId) {
    tx.sql()
        .execute(
            "DELETE FROM authorization_code WHERE tenant_id = ? AND user_id = ? AND client_id = ?",
            tenant,
            userId,
            clientId);
  }
}
