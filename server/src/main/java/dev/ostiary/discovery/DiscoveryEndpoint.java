package dev.ostiary.discovery;

import dev.ostiary.common.Json;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.key.Keys;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Provider metadata under both well-known names (OpenID Connect Discovery 1.0, RFC 8414) and the
 * public keys. Lists only what this server does.
 */
public final class DiscoveryEndpoint implements Endpoint {
  private static final String CACHE = "public, max-age=15, stale-while-revalidate=15";
  private final Tenants tenants;
  private final Keys keys;

  /** The endpoint. */
  public DiscoveryEndpoint(Tenants tenants, Keys keys) {
    this.tenants = tenants;
    this.keys = keys;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .get("/.well-known/openid-configuration", this::metadata)
        .get("/.well-known/oauth-authorization-server", this::metadata)
        .get("/.well-known/jwks.json", this::jwks);
  }

  private Response jwks(Request request) {
    return Response.written(200, keys.jwks(tenants.of(request).id())).with("Cache-Control", CACHE);
  }

  private Response metadata(Request request) {
    return Response.json(200, document(tenants.of(request))).with("Cache-Control", CACHE);
  }

  /** No {@code introspection_endpoint}: its absence is how an SDK recognises Auth0. */
  private static ObjectNode document(Tenant tenant) {
    var issuer = tenant.issuer();
    var json =
        Json.object()
            .put("issuer", issuer)
            .put("authorization_endpoint", issuer + "authorize")
            .put("token_endpoint", issuer + "oauth/token")
            .put("userinfo_endpoint", issuer + "userinfo")
            .put("jwks_uri", issuer + ".well-known/jwks.json")
            .put("revocation_endpoint", issuer + "oauth/revoke");
    if (tenant.advertisesLogout()) {
      json.put("end_session_endpoint", issuer + "oidc/logout");
    }
    list(json, "scopes_supported", SCOPES);
    list(json, "response_types_supported", RESPONSE_TYPES);
    list(json, "response_modes_supported", List.of("query", "fragment", "form_post"));
    list(json, "grant_types_supported", GRANT_TYPES);
    list(json, "code_challenge_methods_supported", List.of("S256"));
    list(json, "subject_types_supported", List.of("public"));
    list(json, "id_token_signing_alg_values_supported", List.of("HS256", "RS256", "PS256"));
    list(json, "token_endpoint_auth_methods_supported", AUTHENTICATION_METHODS);
    list(
        json,
        "token_endpoint_auth_signing_alg_values_supported",
        List.of("RS256", "RS384", "RS512", "PS256", "ES256", "EdDSA"));
    list(json, "claims_supported", CLAIMS);
    list(json, "prompt_values_supported", List.of("none", "login", "consent", "create"));
    return json.put("claims_parameter_supported", true)
        .put("request_uri_parameter_supported", false)
        .put("request_parameter_supported", false)
        .put("authorization_response_iss_parameter_supported", true);
  }

  private static final List<String> SCOPES =
      List.of(
          "openid",
          "profile",
          "offline_access",
          "name",
          "given_name",
          "family_name",
          "nickname",
          "email",
          "email_verified",
          "picture",
          "created_at",
          "identities",
          "phone",
          "address");
  private static final List<String> RESPONSE_TYPES =
      List.of(
          "code",
          "token",
          "id_token",
          "code token",
          "code id_token",
          "token id_token",
          "code token id_token");
  private static final List<String> GRANT_TYPES =
      List.of(
          "authorization_code",
          "implicit",
          "refresh_token",
          "client_credentials",
          "password",
          "http://auth0.com/oauth/grant-type/password-realm");
  private static final List<String> AUTHENTICATION_METHODS =
      List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
  private static final List<String> CLAIMS =
      List.of(
          "aud",
          "auth_time",
          "created_at",
          "email",
          "email_verified",
          "exp",
          "family_name",
          "given_name",
          "iat",
          "identities",
          "iss",
          "name",
          "nickname",
          "phone_number",
          "picture",
          "sub");

  private static void list(ObjectNode json, String name, List<String> values) {
    json.set(name, Json.array(values));
  }
}
