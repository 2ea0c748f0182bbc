package dev.ostiary.revocation;

import dev.ostiary.client.ClientAuthenticator;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.token.RefreshTokenStore;

/** Ends a refresh token and all that belongs to it, or an opaque access token (RFC 7009). */
public final class RevocationEndpoint implements Endpoint {
  private final Tenants tenants;
  private final ClientAuthenticator authenticator;
  private final Database database;
  private final AuditLog log;
  private final Time time;
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();

  /** What the endpoint writes to. */
  public record Parts(Database database, AuditLog log, Time time) {}

  /** The endpoint. */
  public RevocationEndpoint(Tenants tenants, ClientAuthenticator authenticator, Parts parts) {
    this.tenants = tenants;
    this.authenticator = authenticator;
    this.database = parts.database();
    this.log = parts.log();
    this.time = parts.time();
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/oauth/revoke", this::revoke);
  }

  private Response revoke(Request request) {
    var tenant = tenants.of(request);
    var params = request.form().eachOnce();
    var client = authenticator.authenticate(tenant, request, params);
    var token =
        params
            .get("token")
            .orElseThrow(() -> OAuthError.invalidRequest("Missing required parameter: token"));
    boolean revoked =
        database.write(
            tx -> {
              var family =
                  refreshTokens
                      .find(tx, tenant.id(), token)
                      .filter(f -> f.authorization().clientId().equals(client.id()));
              if (family.isPresent()) {
                return refreshTokens.revoke(tx, family.get().id(), "revoked", time.millis());
              }
              return opaque.revoke(tx, tenant.id(), client.id(), token).isPresent();
            });
    if (revoked) {
      log.write(
          tenant.id(),
          request,
          LogEvent.of(LogType.SUCCESS_REVOCATION, "Token revoked").client(client.id()));
    }
    // An unknown token is no error: it is as dead as the caller wanted it (RFC 7009 section 2.2).
    return Response.empty(200).noStore();
  }
}
