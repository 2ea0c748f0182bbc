package dev.ostiary.verification;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.http.Request;
import dev.ostiary.management.Caller;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Scopes;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.UserStore;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Tells who calls the Management API, by the access token of the call (RFC 6750 section 2.1). */
public final class ManagementTokens {
  private final Tenants tenants;
  private final AccessTokens accessTokens;
  private final Administrators administrators;
  private final Database database;
  private final UserStore users = new UserStore();

  /** A checker. */
  public ManagementTokens(
      Tenants tenants,
      AccessTokens accessTokens,
      Administrators administrators,
      Database database) {
    this.administrators = administrators;
    this.tenants = tenants;
    this.accessTokens = accessTokens;
    this.database = database;
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
      case AccessTokens.Valid valid -> caller(tenant, valid.claims());
      case AccessTokens.Invalid ignored -> throw new ManagementError(401, null, "Invalid token");
      case AccessTokens.BadSignature ignored ->
          throw new ManagementError(
              401, null, "Invalid signature received for JSON Web Token validation");
      case AccessTokens.Expired ignored ->
          throw new ManagementError(
              401, null, "Expired token received for JSON Web Token validation");
    };
  }

  private Caller caller(Tenant tenant, ObjectNode claims) {
    var client = AccessTokens.application(claims);
    var subject = Json.text(claims, "sub", "");
    var scopes = Scope.parse(Json.text(claims, "scope"));
    var caller = new Caller(tenant.id(), client, subject, scopes);
    if (caller.machine()) {
      // Whatever its token says, no machine decides who manages the tenant.
      return caller.without(Scopes.managing()::contains);
    }
    // A token outlives its user, and a user's token reaches beyond the user's own account only
    // when an administrator uses the dashboard.
    boolean active =
        database
            .read(tx -> users.find(tx, tenant.id(), subject))
            .filter(u -> !u.blocked())
            .isPresent();
    if (!active) {
      throw new ManagementError(401, null, "Invalid token");
    }
    // The level as it is now: who is no administrator any more is none from this call on.
    var managed =
        client.equals(Tenant.DASHBOARD)
            ? administrators.scopes(tenant.id(), subject)
            : Set.<String>of();
    return caller.without(s -> !s.contains(Scope.OWN_ACCOUNT) && !managed.contains(s));
  }
}
