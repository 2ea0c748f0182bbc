package dev.ostiary.token;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access tokens for the UserInfo endpoint: random, only their hashes kept. */
public final class OpaqueTokenStore {
  /** Characters of a token: 32 random bytes in base64url. */
  static final int LENGTH = 43;

  /**
   * What a token opens.
   *
   * @param organization the id of the organization that it is for, or null
   * @param endMillis when it expires
   */
  public record Access(
      String clientId,
      String userId,
      Set<String> scopes,
      @Nullable String claims,
      @Nullable String organization,
      long endMillis) {}

  /** Makes a token and returns its only copy. */
  public String issue(Tx tx, TokenPlan plan, String family, long endMillis) {
    var secret = Ids.secret();
    var request = plan.request();
    var user = java.util.Objects.requireNonNull(request.user());
    var login = request.login();
    var body =
        Json.object()
            .put("scope", Scope.join(plan.scopes()))
            .put("claims", request.details().claims());
    tx.sql()
        .execute(
            """
            INSERT INTO access_token (hash, tenant_id, family_id, client_id, user_id, sid,
                                      organization_id, body, end_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Hashes.sha256(secret),
            request.tenant().id(),
            family,
            request.client().id(),
            user.id(),
            login == null ? "" : login.sid(),
            request.details().organization(),
            Json.write(body),
            endMillis);
    return secret;
  }

  /** What a living token opens. */
  public Optional<Access> find(Tx tx, String tenant, String token, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT client_id, user_id, body, organization_id, end_at FROM access_token
            WHERE hash = :hash AND tenant_id = :tenant AND end_at > :now
            """)
        .bind("hash", Hashes.sha256(token))
        .bind("tenant", tenant)
        .bind("now", now)
        .map(
            (rs, c) -> {
              var body = Json.own(rs.getString(3));
              return new Access(
                  rs.getString(1),
                  rs.getString(2),
                  Scope.parse(Json.text(body, "scope")),
                  Json.text(body, "claims"),
                  rs.getString(4),
                  rs.getLong(5));
            })
        .findOne();
  }

  /**
   * To whom a token was given, as long as it is remembered.
   *
   * @param issued milliseconds since the epoch
   * @param end the same; until then it is good
   */
  public record Trace(String clientId, long issued, long end) {}

  /** Where a token came from, by its hash: whoever explains it need not hold it. */
  public Optional<Trace> trace(Tx tx, String tenant, String hash) {
    return tx.sql()
        .createQuery(
            "SELECT client_id, end_at FROM access_token"
                + " WHERE hash = :hash AND tenant_id = :tenant")
        .bind("hash", hash)
        .bind("tenant", tenant)
        .map(
            (rs, c) -> {
              long end = rs.getLong(2);
              return new Trace(rs.getString(1), end - TokenPlanner.USERINFO_LIFETIME * 1000, end);
            })
        .findOne();
  }

  /** Ends a token; the family it belongs to, when there was such a token of the client. */
  public Optional<String> revoke(Tx tx, String tenant, String clientId, String token) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM access_token WHERE hash = :hash AND tenant_id = :tenant
            AND client_id = :client RETURNING family_id
            """)
        .bind("hash", Hashes.sha256(token))
        .bind("tenant", tenant)
        .bind("client", clientId)
        .mapTo(String.class)
        .findOne();
  }

  /** Ends every token that an application has for a user. */
  public void revokeAll(Tx tx, String tenant, String userId, String clientId) {
    tx.sql()
        .execute(
            "DELETE FROM access_token WHERE tenant_id = ? AND user_id = ? AND client_id = ?",
            tenant,
            userId,
            clientId);
  }
}
