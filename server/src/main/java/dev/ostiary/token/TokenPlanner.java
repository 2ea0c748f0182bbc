package dev.ostiary.token;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.IssuanceRequest.Flow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decides every claim, scope and lifetime of an issuance, and why. Writes nothing. */
final class TokenPlanner {
  /** Seconds that a token without an API lives. */
  static final long USERINFO_LIFETIME = 86_400;

  /** Seconds that a token lives with which an API is only tried. */
  private static final long PROBE_LIFETIME = 60;

  private final ResourceServers apis;
  private final ScopePlanner scopes;
  private final IssuanceGate gate;
  private final Time time;
  private final Organizations organizations;
  private final IdTokenClaims idTokens;

  TokenPlanner(TokenIssuer.Sources sources, ScopePlanner scopes, IssuanceGate gate, Time time) {
    this.apis = sources.apis();
    this.organizations = sources.organizations();
    this.scopes = scopes;
    this.gate = gate;
    this.time = time;
    this.idTokens = new IdTokenClaims(time);
  }

  TokenPlan plan(IssuanceRequest request) {
    var reasons = new Reason.Recorder();
    var user = request.user();
    var organization = organization(request);
    var api = api(request, reasons);
    if (user != null) {
      // First what does not depend on who it is, as at the authorization endpoint.
      if (api != null) {
        scopes.requireUserAccess(request.client(), api);
      }
      gate.mayIssue(request.client(), user, organization);
    }
    var names = new FormerNames(api, time.millis());
    var asked = names.translated(request);
    var held = scopes.held(request, api);
    var decided =
        user != null
            ? scopes.forUser(asked, api, held, reasons)
            : scopes.forClient(asked, required(api), organization, reasons);
    names.explain(request, decided, reasons);
    var custom = new CustomClaims(request.details().customization());
    var granted = custom.scopes(names.every(decided), api, reasons);
    var access =
        api == null
            ? opaque(reasons)
            : jwt(
                request,
                new Grant(api, granted, names.every(held.keySet()), organization),
                reasons);
    if (access instanceof TokenPlan.Jwt jwt) {
      custom.add(jwt.claims(), Reason.ACCESS, reasons);
    }
    var idClaims =
        granted.contains("openid") && user != null
            ? idTokens.claims(request, granted, organization, reasons)
            : null;
    if (idClaims != null) {
      custom.add(idClaims, Reason.ID, reasons);
    }
    if (idClaims == null) {
      reasons.dropped(
          "id_token",
          "id-token.none",
          user == null
              ? "Nobody is signed in: an application for itself gets no ID token"
              : "The request does not ask for the scope openid");
    }
    boolean refreshable =
        granted.contains("offline_access") && request.flow() != Flow.FRONT_CHANNEL;
    return new TokenPlan(request, access, granted, idClaims, refreshable, reasons.list());
  }

  private record Grant(
      ResourceServer api,
      Set<String> scopes,
      Set<String> permissions,
      @Nullable Organization organization) {}

  private @Nullable Organization organization(IssuanceRequest request) {
    var wanted = request.details().organization();
    if (wanted == null) {
      return null;
    }
    return organizations
        .named(request.tenant(), wanted)
        .orElseThrow(OAuthError::unknownOrganization);
  }

  /**
   * Adds the organization; an application compares it with what it asked for (SDKs do so in the ID
   * token).
   */
  static void organization(
      ObjectNode claims,
      IssuanceRequest request,
      @Nullable Organization organization,
      Reason.Claims reasons) {
    if (organization == null) {
      return;
    }
    claims.put("org_id", organization.id());
    reasons.kept("org_id", "organization.asked", "The request is for this organization");
    if (request.tenant().organizationNames()) {
      claims.put("org_name", organization.name());
      reasons.kept("org_name", "organization.names", "The tenant puts names into tokens");
    }
  }

  private static ResourceServer required(@Nullable ResourceServer api) {
    if (api == null) {
      throw OAuthError.accessDenied(
          "No audience parameter was provided, and no default audience has been configured");
    }
    return api;
  }

  private @Nullable ResourceServer api(IssuanceRequest request, Reason.Recorder reasons) {
    var tenant = request.tenant();
    var audience = request.audience();
    if (audience == null) {
      audience = tenant.defaultAudience().orElse(null);
      if (audience != null) {
        reasons.kept("audience", "audience.default", "The tenant's default audience");
      }
    } else if (audience.equals(tenant.userinfoAudience())) {
      reasons.kept("audience", "audience.userinfo", "The UserInfo endpoint itself");
      return null;
    } else {
      reasons.kept("audience", "audience.asked", "The request names this API");
    }
    if (audience == null) {
      reasons.dropped("audience", "audience.none", "The request names no API");
      return null;
    }
    var wanted = audience;
    return apis.byIdentifier(tenant.id(), wanted)
        .orElseThrow(() -> OAuthError.serviceNotFound(wanted));
  }

