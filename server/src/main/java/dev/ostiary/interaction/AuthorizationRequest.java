package dev.ostiary.interaction;

import dev.ostiary.oauth.ResponseMode;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.oauth.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request (RFC 6749 section 4.1.1, OpenID Connect Core 3.1.2.1) whose client,
 * redirect URI and parameters were found valid. Kept as its parameters, so that any node reads it
 * again.
 */
public record AuthorizationRequest(Map<String, String> params) {
  /** {@code client_id}. */
  public String clientId() {
    return params.getOrDefault("client_id", "");
  }

  /** {@code redirect_uri}. */
  public String redirectUri() {
    return params.getOrDefault("redirect_uri", "");
  }

  /** {@code response_type}. */
  public Set<ResponseType> responseTypes() {
    return ResponseType.parse(params.getOrDefault("response_type", "code")).orElse(Set.of());
  }

  /** {@code response_mode}, or the default of the response type. */
  public ResponseMode responseMode() {
    return Optional.ofNullable(params.get("response_mode"))
        .flatMap(ResponseMode::of)
        .orElseGet(() -> ResponseMode.standard(responseTypes()));
  }

  /** {@code scope}. */
  public Set<String> scopes() {
    return Scope.parse(params.get("scope"));
  }

  /** {@code audience}, or {@code resource} (RFC 8707); the first wins. */
  public @Nullable String audience() {
    var audience = params.get("audience");
    return audience == null ? params.get("resource") : audience;
  }

  /** {@code state}, echoed byte for byte. */
  public @Nullable String state() {
    return params.get("state");
  }

  /** {@code nonce}. */
  public @Nullable String nonce() {
    return params.get("nonce");
  }

  /** {@code prompt}. */
  public Set<String> prompts() {
    return Scope.parse(params.get("prompt"));
  }

  /** {@code max_age} in seconds. */
  public OptionalLong maxAge() {
    var text = params.get("max_age");
    return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  /** Any other parameter. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /** Whether the callback is on this machine, where nobody can vouch for the application. */
  public boolean onLocalhost() {
    var rest = redirectUri().replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "");
    return rest.matches(
        "(?i)(localhost\\.?|[^/?#@]*\\.localhost\\.?|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])([:/?#].*)?");
  }
}
