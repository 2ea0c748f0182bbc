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
import dev.ostiary.token.IssuanceRequest.Flow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decides every claim, scope and lifetime of an issuance, and why. Writes nothing. */
final class TokenPlanner {
  /** Seconds that a token without an API lives. */
  private static final long USERINFO_LIFETIME = 86_400;

  private final ResourceServers apis;
  private final ScopePlanner scopes;
  private final IssuanceGate gate;
  private final Time time;
  private final Organizations organizations;

  TokenPlanner(TokenIssuer.Sources sources, ScopePlanner scopes, IssuanceGate gate, Time time) {
    this.apis = sources.apis();
    this.organizations = sources.organizations();
    this.scopes = scopes;
    this.gate = gate;
    this.time = time;
  }

  TokenPlan plan(IssuanceRequest request) {
    var reasons = new Reason.Recorder();
    var user = request.user();
    var organization = organization(request, reasons);
    if (user != null) {
      gate.mayIssue(request.client(), user, organization);
    }
    var api = api(request, reasons);
    var names = new FormerNames(api, time.millis());
    var asked = names.translated(request);
    var held = scopes.held(request, api);
    var decided =
        user != null
            ? scopes.forUser(asked, api, held, reasons)
            : scopes.forClient(asked, required(api), organization, reasons);
    names.explain(request, decided, reasons);
    var granted = names.every(decided);
    var access =
        api == null
            ? opaque(reasons)
            : jwt(
                request,
                new Grant(api, granted, names.every(held.keySet()), organization),
                reasons);
    var idClaims =
        granted.contains("openid") && user != null
            ? idClaims(request, granted, organization, reasons)
            : null;
    boolean refreshable =
        granted.contains("offline_access") && request.flow() != Flow.FRONT_CHANNEL;
    return new TokenPlan(request, access, granted, idClaims, refreshable, reasons.list());
  }

  private record Grant(
      ResourceServer api,
      Set<String> scopes,
      Set<String> permissions,
      @Nullable Organization organization) {}

  private @Nullable Organization organization(IssuanceRequest request, Reason.Recorder reasons) {
    var wanted = request.details().organization();
    if (wanted == null) {
      reasons.dropped("claim:org_id", "organization.none", "The request names no organization");
      return null;
    }
    var found =
        organizations.named(request.tenant(), wanted).orElseThrow(OAuthError::unknownOrganization);
    reasons.kept("claim:org_id", "organization.asked", "The request is for this organization");
    return found;
  }

  /** An application compares the claim with what it asked for (SDKs do so in the ID token). */
  private static void organization(
      ObjectNode claims, IssuanceRequest request, @Nullable Organization organization) {
    if (organization != null) {
      claims.put("org_id", organization.id());
      if (request.tenant().organizationNames()) {
        claims.put("org_name", organization.name());
      }
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
        .orElseThrow(() -> OAuthError.accessDenied("Service not found: " + wanted));
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
    boolean web = request.flow() == Flow.FRONT_CHANNEL;
    long lifetime = web ? Math.min(api.webLifetime(), api.lifetime()) : api.lifetime();
    reasons.kept(
        "lifetime",
        web ? "lifetime.web" : "lifetime.api",
        web
            ? "Tokens from the authorization endpoint live as token_lifetime_for_web says"
            : "The API's token_lifetime");
    boolean rfc9068 = api.dialect().rfc9068();
    long now = time.seconds();
    var claims = Json.object().put("iss", request.tenant().issuer()).put("sub", subject(request));
    audience(claims, request, grant, reasons);
    claims.put("iat", now).put("exp", now + lifetime);
    if (!grant.scopes().isEmpty()) {
      claims.put("scope", Scope.join(grant.scopes()));
    }
    if (rfc9068) {
      claims.put("jti", Ids.alphanumeric(22)).put("client_id", request.client().id());
      reasons.kept("claim:client_id", "dialect.rfc9068", "The API asks for the RFC 9068 profile");
    } else {
      if (!request.flow().gty().isEmpty()) {
        claims.put("gty", request.flow().gty());
      }
      claims.put("azp", request.client().id());
    }
    organization(claims, request, grant.organization());
    permissions(claims, request, grant, reasons);
    return new TokenPlan.Jwt(api, api.algorithm(), rfc9068 ? "at+jwt" : "JWT", claims, lifetime);
  }

  private static String subject(IssuanceRequest request) {
    var user = request.user();
    return user == null ? request.client().id() + "@clients" : user.id();
  }

  private static void audience(
      ObjectNode claims, IssuanceRequest request, Grant grant, Reason.Recorder reasons) {
    var api = grant.api();
    if (grant.scopes().contains("openid") && api.algorithm() == Algorithm.RS256) {
      claims.set("aud", Json.array(List.of(api.identifier(), request.tenant().userinfoAudience())));
      reasons.kept(
          "claim:aud",
          "aud.userinfo",
          "With openid the same token also opens the UserInfo endpoint");
    } else {
      claims.put("aud", api.identifier());
      reasons.kept("claim:aud", "aud.api", "The API that was asked for");
    }
  }

  /** The claim lists everything that the user may do here, whatever scopes were asked for. */
  private static void permissions(
      ObjectNode claims, IssuanceRequest request, Grant grant, Reason.Recorder reasons) {
    var api = grant.api();
    if (!api.dialect().permissions() || !api.enforcesPolicies()) {
      reasons.dropped(
          "claim:permissions", "permissions.off", "The API does not ask for permissions in tokens");
      return;
    }
    var all = request.user() == null ? grant.scopes() : grant.permissions();
    claims.set("permissions", Json.array(all));
    reasons.kept(
        "claim:permissions",
        "permissions.rbac",
        "RBAC is on and the API's token dialect lists them");
  }

  private ObjectNode idClaims(
      IssuanceRequest request,
      Set<String> granted,
      @Nullable Organization organization,
      Reason.Recorder reasons) {
    var tenant = request.tenant();
    var user = java.util.Objects.requireNonNull(request.user());
    var claims = Json.object();
    ProfileClaims.add(
        claims,
        user,
        granted,
        ProfileClaims.Wanted.of(request.details().claims(), "id_token"),
        tenant.rfcBehaviour());
    long now = time.seconds();
    claims
        .put("iss", tenant.issuer())
        .put("aud", request.client().id())
        .put("sub", user.id())
        .put("iat", now)
        .put("exp", now + request.client().idTokenLifetime());
    organization(claims, request, organization);
    login(claims, request);
    reasons.kept("id_token", "id-token.openid", "The scope openid asks for it");
    return claims;
  }

  /** A refreshed ID token repeats neither nonce nor session: SDKs refuse what they did not send. */
  private static void login(ObjectNode claims, IssuanceRequest request) {
    var login = request.login();
    if (login == null || request.flow() == Flow.REFRESH) {
      return;
    }
    if (!login.sid().isEmpty()) {
      claims.put("sid", login.sid());
    }
    var details = request.details();
    if (details.nonce() != null) {
      claims.put("nonce", details.nonce());
    }
    var wanted = ProfileClaims.Wanted.of(details.claims(), "id_token").names();
    if (details.maxAge() || wanted.contains("auth_time")) {
      claims.put("auth_time", login.authTime());
    }
  }
}
