package dev.ostiary.introspection;

import dev.ostiary.client.Client;
import dev.ostiary.client.ClientAuthenticator;
import dev.ostiary.common.Json;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenants;

/**
 * Tells an application or an API that proves who it is whether a token is good (RFC 7662). The
 * discovery document does not name it: libraries tell Auth0 from others by its absence there.
 */
public final class IntrospectionEndpoint implements Endpoint {
  private final Tenants tenants;
  private final ClientAuthenticator authenticator;
  private final LivingTokens tokens;

  /** The endpoint. */
  public IntrospectionEndpoint(
      Tenants tenants, ClientAuthenticator authenticator, LivingTokens tokens) {
    this.tenants = tenants;
    this.authenticator = authenticator;
    this.tokens = tokens;
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/oauth/introspect", this::introspect);
  }

  private Response introspect(Request request) {
    var tenant = tenants.of(request);
    var params = request.form().eachOnce();
    var client = protectedCaller(authenticator.authenticate(tenant, request, params));
    var token =
        params
            .get("token")
            .orElseThrow(() -> OAuthError.invalidRequest("Missing required parameter: token"));
    // Why a token is not good is nobody's business here (RFC 7662 section 2.2).
    var answer =
        tokens
            .find(tenant, client, token)
            .map(claims -> claims.put("active", true))
            .orElseGet(() -> Json.object().put("active", false));
    return Response.json(200, answer).noStore();
  }

  /** Who proves nothing could try tokens here until one fits (RFC 7662 section 4). */
  private static Client protectedCaller(Client client) {
    if (client.isPublic()) {
      throw OAuthError.invalidClient("Introspection needs a client that authenticates itself");
    }
    return client;
  }
}
