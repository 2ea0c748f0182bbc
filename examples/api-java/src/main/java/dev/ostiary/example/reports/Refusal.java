package dev.ostiary.example.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Why a request is not answered: an HTTP status, and an error as in RFC 6750 §3. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final @Nullable String scope;

  /** The answer's JSON, with the names of RFC 6749 §5.2. */
  record Body(String error, @JsonProperty("error_description") String description) {}

  private Refusal(int status, String error, String description, @Nullable String scope) {
    super(description);
    this.status = status;
    this.error = error;
    this.scope = scope;
  }

  /** 401: nothing wrong was sent, but no token either. */
  static Refusal missingToken() {
    var description = "Send an access token: Authorization: Bearer <token>";
    return new Refusal(401, "unauthorized", description, null);
  }

  /** 401: another token may do. */
  static Refusal invalidToken(@Nullable String description) {
    return new Refusal(401, "invalid_token", description == null ? "" : description, null);
  }

  /** 403: the token is fine, yet does not allow this. */
  static Refusal insufficientScope(String description, String scope) {
    return new Refusal(403, "insufficient_scope", description, scope);
  }

  /** 503: we could not find out. */
  static Refusal unavailable(String description) {
    return new Refusal(503, "temporarily_unavailable", description, null);
  }

  /** 404: no such route. */
  static Refusal notFound(String route) {
    return new Refusal(404, "not_found", "Nothing at " + route, null);
  }

  int status() {
    return status;
  }

  Body body() {
    return new Body(error, String.valueOf(getMessage()));
  }

  /**
   * The {@code WWW-Authenticate} header of a 401 or 403, or null for other answers. A request
   * without a token gets no error code (RFC 6750 §3.1).
   */
  @Nullable String challenge() {
    if (status != 401 && status != 403) {
      return null;
    }
    var challenge = new StringBuilder("Bearer realm=\"api\"");
    if (!error.equals("unauthorized")) {
      challenge.append(", error=\"").append(error).append('"');
      challenge.append(", error_description=\"").append(headerSafe(getMessage())).append('"');
    }
    if (scope != null) {
      challenge.append(", scope=\"").append(scope).append('"');
    }
    return challenge.toString();
  }

  /** Parts of a message can come from the token: keep to the characters RFC 6750 §3 allows. */
  private static String headerSafe(@Nullable String text) {
    return String.valueOf(text).replace('"', '\'').replaceAll("[^\\x20-\\x5B\\x5D-\\x7E]", "?");
  }
}
