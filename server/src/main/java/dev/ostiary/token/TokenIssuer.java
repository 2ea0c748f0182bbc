package dev.ostiary.token;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.client.Client;
import dev.ostiary.client.ClientGrants;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.Keys;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Issues every token of every grant, in two steps: {@link #plan} decides and records why, {@link
 * #sign} makes the bytes. What only explains calls {@code plan} alone and can never disagree.
 */
public final class TokenIssuer {
  private final ScopePlanner scopes;
  private final TokenPlanner planner;
  private final ResourceServers apis;
  private final Roles roles;
  private final Keys keys;
  private final Time time;
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();

  /** What the planner reads. */
  public record Sources(
      Database database,
      ResourceServers apis,
      ClientGrants clientGrants,
      Roles roles,
      Connections connections,
      Organizations organizations,
      Administrators administrators) {}

  /** Random parts of an issuance: stored as hashes in its transaction, then handed out. */
  public record Stored(@Nullable String opaqueToken, @Nullable String refreshToken) {
    /** None. */
    public static final Stored NOTHING = new Stored(null, null);
  }

  /** An issuer. */
  public TokenIssuer(Sources sources, Keys keys, Time time) {
    this.scopes = new ScopePlanner(sources);
    var gate = new IssuanceGate(sources.connections(), sources.organizations());
    this.planner = new TokenPlanner(sources, scopes, gate, time);
    this.apis = sources.apis();
    this.roles = sources.roles();
    this.keys = keys;
    this.time = time;
  }

  /**
   * Decides everything about the tokens and writes nothing.
   *
   * @throws dev.ostiary.oauth.OAuthError when nothing may be issued
   */
  public TokenPlan plan(IssuanceRequest request) {
    return planner.plan(request);
  }

  /**
   * The most that an application gets at an API, whoever the user is.
   *
   * @param users scopes that a user's token may have, or null when no user gets one; it may also be
   *     issued without any
   * @param itself scopes of a token for the application itself, or null when it gets none
   */
  public record Reach(@Nullable Set<String> users, @Nullable Set<String> itself) {}

  /** The most that an application gets at an API, by the rules that {@link #plan} keeps to. */
  public Reach reach(Client client, ResourceServer api) {
    return scopes.reach(client, api);
  }

  /**
   * Checks, before anybody signs in, that users of an application may get tokens for an API.
   *
   * @param audience the API, or null for the tenant's default
   * @throws dev.ostiary.oauth.OAuthError when the API's policy does not let the application in
   */
  public void requireUserAccess(Tenant tenant, Client client, @Nullable String audience) {
    var identifier = audience == null ? tenant.defaultAudience().orElse("") : audience;
    apis.byIdentifier(tenant.id(), identifier)
        .ifPresent(api -> scopes.requireUserAccess(client, api));
  }

  /**
   * The scopes with every name that their permissions have at the API, former ones included.
   *
   * @param audience the API, or null for the tenant's default
   */
  public Set<String> everyName(Tenant tenant, @Nullable String audience, Set<String> scopes) {
    var identifier = audience == null ? tenant.defaultAudience().orElse("") : audience;
    var api = apis.byIdentifier(tenant.id(), identifier).orElse(null);
    return new FormerNames(api, time.millis()).every(scopes);
  }

  /**
   * What a user holds at an API.
   *
   * @param permissions their names, in order; none where the API does not ask for permissions
   * @param roles the names of the roles that give any of them, in order
   */
  public record Held(SortedSet<String> permissions, SortedSet<String> roles) {}

  /** What the user of a request holds at an API now, by the rules that {@link #plan} keeps to. */
  public Held held(IssuanceRequest request, ResourceServer api) {
    var permissions = new TreeSet<String>();
    var names = new TreeSet<String>();
    for (var row : scopes.rows(request, api)) {
      permissions.add(row.permission());
      roles.find(request.tenant().id(), row.roleId()).ifPresent(r -> names.add(r.name()));
    }
    return new Held(permissions, names);
  }

  /**
   * Stores what must be known again: an opaque token, and the first refresh token of a family.
   *
   * @param authorization what refresh tokens stand for, or null when none may be made
   */
  public Stored store(Tx tx, TokenPlan plan, String family, @Nullable Authorization authorization) {
    var refresh =
        authorization != null && plan.refreshable()
            ? refreshTokens.begin(
                tx,
                plan.request().tenant().id(),
                family,
                authorization.lasting(),
                new RefreshTokenStore.Policy(
                    plan.request().client().refreshPolicy(), time.millis()))
            : null;
    return new Stored(storeOpaque(tx, plan, family), refresh);
  }

  /** Stores the opaque token of a plan that has one. */
  public @Nullable String storeOpaque(Tx tx, TokenPlan plan, String family) {
    return plan.access() instanceof TokenPlan.Opaque access
        ? opaque.issue(tx, plan, family, time.millis() + access.lifetime() * 1000)
        : null;
  }

  /**
   * Makes the tokens of a back channel.
   *
   * @param storing asked when everything is signed: what cannot be signed uses nothing up
   */
  public IssuedTokens sign(TokenPlan plan, Supplier<Stored> storing) {
    var jwt = plan.access() instanceof TokenPlan.Jwt ? accessToken(plan, Stored.NOTHING) : null;
    var idToken = idToken(plan, null, null);
    var stored = storing.get();
    var access = jwt == null ? accessToken(plan, stored) : jwt;
    return new IssuedTokens(plan, access, idToken, stored.refreshToken());
  }

  /** Characters of the access token that the plan leads to; an opaque one has no claims. */
  public int accessTokenLength(TokenPlan plan) {
    return switch (plan.access()) {
      case TokenPlan.Jwt jwt -> Jws.length(apiKey(plan, jwt), jwt.typ(), jwt.claims());
      case TokenPlan.Opaque ignored -> OpaqueTokenStore.LENGTH;
    };
  }

  /** Characters of the ID token that the plan leads to; 0 when it has none. */
  public int idTokenLength(TokenPlan plan) {
    return plan.idClaims() == null ? 0 : Jws.length(idKey(plan), "JWT", plan.idClaims());
  }

  /** Makes the access token. */
  public String accessToken(TokenPlan plan, Stored stored) {
    return switch (plan.access()) {
      case TokenPlan.Jwt jwt -> Jws.sign(apiKey(plan, jwt), jwt.typ(), jwt.claims());
      case TokenPlan.Opaque ignored -> java.util.Objects.requireNonNull(stored.opaqueToken());
    };
  }

  private SigningKey apiKey(TokenPlan plan, TokenPlan.Jwt jwt) {
    return keys.signing(plan.request().tenant().id(), jwt.algorithm(), jwt.api().signingSecret());
  }

  /**
   * Makes the ID token; null when the plan has none. What travels beside it through the browser is
   * bound to it by hashes (OpenID Connect Core 3.3.2.11).
   */
  public @Nullable String idToken(
      TokenPlan plan, @Nullable String accessToken, @Nullable String code) {
    if (plan.idClaims() == null) {
      return null;
    }
    var key = idKey(plan);
    var claims = plan.idClaims().deepCopy();
    int bits = key.algorithm().hashBits();
    if (accessToken != null) {
      claims.put("at_hash", Hashes.leftHalf(accessToken, bits));
    }
    if (code != null) {
      claims.put("c_hash", Hashes.leftHalf(code, bits));
    }
    return Jws.sign(key, "JWT", claims);
  }

  private SigningKey idKey(TokenPlan plan) {
    var client = plan.request().client();
    var algorithm = Algorithm.of(client.idTokenAlgorithm()).orElse(Algorithm.RS256);
    var secret = client.secret();
    return algorithm.symmetric() && secret != null
        ? SigningKey.hmac(secret)
        : keys.current(
            plan.request().tenant().id(), algorithm.symmetric() ? Algorithm.RS256 : algorithm);
  }
}
