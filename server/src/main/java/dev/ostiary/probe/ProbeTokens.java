package dev.ostiary.probe;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of a probe. The right one, and the one that only lacks a permission, are planned and
 * signed as every other token, for a client that is stored nowhere and that nobody can be over
 * HTTP; the pipeline gives it a minute at most and never the Management API.
 */
final class ProbeTokens {
  private final TokenIssuer issuer;
  private final FaultyTokens faulty;

  ProbeTokens(TokenIssuer issuer, FaultyTokens faulty) {
    this.issuer = issuer;
    this.faulty = faulty;
  }

  /**
   * What to send, in order.
   *
   * @param scopes what the route wants; empty when it is not known, then the right token has all
   */
  Map<Attempt, List<String>> of(Tenant tenant, ResourceServer api, Set<String> scopes) {
    var right = plan(tenant, api, scopes);
    var tokens = new EnumMap<>(faulty.of(right));
    if (!scopes.isEmpty()) {
      tokens.put(Attempt.MISSING_SCOPE, List.of(lacking(tenant, api, scopes)));
    }
    tokens.put(Attempt.RIGHT, List.of(signed(right)));
    return tokens;
  }

  /** With every permission of the API but those that the route wants. */
  private String lacking(Tenant tenant, ResourceServer api, Set<String> scopes) {
    var others = new LinkedHashSet<>(api.scopes().keySet());
    others.removeAll(scopes);
    if (!others.isEmpty()) {
      return signed(plan(tenant, api, others));
    }
    var all = plan(tenant, api, scopes);
    var access = (TokenPlan.Jwt) all.access();
    var claims = access.claims().deepCopy();
    claims.remove("scope");
    if (claims.has("permissions")) {
      claims.set("permissions", Json.array());
    }
    var bare =
        new TokenPlan.Jwt(
            access.api(), access.algorithm(), access.typ(), claims, access.lifetime());
    return signed(new TokenPlan(all.request(), bare, Set.of(), null, false, all.reasons()));
  }

  private TokenPlan plan(Tenant tenant, ResourceServer api, Set<String> scopes) {
    return issuer.plan(
        new IssuanceRequest(
            tenant,
            client(tenant),
            IssuanceRequest.Flow.CLIENT_CREDENTIALS,
            null,
            api.identifier(),
            scopes,
            null,
            IssuanceRequest.Details.NONE));
  }

  private String signed(TokenPlan plan) {
    return issuer.accessToken(plan, TokenIssuer.Stored.NOTHING);
  }

  private static Client client(Tenant tenant) {
    return new Client(
        tenant.id(),
        Tenant.PROBE,
        "Probe",
        null,
        Set.of(GrantType.CLIENT_CREDENTIALS.value()),
        List.of(),
        Set.of(),
        Json.object().put("token_endpoint_auth_method", "none"));
  }
}
