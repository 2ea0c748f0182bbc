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
    tx.sql()
        .createUpdate(
            """
            INSERT INTO authorization_code (hash, tenant_id, client_id, user_id, sid, family_id, body, end_at)
            VALUES (:hash, :tenant, :client, :user, :sid, :family, :body, :end)
            """)
        .bind("hash", code.hash())
        .bind("tenant", tenant)
        .bind("client", authorization.clientId())
        .bind("user", authorization.userId())
        .bind("sid", authorization.login().sid())
        .bind("family", code.family())
        .bind("body", code.body().toString())
        .bind("end", now + LIFETIME_MILLIS)
        .execute();
    return secret;
  }

  /** The code as it stands, used or not; empty when it is unknown or its time is over. */
  public Optional<AuthorizationCode> find(Tx tx, String tenant, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT hash, tenant_id, family_id, body, redeemed_at FROM authorization_code
            WHERE hash = :hash AND tenant_id = :tenant AND (end_at > :now OR redeemed_at IS NOT NULL)
            """)
        .bind("hash", Hashes.sha256(secret))
        .bind("tenant", tenant)
        .bind("now", now)
        .map(
            (rs, c) ->
                AuthorizationCode.read(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getObject(5) != null))
        .findOne();
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
    return tx.sql()
            .execute(
                "UPDATE authorization_code SET redeemed_at = ?"
                    + " WHERE hash = ? AND redeemed_at IS NULL AND end_at > ?",
                now,
                code.hash(),
                now)
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
