package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.http.Request;
import dev.ostiary.management.Caller;
import dev.ostiary.management.ManagementError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenants;

/** Tells who calls the Management API, by the access token of the call (RFC 6750 section 2.1). */
public final class ManagementTokens {
  private final Tenants tenants;
  private final AccessTokens accessTokens;

  /** A checker. */
  public ManagementTokens(Tenants tenants, AccessTokens accessTokens) {
    this.tenants = tenants;
    this.accessTokens = accessTokens;
  }

  /**
   * The caller.
   *
   * @throws ManagementError 401 with Auth0's text
   */
  public Caller caller(Request request) {
    var tenant = tenants.of(request);
    var header = request.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new ManagementError(401, null, "Missing authentication");
    }
    var outcome =
        accessTokens.check(tenant, header.substring(7).strip(), tenant.managementAudience());
    return switch (outcome) {
      case AccessTokens.Valid valid ->
          new Caller(
              tenant.id(),
              Json.text(valid.claims(), "azp", ""),
              Json.text(valid.claims(), "sub", ""),
              Scope.parse(Json.text(valid.claims(), "scope")));
      case AccessTokens.Invalid ignored -> throw new ManagementError(401, null, "Invalid token");
      case AccessTokens.BadSignature ignored ->
          throw new ManagementError(
              401, null, "Invalid signature received for JSON Web Token validation");
      case AccessTokens.Expired ignored ->
          throw new ManagementError(
              401, null, "Expired token received for JSON Web Token validation");
    };
  }
}
