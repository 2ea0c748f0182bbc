package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.Document;
import dev.ostiary.oauth.GrantType;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OAuth client; screens call it "Application".
 *
 * @param id the {@code client_id}
 * @param secret the shared secret, or null for a client that cannot keep one
 * @param grantTypes values of {@code grant_types}
 * @param origins origins whose pages may read this server's answers
 * @param body the stored object
 */
public record Client(
    String tenant,
    String id,
    String name,
    @Nullable String secret,
    Set<String> grantTypes,
    List<String> callbacks,
    Set<String> origins,
    ObjectNode body) {
  static final String SECRET_PURPOSE = "client-secret";

  private static final Set<GrantType> OWNERS_ONLY =
      Set.of(GrantType.IMPLICIT, GrantType.PASSWORD, GrantType.PASSWORD_REALM);

  static Client of(Document document, Sealer sealer) {
    var body = document.body();
    var sealed = Json.text(body, "client_secret");
    var callbacks = Json.strings(body, "callbacks");
    return new Client(
        document.tenant(),
        document.id(),
        Json.text(body, "name", document.id()),
        sealed == null ? null : sealer.open(SECRET_PURPOSE, sealed),
        Set.copyOf(Json.strings(body, "grant_types")),
        callbacks,
        origins(body, callbacks),
        body);
  }

  private static Set<String> origins(ObjectNode body, List<String> callbacks) {
    var origins = new HashSet<String>();
    origins.addAll(Json.strings(body, "web_origins"));
    origins.addAll(Json.strings(body, "allowed_origins"));
    for (var callback : callbacks) {
      var origin = origin(callback);
      if (origin != null) {
        origins.add(origin);
      }
    }
    origins.removeIf(o -> o.contains("*"));
    return Set.copyOf(origins);
  }

  /** The origin of an http or https URL (RFC 6454), or null when it has none. */
  public static @Nullable String origin(String url) {
    try {
      var uri = URI.create(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri.getScheme() + "://" + uri.getAuthority() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** {@code app_type}: spa, native, regular_web, non_interactive, or empty. */
  public String appType() {
    return Json.text(body, "app_type", "");
  }

  /** The identifier of the API that it stands for, or null: it may ask about tokens for it. */
  public @Nullable String resourceServerIdentifier() {
    return Json.text(body, "resource_server_identifier");
  }

  /** Whether it belongs to the tenant's owner. */
  public boolean firstParty() {
    return Json.flag(body, "is_first_party", true);
  }

  /** Whether users come with an organization: deny, allow or require. */
  public String organizationUsage() {
    return Json.text(body, "organization_usage", "deny");
  }

  /** Whether the client cannot keep a secret (RFC 6749 section 2.1). */
  public boolean isPublic() {
    return authenticationMethod().equals("none");
  }

  /**
   * {@code none}, {@code client_secret_post}, {@code client_secret_basic}, {@code private_key_jwt}.
   */
  public String authenticationMethod() {
    if (!keys().isEmpty()) {
      return "private_key_jwt";
    }
    return Json.text(body, "token_endpoint_auth_method", "client_secret_post");
  }

  /** The keys in use for {@code private_key_jwt}, each with its public key in {@code jwk}. */
  public List<ObjectNode> keys() {
    return ClientCredentials.used(body);
  }

  /** Whether it stands for all applications of the tenant; it gets no tokens. */
  public boolean global() {
    return Json.flag(body, "global", false);
  }

  /**
   * Whether the client may use the grant type. Somebody else's application never sees passwords and
   * never gets tokens through the address bar; one that proves nothing gets nothing for itself.
   */
  public boolean allows(GrantType type) {
    return !global()
        && grantTypes.contains(type.value())
        && (firstParty() || !OWNERS_ONLY.contains(type))
        && !(isPublic() && type == GrantType.CLIENT_CREDENTIALS);
  }

  /** Whether it may exchange foreign tokens by the tenant's own profiles. */
  public boolean allowsCustomExchange() {
    return !global()
        && firstParty()
        && Json.strings(Json.child(body, "token_exchange"), "allow_any_profile_of_type")
            .contains("custom_authentication");
  }

  /** Whether the callback is registered; compared byte for byte (OAuth 2.0 Security BCP 4.1). */
  public boolean allowsCallback(String uri) {
    return callbacks.contains(uri) || RedirectUris.matchesLoopback(this, uri);
  }

  /**
   * Whether PKCE must be used: by all who cannot keep a secret and by somebody else's applications.
   * Others may use it; SDKs for web servers do not all send it.
   */
  public boolean requiresPkce() {
    return isPublic() || !firstParty();
  }

  /** URLs to which it may return after sign-out. */
  public List<String> logoutUrls() {
    return Json.strings(body, "allowed_logout_urls");
  }

  /** Seconds that an ID token lives. */
  public long idTokenLifetime() {
    return Json.number(Json.child(body, "jwt_configuration"), "lifetime_in_seconds", 36_000);
  }

  /** The algorithm of its ID tokens: RS256 unless {@code jwt_configuration.alg} says otherwise. */
  public String idTokenAlgorithm() {
    return Json.text(Json.child(body, "jwt_configuration"), "alg", "RS256");
  }

  /** How its refresh tokens live. */
  public RefreshPolicy refreshPolicy() {
    return RefreshPolicy.of(Json.child(body, "refresh_token"));
  }

  /** The object as the Management API shows it; keys are a resource of their own. */
  public ObjectNode toJson(boolean withSecrets) {
    var json = body.deepCopy();
    json.remove(json.propertyNames().stream().filter(n -> n.startsWith("$")).toList());
    json.put("client_id", id).put("tenant", tenant);
    json.remove("client_secret");
    if (withSecrets && secret != null) {
      json.put("client_secret", secret);
    }
    return json;
  }
}
