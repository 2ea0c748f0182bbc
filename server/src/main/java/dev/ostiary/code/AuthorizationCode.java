package dev.ostiary.code;

import dev.ostiary.common.Json;
import dev.ostiary.token.Authorization;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands behind an authorization code.
 *
 * @param family what everything born of this code belongs to
 * @param redirectUri as in the authorization request, compared again at the token endpoint
 * @param challenge the PKCE challenge, or null
 */
public record AuthorizationCode(
    String hash,
    String tenant,
    String family,
    Authorization authorization,
    String redirectUri,
    @Nullable String challenge,
    boolean redeemed) {
  ObjectNode body() {
    var json = authorization.toJson();
    return json.put("redirect_uri", redirectUri).put("challenge", challenge);
  }

  static AuthorizationCode read(
      String hash, String tenant, String family, String body, boolean redeemed) {
    var json = Json.own(body);
    return new AuthorizationCode(
        hash,
        tenant,
        family,
        Authorization.read(json),
        Json.text(json, "redirect_uri", ""),
        Json.text(json, "challenge"),
        redeemed);
  }
}
