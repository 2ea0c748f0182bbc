package dev.ostiary.introspection;

import dev.ostiary.client.Client;
import dev.ostiary.client.ClientAuthenticator;
import dev.ostiary.common.Json;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verification.TokenAnswers;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an application or an API that proves who it is whether a token is good (RFC 7662). The
 * discovery document does not name it: libraries tell Auth0 from others by its absence there.
 */
public final class IntrospectionEndpoint implements Endpoint {
  private final Tenants tenants;
  private final ClientAuthenticator authenticator;
  private final LivingTokens tokens;
  private final TokenAnswers<Response> answers;

  /** The endpoint. */
  public IntrospectionEndpoint(
      Tenants tenants,
      ClientAuthenticator authenticator,
      LivingTokens tokens,
      TokenAnswers<Response> answers) {
    this.tenants = tenants;
    this.authenticator = authenticator;
    this.tokens = tokens;
    this.answers = answers;
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
    return answers
        .find(
            tenant,
            client.id(),
            token,
            () ->
                tokens
                    .find(tenant, client, token)
                    .map(found -> found.map(IntrospectionEndpoint::good)))
        .orElseGet(() -> Response.json(200, Json.object().put("active", false)))
        .noStore();
  }

  private static Response good(ObjectNode claims) {
    return Response.json(200, claims.put("active", true));
  }

  /** Who proves nothing could try tokens here until one fits (RFC 7662 section 4). */
  private static Client protectedCaller(Client client) {
    if (client.isPublic()) {
      throw OAuthError.invalidClient("Introspection needs a client that authenticates itself");
    }
    return client;
  }
}
