package dev.ostiary.verification;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.Keys;
import dev.ostiary.tenant.Tenant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads ID tokens that come back as {@code id_token_hint}. Their time may be over (OpenID Connect
 * RP-Initiated Logout section 2); nothing else signed here is taken for one.
 */
public final class IdTokenHints {
  private final Keys keys;
  private final Clients clients;

  /** A reader. */
  public IdTokenHints(Keys keys, Clients clients) {
    this.keys = keys;
    this.clients = clients;
  }

  /** The claims when this server issued the token to one of its applications. */
  public Optional<ObjectNode> read(Tenant tenant, String token) {
    return Jws.parse(token)
        .filter(j -> tenant.issuer().equals(Json.text(j.claims(), "iss")))
        .filter(j -> issuedTo(tenant, j))
        .map(Jws::claims);
  }

  /** An access token names an API in {@code aud}, an ID token exactly one application. */
  private boolean issuedTo(Tenant tenant, Jws token) {
    return Optional.ofNullable(Json.text(token.claims(), "aud"))
        .flatMap(id -> clients.find(tenant.id(), id))
        .filter(client -> signedFor(tenant, client, token))
        .isPresent();
  }

  private boolean signedFor(Tenant tenant, Client client, Jws token) {
    var secret = client.secret();
    return token.alg().equals(Algorithm.HS256.text())
        ? secret != null
            && client.idTokenAlgorithm().equals(Algorithm.HS256.text())
            && token.verifiedBy(SigningKey.hmac(secret))
        : keys.signed(tenant.id(), token);
  }
}
