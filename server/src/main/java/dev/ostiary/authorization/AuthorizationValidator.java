package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import dev.ostiary.oauth.Pkce;
import dev.ostiary.oauth.ResponseMode;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.oauth.Scope;
import dev.ostiary.page.PageError;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks an authorization request: first the client and the redirect URI, whose errors are shown
 * here, then everything else, whose errors the application is told.
 */
final class AuthorizationValidator {
  private static final int MAX_VALUE = 8_192;
  private final Clients clients;
  private final ResourceServers apis;
  private final OrganizationParameters organizations;

  AuthorizationValidator(
      Clients clients, ResourceServers apis, OrganizationParameters organizations) {
    this.organizations = organizations;
    this.clients = clients;
    this.apis = apis;
  }

  /**
   * The request when all of it is good.
   *
   * @throws PageError when there is nowhere to redirect to
   * @throws AuthorizationRedirect otherwise
   */
  AuthorizationRequest validate(Tenant tenant, Params params) {
    for (var name : Set.of("client_id", "redirect_uri", "response_mode", "response_type")) {
      if (params.repeated().contains(name)) {
        throw PageError.invalidRequest("Repeated parameter: " + name);
      }
    }
    var clientId =
        params
            .get("client_id")
            .orElseThrow(() -> PageError.invalidRequest("Missing required parameter: client_id"));
    var client =
        clients
            .find(tenant.id(), clientId)
            .orElseThrow(() -> PageError.unknownClient(clipped(clientId)));
    checkState(params);
    var values = new java.util.LinkedHashMap<>(params.toMap());
    values.put("redirect_uri", redirectUri(client, params));
    var request = new AuthorizationRequest(values);
    try {
      check(tenant, client, params, request);
      return organizations.resolved(tenant, client, request);
    } catch (OAuthError error) {
      throw new AuthorizationRedirect(request, error);
    }
  }

  /**
   * It may be left out when exactly one is registered (RFC 6749 section 3.1.2.3), but not with
   * OpenID Connect (Core 3.1.2.1).
   */
  private static String redirectUri(Client client, Params params) {
    var sent = params.value("redirect_uri");
    if (sent == null) {
      boolean openid = Scope.parse(params.value("scope")).contains("openid");
      if (client.callbacks().size() == 1 && !openid) {
        return client.callbacks().getFirst();
      }
      throw PageError.invalidRequest("Missing required parameter: redirect_uri");
    }
    boolean silent = "web_message".equals(params.value("response_mode"));
    // A page that renews silently names its bare origin, which is registered as a web origin.
    if (client.allowsCallback(sent)
        || (silent && Json.strings(client.body(), "web_origins").contains(sent))) {
      return sent;
    }
    throw PageError.callbackMismatch(clipped(sent));
  }

  private static String clipped(String text) {
    return Text.clipped(text, 200);
  }

  /**
   * The state is echoed in a header: one that does not fit there cannot be answered by redirect.
   */
  private static void checkState(Params params) {
    var state = params.get("state", "");
    if (state.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE) {
      throw PageError.invalidRequest("Parameter state is too long");
    }
  }

  private void check(Tenant tenant, Client client, Params params, AuthorizationRequest request) {
    for (var name : params.repeated()) {
      throw name.equals("resource")
          ? OAuthError.of("invalid_target", 400, "Only one resource may be asked for at a time")
          : OAuthError.invalidRequest("Repeated parameter: " + clipped(name));
    }
    for (var entry : request.params().entrySet()) {
      if (entry.getValue().length() > MAX_VALUE) {
        throw OAuthError.invalidRequest("Parameter " + clipped(entry.getKey()) + " is too long");
      }
    }
    unsupported(params);
    responseType(client, params, request);
    pkce(client, params, request);
    oidc(params, request);
    apis.requireAudience(tenant, request.audience());
  }

  private static void unsupported(Params params) {
    if (params.has("request")) {
      throw OAuthError.of("request_not_supported", 400, "The request parameter is not supported");
    }
    if (params.has("request_uri")) {
      throw OAuthError.of(
          "request_uri_not_supported", 400, "The request_uri parameter is not supported");
    }
    if (params.has("registration")) {
      throw OAuthError.of(
          "registration_not_supported", 400, "The registration parameter is not supported");
    }
  }

  private static void responseType(Client client, Params params, AuthorizationRequest request) {
    var text =
        params
            .get("response_type")
            .orElseThrow(
                () -> OAuthError.invalidRequest("Missing required parameter: response_type"));
    var types =
        ResponseType.parse(text)
            .orElseThrow(
                () ->
                    OAuthError.of(
                        "unsupported_response_type",
                        400,
                        "Unsupported response type: " + clipped(text)));
    if (types.contains(ResponseType.CODE)) {
      allowed(client, GrantType.AUTHORIZATION_CODE);
    }
    if (types.contains(ResponseType.TOKEN) || types.contains(ResponseType.ID_TOKEN)) {
      allowed(client, GrantType.IMPLICIT);
    }
    var mode = params.value("response_mode");
    if (mode != null && ResponseMode.of(mode).isEmpty()) {
      throw OAuthError.invalidRequest("Unsupported response mode: " + clipped(mode));
    }
    if (request.responseMode() == ResponseMode.QUERY
        && types.size() + (types.contains(ResponseType.CODE) ? 0 : 1) > 1) {
      throw OAuthError.invalidRequest("response_mode query is not allowed for this response_type");
    }
  }

  private static void allowed(Client client, GrantType type) {
    if (!client.allows(type)) {
      throw OAuthError.grantTypeNotAllowed(type.value());
    }
  }

  private static void pkce(Client client, Params params, AuthorizationRequest request) {
    if (!request.responseTypes().contains(ResponseType.CODE)) {
      return;
    }
    var challenge = params.value("code_challenge");
    if (challenge == null) {
      if (client.requiresPkce() || params.has("code_challenge")) {
        throw OAuthError.invalidRequest("Parameter 'code_challenge' is required for this client");
      }
    } else if (!"S256".equals(params.value("code_challenge_method"))) {
      throw OAuthError.invalidRequest("code_challenge_method must be S256");
    } else if (!Pkce.isChallenge(challenge)) {
      throw OAuthError.invalidRequest("code_challenge must be 43 characters of base64url");
    }
  }

  private static void oidc(Params params, AuthorizationRequest request) {
    if (request.responseTypes().contains(ResponseType.ID_TOKEN)) {
      if (!request.scopes().contains("openid")) {
        throw OAuthError.invalidRequest("An ID token needs the scope openid");
      }
      if (request.nonce() == null) {
        throw OAuthError.invalidRequest("nonce is required");
      }
    }
    var prompts = request.prompts();
    if (prompts.contains("none") && prompts.size() > 1) {
      throw OAuthError.invalidRequest("prompt none cannot be combined with another value");
    }
    var maxAge = params.value("max_age");
    if (maxAge != null && !maxAge.matches("\\d{1,9}")) {
      throw OAuthError.invalidRequest("max_age must be a number of seconds");
    }
    var claims = params.value("claims");
    if (claims != null) {
      try {
        if (!(Json.parse(claims.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode)) {
          throw OAuthError.invalidRequest("claims must be a JSON object");
        }
      } catch (Json.MalformedJson e) {
        throw OAuthError.invalidRequest("claims must be a JSON object");
      }
    }
  }
}
