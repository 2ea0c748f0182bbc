package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a new application has unless it says otherwise. */
final class ClientDefaults {
  private static final long REFRESH_LIFETIME = 2_592_000;
  private static final long REFRESH_IDLE_LIFETIME = 1_296_000;

  private ClientDefaults() {}

  /**
   * The object with everything that it left out. By type, so that a single-page app can do what it
   * needs and nothing else; without a type as recorded from Auth0.
   */
  static ObjectNode complete(ObjectNode body) {
    var type = Json.text(body, "app_type", "");
    boolean publicClient = type.equals("spa") || type.equals("native");
    var defaults =
        Json.object()
            .put("is_first_party", true)
            .put("is_token_endpoint_ip_header_trusted", false)
            .put("oidc_conformant", !type.isEmpty())
            .put("sso_disabled", false)
            .put("cross_origin_authentication", false)
            .put("custom_login_page_on", true)
            .put("global", false);
    defaults.set("callbacks", Json.array());
    defaults.set("grant_types", Json.array(grantTypes(type)));
    defaults.set(
        "jwt_configuration",
        Json.object().put("secret_encoded", false).put("lifetime_in_seconds", 36_000));
    defaults.set("refresh_token", RefreshPolicy.standard(publicClient));
    if (!type.isEmpty() && !body.has("client_authentication_methods")) {
      defaults.put("token_endpoint_auth_method", publicClient ? "none" : "client_secret_post");
    }
    defaults.put("client_secret", Clients.newSecret());
    var complete = Schema.withDefaults(body, defaults);
    return withRefreshDefaults(complete);
  }

  /**
   * How the secret is encoded belongs to the secret. Tools leave it out of the settings of ID
   * tokens that they send back, and it must not change with them.
   */
  static void keepSecretEncoding(ObjectNode before, ObjectNode after) {
    var encoded = Json.child(before, "jwt_configuration").get("secret_encoded");
    if (encoded != null
        && after.get("jwt_configuration") instanceof ObjectNode settings
        && !settings.has("secret_encoded")) {
      settings.set("secret_encoded", encoded);
    }
  }

  /** The tenant's global client, to which tools attach what holds for all applications. */
  static ObjectNode global() {
    var client = complete(Json.object().put("name", "All Applications"));
    client.set("grant_types", Json.array());
    return client.put("global", true).put("token_endpoint_auth_method", "client_secret_post");
  }

  private static List<String> grantTypes(String type) {
    return switch (type) {
      case "spa", "native" -> List.of("authorization_code", "refresh_token");
      case "regular_web" -> List.of("authorization_code", "refresh_token", "client_credentials");
      case "non_interactive" -> List.of("client_credentials");
      default -> List.of("authorization_code", "implicit", "refresh_token", "client_credentials");
    };
  }

  /** The object whose refresh token policy names every value. */
  static ObjectNode withRefreshDefaults(ObjectNode client) {
    if (!(client.get("refresh_token") instanceof ObjectNode policy)) {
      return client;
    }
    boolean expiring = Json.text(policy, "expiration_type", "").equals("expiring");
    long life = Json.number(policy, "token_lifetime", REFRESH_LIFETIME);
    var defaults =
        Json.object()
            .put("leeway", 0)
            .put("token_lifetime", REFRESH_LIFETIME)
            .put("idle_token_lifetime", Math.max(1, Math.min(REFRESH_IDLE_LIFETIME, life - 1)))
            .put("infinite_token_lifetime", !expiring)
            .put("infinite_idle_token_lifetime", !expiring);
    var complete = client.deepCopy();
    complete.set("refresh_token", Schema.withDefaults(policy, defaults));
    return complete;
  }
}
