package dev.ostiary.client;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.PublicKeys;
import dev.ostiary.management.ManagementError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of {@code private_key_jwt}. What arrives as PEM is kept as JWK; what has an id refers to
 * a key that the application has already.
 */
final class ClientCredentials {
  private static final String METHODS = "client_authentication_methods";

  private ClientCredentials() {}

  /** The object with its credentials in the form that is kept. */
  static ObjectNode converted(ObjectNode client, List<ObjectNode> existing) {
    var methods = Json.child(client, METHODS);
    if (!(methods.get("private_key_jwt") instanceof ObjectNode keys)) {
      return client;
    }
    var converted = Json.array();
    int index = 0;
    for (var credential : keys.get("credentials")) {
      converted.add(convert((ObjectNode) credential, existing, index++));
    }
    var after = client.deepCopy();
    after.set(METHODS, methods.deepCopy());
    ((ObjectNode) after.get(METHODS))
        .set("private_key_jwt", keys.deepCopy().set("credentials", converted));
    return after;
  }

  private static ObjectNode convert(ObjectNode given, List<ObjectNode> existing, int index) {
    var place = METHODS + ".private_key_jwt.credentials[" + index + "]";
    var pem = Json.text(given, "pem");
    if (pem == null) {
      var id = Json.text(given, "id", "");
      return existing.stream()
          .filter(c -> Objects.equals(Json.text(c, "id"), id))
          .findFirst()
          .orElseThrow(
              () -> ManagementError.invalidBody("'No such credential' on property " + place + "."));
    }
    var jwk =
        PublicKeys.fromPem(pem)
            .map(Json::own)
            .orElseThrow(() -> bad(place, "pem", "Not a public key or certificate in PEM"));
    var algorithm =
        Json.text(given, "alg", Json.text(jwk, "kty", "").equals("EC") ? "ES256" : "RS256");
    if (algorithm.startsWith("ES") != Json.text(jwk, "kty", "").equals("EC")) {
      throw bad(place, "alg", "The key does not fit the algorithm");
    }
    jwk.put("alg", algorithm);
    checkEnd(given, place);
    var kept = given.deepCopy();
    kept.remove("pem");
    return kept.put("id", "cred_" + Ids.base58(22))
        .put("credential_type", "public_key")
        .put("kid", Json.text(jwk, "kid"))
        .put("alg", algorithm)
        .put("jwk", Json.write(jwk));
  }

  private static void checkEnd(ObjectNode given, String place) {
    var end = Json.text(given, "expires_at");
    if (end != null) {
      try {
        Instant.parse(end);
      } catch (DateTimeParseException e) {
        throw bad(place, "expires_at", "Not a date and time");
      }
    }
  }

  private static ManagementError bad(String place, String member, String reason) {
    return ManagementError.invalidBody(
        "'" + reason + "' on property " + place + "." + member + ".");
  }
}