  private static TokenPlan.Access opaque(Reason.Recorder reasons) {
    reasons.kept(
        "access_token",
        "access-token.opaque",
        "Without an API the token is for the UserInfo endpoint only, and nobody else reads it");
    reasons.kept("lifetime", "lifetime.userinfo", "Tokens for UserInfo live a day");
    return new TokenPlan.Opaque(USERINFO_LIFETIME);
  }

  private TokenPlan.Access jwt(IssuanceRequest request, Grant grant, Reason.Recorder reasons) {
    var api = grant.api();
    long lifetime = lifetime(request, api, reasons);
    return new TokenPlan.Jwt(
        api,
        api.algorithm(),
        api.dialect().rfc9068() ? "at+jwt" : "JWT",
        accessClaims(request, grant, lifetime, reasons.of(Reason.ACCESS)),
        lifetime);
  }

  private static long lifetime(
      IssuanceRequest request, ResourceServer api, Reason.Recorder reasons) {
    if (request.client().id().equals(Tenant.PROBE)) {
      reasons.kept("lifetime", "lifetime.probe", "Tokens of a probe live a minute at most");
      return Math.min(PROBE_LIFETIME, api.lifetime());
    }
    boolean web = request.flow() == Flow.FRONT_CHANNEL;
    reasons.kept(
        "lifetime",
        web ? "lifetime.web" : "lifetime.api",
        web
            ? "Tokens from the authorization endpoint live as token_lifetime_for_web says"
            : "The API's token_lifetime");
    return web ? Math.min(api.webLifetime(), api.lifetime()) : api.lifetime();
  }

  private ObjectNode accessClaims(
      IssuanceRequest request, Grant grant, long lifetime, Reason.Claims reasons) {
    var claims = Json.object().put("iss", request.tenant().issuer());
    reasons.kept("iss", "claim.issuer", "The tenant that issues it");
    subject(claims, request, reasons);
    audience(claims, request, grant, reasons);
    long now = time.seconds();
    claims.put("iat", now).put("exp", now + lifetime);
    reasons.kept("iat", "claim.now", "When it is issued");
    reasons.kept("exp", "claim.lifetime", "iat and the lifetime");
    if (grant.scopes().isEmpty()) {
      reasons.dropped("scope", "claim.no-scopes", "No scope is granted");
    } else {
      claims.put("scope", Scope.join(grant.scopes()));
      reasons.kept("scope", "claim.scopes", "The scopes that are granted, each for its reason");
    }
    client(claims, request, grant.api(), reasons);
    organization(claims, request, grant.organization(), reasons);
    permissions(claims, request, grant, reasons);
    return claims;
  }

  /** Who asked: Auth0's own profile and RFC 9068 section 2.2 name it differently. */
  private static void client(
      ObjectNode claims, IssuanceRequest request, ResourceServer api, Reason.Claims reasons) {
    if (api.dialect().rfc9068()) {
      claims.put("jti", Ids.alphanumeric(22)).put("client_id", request.client().id());
      reasons.kept("jti", "dialect.rfc9068", "The API asks for the RFC 9068 profile");
      reasons.kept("client_id", "dialect.rfc9068", "The API asks for the RFC 9068 profile");
      return;
    }
    if (!request.flow().gty().isEmpty()) {
      claims.put("gty", request.flow().gty());
      reasons.kept("gty", "claim.grant", "The grant by which it was got");
    }
    claims.put("azp", request.client().id());
    reasons.kept("azp", "claim.client", "The application that asked");
  }

  private static void subject(ObjectNode claims, IssuanceRequest request, Reason.Claims reasons) {
    var user = request.user();
    claims.put("sub", user == null ? request.client().id() + "@clients" : user.id());
    reasons.kept(
        "sub",
        user == null ? "claim.client-itself" : "claim.user",
        user == null ? "No user: the application itself" : "The user's id");
  }

  private static void audience(
      ObjectNode claims, IssuanceRequest request, Grant grant, Reason.Claims reasons) {
    var api = grant.api();
    if (grant.scopes().contains("openid") && api.algorithm() == Algorithm.RS256) {
      claims.set("aud", Json.array(List.of(api.identifier(), request.tenant().userinfoAudience())));
      reasons.kept(
          "aud", "aud.userinfo", "With openid the same token also opens the UserInfo endpoint");
    } else {
      claims.put("aud", api.identifier());
      reasons.kept("aud", "aud.api", "The API that was asked for");
    }
  }

  /** The claim lists everything that the user may do here, whatever scopes were asked for. */
  private static void permissions(
      ObjectNode claims, IssuanceRequest request, Grant grant, Reason.Claims reasons) {
    var api = grant.api();
    if (!api.dialect().permissions() || !api.enforcesPolicies()) {
      reasons.dropped(
          "permissions", "permissions.off", "The API does not ask for permissions in tokens");
      return;
    }
    var all = request.user() == null ? grant.scopes() : grant.permissions();
    claims.set("permissions", Json.array(all));
    reasons.kept(
        "permissions", "permissions.rbac", "RBAC is on and the API's token dialect lists them");
  }
}
