package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tokens as they leave the server. */
public record IssuedTokens(
    TokenPlan plan, String accessToken, @Nullable String idToken, @Nullable String refreshToken) {
  /** The answer of the token endpoint (RFC 6749 section 5.1). */
  public ObjectNode toJson() {
    var json = Json.object().put("access_token", accessToken);
    if (refreshToken != null) {
      json.put("refresh_token", refreshToken);
    }
    if (idToken != null) {
      json.put("id_token", idToken);
    }
    if (!plan.scopes().isEmpty() || plan.request().user() != null) {
      json.put("scope", Scope.join(plan.scopes()));
    }
    return json.put("expires_in", plan.access().lifetime()).put("token_type", "Bearer");
  }
}
