package dev.ostiary.grant;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.Authorization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.token.TokenFamily;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A refresh token for new tokens (RFC 6749 section 6) with rotation: a token that comes back after
 * its leeway ends its whole family (RFC 9700 section 4.14.2).
 */
public final class RefreshTokenGrant implements Grant {
  private final Database database;
  private final TokenIssuer issuer;
  private final AuditLog log;
  private final GrantPrograms programs;
  private final Time time;
  private final RefreshTokenStore store = new RefreshTokenStore();
  private final UserStore users = new UserStore();

  /** The grant. */
  public RefreshTokenGrant(
      Database database, TokenIssuer issuer, AuditLog log, GrantPrograms programs, Time time) {
    this.database = database;
    this.issuer = issuer;
    this.log = log;
    this.programs = programs;
    this.time = time;
  }

  @Override
  public GrantType type() {
    return GrantType.REFRESH_TOKEN;
  }

  @Override
  public LogType success() {
    return LogType.SUCCESS_REFRESH_EXCHANGE;
  }

  @Override
  public LogType failure() {
    return LogType.FAILED_REFRESH_EXCHANGE;
  }

  @Override
  public Exchange decide(Call call) {
    var token = call.required("refresh_token");
    var found = find(call, token);
    var family = found.family();
    var plan = plan(call, found);
    var policy = new RefreshTokenStore.Policy(call.client().refreshPolicy(), time.millis());
    return new Exchange(
        plan,
        tx ->
            store
                .rotate(tx, family, token, policy)
                .map(
                    next ->
                        new TokenIssuer.Stored(issuer.storeOpaque(tx, plan, family.id()), next)),
        () -> reused(call, family));
  }

  /** A family and the user whose it is, who may be gone. */
  private record Found(TokenFamily family, Optional<User> user) {}

  private Found find(Call call, String token) {
    var tenant = call.tenant().id();
    var found =
        database
            .read(
                tx ->
                    store
                        .find(tx, tenant, token)
                        .map(f -> new Found(f, users.find(tx, tenant, f.authorization().userId()))))
            .orElseThrow(() -> OAuthError.invalidRefreshToken().because("unknown"));
    check(call, found.family());
    return found;
  }

  private void check(Call call, TokenFamily family) {
    if (!family.authorization().clientId().equals(call.client().id())) {
      throw OAuthError.invalidRefreshToken().because("The token belongs to another client");
    }
    if (!family.lives(time.millis())) {
      throw OAuthError.invalidRefreshToken().because(family.revoked() ? "revoked" : "expired");
    }
    var rules = call.client().refreshPolicy();
    var usedAt = family.usedAt();
    // A used token stays used, also when the application stops rotating.
    long leeway = rules.rotating() ? rules.leeway() * 1000 : 0;
    if (usedAt != null && usedAt <= time.millis() - leeway) {
      throw reused(call, family);
    }
  }

  private TokenPlan plan(Call call, Found found) {
    var authorization = found.family().authorization();
    var user =
        found
            .user()
            .orElseThrow(
                () ->
                    OAuthError.invalidGrant(
                        "The refresh_token was generated for a user who doesn't exist anymore."));
    var request =
        new IssuanceRequest(
            call.tenant(),
            call.client(),
            IssuanceRequest.Flow.REFRESH,
            user,
            authorization.audience(),
            scopes(call, authorization),
            authorization.login(),
            authorization.details());
    return issuer.plan(
        programs.asked(call, request, "oauth2-refresh-token", () -> revoke(found.family())));
  }

  private void revoke(TokenFamily family) {
    database.write(tx -> store.revoke(tx, family.id(), "revoked by a program", time.millis()));
  }

  /**
   * A refresh may ask for less, never for more; a permission that was renamed meanwhile, by either
   * name. Auth0 leaves out what was not granted, RFC 6749 section 6 refuses it.
   */
  private Set<String> scopes(Call call, Authorization authorization) {
    var asked = call.params().get("scope");
    if (asked.isEmpty()) {
      return authorization.scopes();
    }
    var granted = issuer.everyName(call.tenant(), authorization.audience(), authorization.scopes());
    var fewer = new LinkedHashSet<>(Scope.parse(asked.get()));
    if (!granted.containsAll(fewer) && call.tenant().rfcBehaviour()) {
      throw OAuthError.of("invalid_scope", 400, "The scope exceeds what was granted");
    }
    fewer.retainAll(granted);
    return fewer;
  }

  /** Thief or client, one of them has an old copy: the family ends before the answer leaves. */
  private OAuthError reused(Call call, TokenFamily family) {
    boolean ended =
        database.write(tx -> store.revoke(tx, family.id(), "refresh token reused", time.millis()));
    if (ended) {
      log.write(
          call.tenant().id(),
          call.request(),
          LogEvent.of(
                  LogType.FAILED_REFRESH_REUSE,
                  "A refresh token was used again; all tokens of its sign-in are revoked")
              .client(call.client().id())
              .user(family.authorization().userId(), null));
    }
    return OAuthError.invalidRefreshToken().because("reused");
  }
}
