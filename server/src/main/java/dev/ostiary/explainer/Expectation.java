package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an API wants to see in a token.
 *
 * @param audience the identifier that it compares {@code aud} with, or null when nobody said
 * @param issuer what it compares {@code iss} with, or null for the tenant's own
 * @param scopes what the call needs
 * @param dpop whether it takes only tokens bound to a key (RFC 9449)
 */
record Expectation(
    @Nullable String audience, @Nullable String issuer, List<String> scopes, boolean dpop) {
  static Expectation of(ObjectNode json) {
    return new Expectation(
        given(json, "audience"),
        given(json, "issuer"),
        Json.strings(json, "scope").stream().filter(s -> !s.isBlank()).distinct().toList(),
        Json.flag(json, "dpop", false));
  }

  private static @Nullable String given(ObjectNode json, String name) {
    var value = Json.text(json, name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
