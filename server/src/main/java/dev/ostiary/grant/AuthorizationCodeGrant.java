package dev.ostiary.grant;

import dev.ostiary.code.AuthorizationCode;
import dev.ostiary.code.AuthorizationCodeStore;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Pkce;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;

/**
 * A code for tokens (RFC 6749 section 4.1.3 with RFC 7636): check everything, then redeem in one
 * statement, then mint.
 */
public final class AuthorizationCodeGrant implements Grant {
  private final Database database;
  private final TokenIssuer issuer;
  private final Time time;
  private final AuthorizationCodeStore codes = new AuthorizationCodeStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final UserStore users = new UserStore();

  /** The grant. */
  public AuthorizationCodeGrant(Database database, TokenIssuer issuer, Time time) {
    this.database = database;
    this.issuer = issuer;
    this.time = time;
  }

  @Override
  public GrantType type() {
    return GrantType.AUTHORIZATION_CODE;
  }

  @Override
  public LogType success() {
    return LogType.SUCCESS_CODE_EXCHANGE;
  }

  @Override
  public LogType failure() {
    return LogType.FAILED_CODE_EXCHANGE;
  }

  @Override
  public Exchange decide(Call call) {
    var found = find(call, call.required("code"));
    var code = found.code();
    check(call, code);
    if (code.redeemed()) {
      throw replayed(code);
    }
    var authorization = code.authorization();
    var user = found.user().orElseThrow(() -> OAuthError.invalidCode().because("The user is gone"));
    var plan =
        issuer.plan(
            new IssuanceRequest(
                call.tenant(),
                call.client(),
                IssuanceRequest.Flow.CODE,
                user,
                authorization.audience(),
                authorization.scopes(),
                authorization.login(),
                authorization.details()));
    // Redeeming and storing are one transaction: a crash leaves either the code or all of it.
    return new Exchange(
        plan,
        tx ->
            codes.redeem(tx, code, time.millis())
                ? Optional.of(issuer.store(tx, plan, code.family(), authorization))
                : Optional.empty(),
        () -> replayed(code));
  }

  /** A code and the user whose it is, who may be gone. */
  private record Found(AuthorizationCode code, Optional<User> user) {}

  private Found find(Call call, String secret) {
    var tenant = call.tenant().id();
    return database
        .read(
            tx ->
                codes
                    .find(tx, tenant, secret, time.millis())
                    .map(c -> new Found(c, users.find(tx, tenant, c.authorization().userId()))))
        .orElseThrow(() -> OAuthError.invalidCode().because("unknown or expired"));
  }

  private static void check(Call call, AuthorizationCode code) {
    if (!code.authorization().clientId().equals(call.client().id())) {
      throw OAuthError.invalidCode().because("The code belongs to another client");
    }
    var redirectUri = call.params().value("redirect_uri");
    if (redirectUri == null ? !mayOmit(call, code) : !code.redirectUri().equals(redirectUri)) {
      throw OAuthError.invalidGrant(
          "The redirect_uri does not match the one of the authorization request");
    }
    var verifier = call.params().value("code_verifier");
    var challenge = code.challenge();
    if (challenge == null && call.params().has("code_verifier")) {
      throw OAuthError.invalidRequest(
          "code_verifier was sent, but the authorization request had no code_challenge");
    }
    if (challenge != null && (verifier == null || !Pkce.matches(verifier, challenge))) {
      throw OAuthError.invalidGrant("Failed to verify code verifier");
    }
  }

  /** What the authorization request could leave out, this one can (RFC 6749 section 4.1.3). */
  private static boolean mayOmit(Call call, AuthorizationCode code) {
    return call.client().callbacks().equals(List.of(code.redirectUri()))
        && !code.authorization().scopes().contains("openid");
  }

  /** Somebody has a copy: everything born of the code ends before the answer leaves (COD-02). */
  private OAuthError replayed(AuthorizationCode code) {
    database.write(tx -> refreshTokens.revoke(tx, code.family(), "code replayed", time.millis()));
    return OAuthError.invalidCode().because("replayed");
  }
}
