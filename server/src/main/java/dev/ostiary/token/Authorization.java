package dev.ostiary.token;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user allowed a client at one sign-in; kept with the code and with the refresh tokens that
 * follow from it.
 *
 * @param audience the API, or null
 * @param scopes what was granted then; later tokens never get more
 */
public record Authorization(
    String clientId,
    String userId,
    @Nullable String audience,
    Set<String> scopes,
    Login login,
    IssuanceRequest.Details details) {
  /** As it is stored. */
  public ObjectNode toJson() {
    var json =
        Json.object()
            .put("client", clientId)
            .put("user", userId)
            .put("audience", audience)
            .put("scope", Scope.join(scopes))
            .put("nonce", details.nonce())
            .put("claims", details.claims())
            .put("max_age", details.maxAge())
            .put("organization", details.organization());
    json.set("login", login.toJson());
    if (!details.customization().isEmpty()) {
      json.set("customization", details.customization().toJson());
    }
    return json;
  }

  /** Of what was stored. */
  public static Authorization read(ObjectNode json) {
    return new Authorization(
        Json.text(json, "client", ""),
        Json.text(json, "user", ""),
        Json.text(json, "audience"),
        Scope.parse(Json.text(json, "scope")),
        Login.read(Json.child(json, "login")),
        new IssuanceRequest.Details(
            Json.text(json, "nonce"),
            Json.text(json, "claims"),
            Json.flag(json, "max_age", false),
            Json.text(json, "organization"),
            Customization.read(Json.child(json, "customization"))));
  }

  /** Without what programs wanted at the sign-in: they are asked again at each refresh. */
  Authorization lasting() {
    return new Authorization(
        clientId, userId, audience, scopes, login, details.with(Customization.NONE));
  }
}
