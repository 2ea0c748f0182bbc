package dev.ostiary.introspection;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.Scope;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.UserStore;
import dev.ostiary.verification.AccessTokens;
import dev.ostiary.verification.TokenAnswers;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens that are good at this moment, for callers who may know: the application that was given
 * them, and the application that stands for the API they are for ({@code
 * resource_server_identifier}). Others cannot tell them from random texts.
 */
public final class LivingTokens {
  private final Database database;
  private final Clients clients;
  private final ResourceServers apis;
  private final AccessTokens accessTokens;
  private final Time time;
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final UserStore users = new UserStore();

  /** From what tokens are checked against. */
  public LivingTokens(
      Database database,
      Clients clients,
      ResourceServers apis,
      AccessTokens accessTokens,
      Time time) {
    this.database = database;
    this.clients = clients;
    this.apis = apis;
    this.accessTokens = accessTokens;
    this.time = time;
  }

  /** The members of RFC 7662 section 2.2 but {@code active}, with all claims of a signed token. */
  Optional<TokenAnswers.Found<ObjectNode>> find(Tenant tenant, Client caller, String token) {
    if (token.indexOf('.') >= 0) {
      return signed(tenant, caller, token);
    }
    return database.read(
        tx -> opaque(tx, tenant, caller, token).or(() -> refresh(tx, tenant, caller, token)));
  }

  private Optional<TokenAnswers.Found<ObjectNode>> opaque(
      Tx tx, Tenant tenant, Client caller, String token) {
    return opaque
        .find(tx, tenant.id(), token, time.millis())
        .filter(a -> a.clientId().equals(caller.id()))
        .filter(a -> active(tx, tenant, a.userId()))
        .map(
            a ->
                new TokenAnswers.Found<>(
                    Json.object()
                        .put("token_type", "Bearer")
                        .put("iss", tenant.issuer())
                        .put("aud", tenant.userinfoAudience())
                        .put("client_id", a.clientId())
                        .put("sub", a.userId())
                        .put("scope", Scope.join(a.scopes()))
                        .put("exp", a.endMillis() / 1_000),
                    a.userId(),
                    a.endMillis()));
  }

  /** A refresh token that was used up is not good, though its family may live; its rows say so. */
  private Optional<TokenAnswers.Found<ObjectNode>> refresh(
      Tx tx, Tenant tenant, Client caller, String token) {
    boolean rotating = caller.refreshPolicy().rotating();
    return refreshTokens
        .find(tx, tenant.id(), token)
        .filter(f -> f.authorization().clientId().equals(caller.id()))
        .filter(f -> f.lives(time.millis()) && (f.usedAt() == null || !rotating))
        .filter(f -> active(tx, tenant, f.authorization().userId()))
        .map(
            f ->
                TokenAnswers.Found.once(
                    Json.object()
                        .put("iss", tenant.issuer())
                        .put("client_id", caller.id())
                        .put("sub", f.authorization().userId())
                        .put("aud", f.authorization().audience())
                        .put("scope", Scope.join(f.authorization().scopes()))
                        .put("exp", Math.min(f.end(), f.idleEnd()) / 1_000)));
  }

  private Optional<TokenAnswers.Found<ObjectNode>> signed(
      Tenant tenant, Client caller, String token) {
    return accessTokens
        .any(tenant, token, audience -> apis.byIdentifier(tenant.id(), audience))
        .filter(claims -> mayKnow(caller, claims))
        .filter(claims -> lives(tenant, claims))
        .map(
            claims ->
                new TokenAnswers.Found<>(
                    claims
                        .deepCopy()
                        .put("token_type", "Bearer")
                        .put("client_id", AccessTokens.application(claims)),
                    Json.text(claims, "sub", ""),
                    Json.number(claims, "exp", 0) * 1_000));
  }

  private static boolean mayKnow(Client caller, ObjectNode claims) {
    var own = caller.resourceServerIdentifier();
    return AccessTokens.application(claims).equals(caller.id())
        || (own != null && AccessTokens.audiences(claims).contains(own));
  }

  /** Whether the application, the user and the sign-in behind a token are still there. */
  private boolean lives(Tenant tenant, ObjectNode claims) {
    var application = AccessTokens.application(claims);
    var subject = Json.text(claims, "sub", "");
    if (clients.find(tenant.id(), application).isEmpty()) {
      return false;
    }
    if (subject.equals(application + "@clients")) {
      return true;
    }
    long issued = Json.number(claims, "iat", 0) * 1_000;
    return database.read(
        tx ->
            active(tx, tenant, subject)
                && refreshTokens.ended(tx, tenant.id(), subject, application, issued).isEmpty());
  }

  private boolean active(Tx tx, Tenant tenant, String userId) {
    return users.find(tx, tenant.id(), userId).filter(u -> !u.blocked()).isPresent();
  }
}
