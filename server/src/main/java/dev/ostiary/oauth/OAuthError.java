package dev.ostiary.oauth;

import dev.ostiary.common.Text;
import org.jspecify.annotations.Nullable;

/**
 * An error of the OAuth endpoints (RFC 6749 sections 4.1.2.1 and 5.2) as a value that is thrown to
 * the one place that renders it. The description is public and exact, because SDKs compare it; the
 * detail is for the log and for tests only.
 *
 * <p>Auth0 answers several errors with other statuses and codes than the RFCs ask for; a tenant
 * chooses which it speaks. Each error therefore knows both.
 */
public final class OAuthError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int status;
  private final String rfcCode;
  private final int rfcStatus;
  private final @Nullable String detail;

  private OAuthError(
      String code, int status, String description, Rfc rfc, @Nullable String detail) {
    super(description, null, false, false);
    this.code = code;
    this.status = status;
    this.rfcCode = rfc.code;
    this.rfcStatus = rfc.status;
    this.detail = detail;
  }

  private record Rfc(String code, int status) {}

  /** {@code invalid_request}, 400: something is missing, repeated or malformed. */
  public static OAuthError invalidRequest(String description) {
    return of("invalid_request", 400, description);
  }

  /** {@code invalid_grant}: 403 as Auth0 says it, 400 as RFC 6749 section 5.2 does. */
  public static OAuthError invalidGrant(String description) {
    return new OAuthError("invalid_grant", 403, description, new Rfc("invalid_grant", 400), null);
  }

  /** The code is unknown, used, expired or not this client's. */
  public static OAuthError invalidCode() {
    return invalidGrant("Invalid authorization code");
  }

  /** The refresh token is unknown, revoked, expired, reused or not this client's. */
  public static OAuthError invalidRefreshToken() {
    return invalidGrant("Unknown or invalid refresh token.");
  }

  /** Wrong credentials of a user. */
  public static OAuthError wrongPassword() {
    return invalidGrant("Wrong email or password.");
  }

  /** The user may not sign in. */
  public static OAuthError userBlocked() {
    return new OAuthError(
        "unauthorized", 403, "user is blocked", new Rfc("invalid_grant", 400), null);
  }

  /** The same at the authorization endpoint, whose codes are RFC 6749 section 4.1.2.1's. */
  public static OAuthError userMayNotSignIn() {
    return new OAuthError(
        "unauthorized", 403, "user is blocked", new Rfc("access_denied", 400), null);
  }

  /** The user comes from a connection that the client may not use, or no longer. */
  public static OAuthError connectionDisabled() {
    return new OAuthError(
        "unauthorized",
        403,
        "The user's connection is not enabled for the client",
        new Rfc("invalid_grant", 400),
        null);
  }

  /** The request names an organization that does not exist, or no longer. */
  public static OAuthError unknownOrganization() {
    return invalidRequest("parameter organization is invalid");
  }

  /** The user is no member of the organization that the tokens are for, or no longer. */
  public static OAuthError notInOrganization(String description) {
    return new OAuthError("access_denied", 403, description, new Rfc("invalid_grant", 400), null);
  }

  /** No such client, or it may not use this way of authentication: 401. */
  public static OAuthError invalidClient(String description) {
    return of("invalid_client", 401, description);
  }

  /** The client's secret or assertion is wrong: Auth0 calls it {@code access_denied}. */
  public static OAuthError wrongClientSecret() {
    return new OAuthError(
        "access_denied", 401, "Unauthorized", new Rfc("invalid_client", 401), null);
  }

  /** The client may not use this grant type or response type. */
  public static OAuthError unauthorizedClient(String description) {
    return new OAuthError(
        "unauthorized_client", 403, description, new Rfc("unauthorized_client", 400), null);
  }

  /** The same, in the words for a grant type. */
  public static OAuthError grantTypeNotAllowed(String type) {
    return unauthorizedClient("Grant type '" + type + "' not allowed for the client.");
  }

  /** No grant with this name exists here. */
  public static OAuthError unsupportedGrantType(String type) {
    return new OAuthError(
        "unsupported_grant_type",
        403,
        "Unsupported grant type: " + type,
        new Rfc("unsupported_grant_type", 400),
        null);
  }

  /** The token endpoint refuses: no client grant, unknown audience. */
  public static OAuthError accessDenied(String description) {
    return new OAuthError("access_denied", 403, description, new Rfc("invalid_target", 400), null);
  }

  /** No API has this identifier (RFC 8707 section 2 calls it {@code invalid_target}). */
  public static OAuthError serviceNotFound(String audience) {
    return accessDenied("Service not found: " + Text.clipped(audience, 200));
  }

  /** The client asks for scopes that nobody granted to it: {@code access_denied} with Auth0. */
  public static OAuthError scopesNotGranted(String description) {
    return new OAuthError("access_denied", 403, description, new Rfc("invalid_scope", 400), null);
  }

  /** Too many failures: 429. */
  public static OAuthError tooManyAttempts() {
    return of(
        "too_many_attempts",
        429,
        "Your account has been blocked after multiple consecutive login attempts.");
  }

  /** Too many bad tokens from one address: 429. */
  public static OAuthError suspiciousAddress() {
    return of(
        "too_many_attempts",
        429,
        "We have detected suspicious login behavior and further attempts will be blocked. Please"
            + " contact the administrator.");
  }

  /** An error with one code and status in both behaviours. */
  public static OAuthError of(String code, int status, String description) {
    return new OAuthError(code, status, description, new Rfc(code, status), null);
  }

  /** This error with a private reason for the log. */
  public OAuthError because(String detail) {
    return new OAuthError(code, status, description(), new Rfc(rfcCode, rfcStatus), detail);
  }

  /** The {@code error} member. */
  public String code(boolean rfc) {
    return rfc ? rfcCode : code;
  }

  /** The HTTP status at the token endpoint. */
  public int status(boolean rfc) {
    return rfc ? rfcStatus : status;
  }

  /** The {@code error_description} member. */
  public String description() {
    return String.valueOf(getMessage());
  }

  /** Why, for the log and for tests; never sent. */
  public String detail() {
    return detail == null ? description() : detail;
  }
}
