package dev.ostiary.client;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import dev.ostiary.protection.ClientAttempts;
import dev.ostiary.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which client calls (RFC 6749 section 2.3): by secret in the body or in a Basic header,
 * by a signed assertion (RFC 7523), or by nothing but its name when it cannot keep a secret.
 */
public final class ClientAuthenticator {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private final Clients clients;
  private final ClientAssertions assertions;
  private final ClientAttempts attempts;

  /** An authenticator. */
  public ClientAuthenticator(Clients clients, ClientAssertions assertions, Time time) {
    this.clients = clients;
    this.assertions = assertions;
    this.attempts = new ClientAttempts(time);
  }

  private record Credentials(String clientId, @Nullable String secret) {}

  /**
   * The client that proved who it is.
   *
   * @throws OAuthError invalid_client, or access_denied for a wrong secret as Auth0 calls it
   * @throws HttpError 429 after too many failures of the client at this address
   */
  public Client authenticate(Tenant tenant, Request request, Params params) {
    var basic = basic(request);
    boolean assertion = params.has("client_assertion");
    int methods =
        (basic.isPresent() ? 1 : 0)
            + (assertion ? 1 : 0)
            + (params.value("client_secret") != null ? 1 : 0);
    if (methods > 1) {
      throw OAuthError.invalidRequest("Only one way of client authentication may be used");
    }
    if (assertion) {
      return byAssertion(tenant, request, params);
    }
    var credentials =
        basic.orElseGet(
            () -> new Credentials(params.get("client_id", ""), params.value("client_secret")));
    var named = params.value("client_id");
    if (credentials.clientId().isEmpty()) {
      throw OAuthError.invalidRequest("Missing required parameter: client_id");
    }
    if (named != null && !named.equals(credentials.clientId())) {
      throw OAuthError.invalidRequest("client_id differs from the one in the Authorization header");
    }
    return bySecret(tenant, request, credentials);
  }

  private Client bySecret(Tenant tenant, Request request, Credentials credentials) {
    var client = find(tenant, credentials.clientId());
    switch (client.authenticationMethod()) {
      case "none" -> {
        return client;
      }
      case "private_key_jwt" ->
          throw OAuthError.invalidClient("This client must authenticate with a client_assertion");
      default -> {
        attempts.require(client.tenant(), client.id(), request.remoteAddress());
        var expected = client.secret();
        if (credentials.secret() == null
            || expected == null
            || !Hashes.same(expected, credentials.secret())) {
          attempts.failed(
              client.tenant(),
              client.id(),
              request.remoteAddress(),
              String.valueOf(credentials.secret()));
          throw OAuthError.wrongClientSecret()
              .because(credentials.secret() == null ? "No secret was sent" : "Wrong secret");
        }
        return client;
      }
    }
  }

  private Client byAssertion(Tenant tenant, Request request, Params params) {
    if (!ASSERTION_TYPE.equals(params.value("client_assertion_type"))) {
      throw OAuthError.invalidRequest("client_assertion_type must be " + ASSERTION_TYPE);
    }
    var clientId = assertions.clientIdOf(params.get("client_assertion", ""));
    var named = params.value("client_id");
    if (named != null && !named.equals(clientId)) {
      throw OAuthError.invalidClient("client_id differs from the subject of the assertion");
    }
    var client = find(tenant, clientId);
    attempts.require(client.tenant(), client.id(), request.remoteAddress());
    try {
      assertions.verify(tenant, client, params.get("client_assertion", ""));
    } catch (OAuthError e) {
      attempts.failed(
          client.tenant(),
          client.id(),
          request.remoteAddress(),
          params.get("client_assertion", ""));
      throw e;
    }
    return client;
  }

  private Client find(Tenant tenant, String clientId) {
    return clients
        .find(tenant.id(), clientId)
        .orElseThrow(() -> OAuthError.invalidClient("Unknown client"));
  }

  /** RFC 6749 section 2.3.1: both parts are form-encoded inside the Basic header. */
  private static Optional<Credentials> basic(Request request) {
    var header = request.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      var text =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return Optional.of(
            new Credentials(
                Params.decode(text.substring(0, colon)), Params.decode(text.substring(colon + 1))));
      }
    } catch (IllegalArgumentException | Params.MalformedParams e) {
      // Answered below like any other header that is not Basic.
    }
    throw OAuthError.invalidClient("The Authorization header is malformed");
  }
}
