package dev.ostiary.client;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.PublicKeys;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that an application has for {@code private_key_jwt} (RFC 7523). They rest beside the
 * application's members, as JWK; {@code client_authentication_methods} refers to those in use by
 * their ids.
 */
final class ClientCredentials {
  private static final String METHODS = "client_authentication_methods";
  private static final String ALL = "$credentials";
  private static final int MAX = 10;

  /** The members of a credential. */
  static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              readOnly("created_at", text(), "When it was made"),
              readOnly("updated_at", text(), "When it was changed last"),
              property("credential_type", oneOf("public_key"), "Type of the credential")
                  .needed()
                  .immutable(),
              property("name", text().atMost(128), "Friendly name").immutable(),
              property("pem", text().atMost(16_384), "Public key or certificate in PEM")
                  .needed()
                  .hidden(),
              property("alg", oneOf("RS256", "RS512", "PS256", "ES256"), "Algorithm").immutable(),
              property("kid", text().atMost(128), "Name of the key in assertions").immutable(),
              property("parse_expiry_from_cert", flag(), "Whether it ends with its certificate")
                  .hidden(),
              property("expires_at", text().matching("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "Its end"))
          .titled("ClientCredential");

  private ClientCredentials() {}

  /** Every key of the application, in use or not. */
  static List<ObjectNode> all(ObjectNode client) {
    return client
        .path(ALL)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** The keys in use. */
  static List<ObjectNode> used(ObjectNode client) {
    var ids = references(client);
    return all(client).stream().filter(c -> ids.contains(Json.text(c, "id", ""))).toList();
  }

  /** The ids that the application's methods refer to. */
  static List<String> references(ObjectNode client) {
    return Json.child(Json.child(client, METHODS), "private_key_jwt")
        .path("credentials")
        .valueStream()
        .map(c -> Json.text(c, "id", ""))
        .toList();
  }

  static Optional<ObjectNode> find(ObjectNode client, String id) {
    return all(client).stream().filter(c -> Json.text(c, "id", "").equals(id)).findFirst();
  }

  /** The application with these keys. */
  static ObjectNode with(ObjectNode client, List<ObjectNode> credentials) {
    if (credentials.size() > MAX) {
      throw new ManagementError(400, null, "An application has at most " + MAX + " credentials");
    }
    var after = client.deepCopy();
    var all = Json.array();
    credentials.forEach(all::add);
    after.set(ALL, all);
    return after;
  }

  /**
   * An application, or a change of one, whose methods only refer to keys: what arrives with a PEM
   * becomes a key of the application.
   *
   * @param before the application as it was
   */
  static ObjectNode converted(ObjectNode change, ObjectNode before, String now) {
    var methods = Json.child(change, METHODS);
    if (!(methods.get("private_key_jwt") instanceof ObjectNode keys)) {
      return change;
    }
    var credentials = new ArrayList<>(all(before));
    var references = Json.array();
    int index = 0;
    for (var given : keys.get("credentials")) {
      var place = METHODS + ".private_key_jwt.credentials[" + index++ + "].";
      var id = Json.text(given, "id", "");
      if (Json.text(given, "pem") != null) {
        var made = make((ObjectNode) given, place, now);
        credentials.add(made);
        id = Json.text(made, "id", "");
      } else if (find(before, id).isEmpty()) {
        throw bad(place, "id", "No such credential");
      }
      references.add(Json.object().put("id", id));
    }
    var after = with(change, credentials);
    var converted = methods.deepCopy();
    converted.set("private_key_jwt", keys.deepCopy().set("credentials", references));
    after.set(METHODS, converted);
    return after;
  }

  /**
   * A key of what a caller sent.
   *
   * @param place where messages say it stands, with a dot at the end; empty for a body of its own
   */
  static ObjectNode make(ObjectNode given, String place, String now) {
    var pem = Json.text(given, "pem", "");
    var jwk =
        PublicKeys.fromPem(pem)
            .map(Json::own)
            .orElseThrow(() -> bad(place, "pem", "Not a public key or certificate in PEM"));
    boolean ec = Json.text(jwk, "kty", "").equals("EC");
    var algorithm = Json.text(given, "alg", ec ? "ES256" : "RS256");
    if (algorithm.startsWith("ES") != ec) {
      throw bad(place, "alg", "The key does not fit the algorithm");
    }
    var kid = Json.text(given, "kid", Json.text(jwk, "kid", ""));
    jwk.put("alg", algorithm).put("kid", kid);
    var kept = given.deepCopy();
    kept.remove(List.of("pem", "parse_expiry_from_cert"));
    var end = Json.text(given, "expires_at");
    if (end == null && Json.flag(given, "parse_expiry_from_cert", false)) {
      PublicKeys.endOfCertificate(pem).ifPresent(e -> kept.put("expires_at", e.toString()));
    }
    checkEnd(end, place);
    return kept.put("id", "cred_" + Ids.base58(22))
        .put("credential_type", "public_key")
        .put("kid", kid)
        .put("alg", algorithm)
        .put("created_at", now)
        .put("updated_at", now)
        .put("jwk", Json.write(jwk));
  }

  /** Refuses an end that is no moment. */
  static void checkEnd(@Nullable String end, String place) {
    if (end != null) {
      try {
        Objects.requireNonNull(Instant.parse(end));
      } catch (DateTimeException e) {
        throw bad(place, "expires_at", "Not a date and time");
      }
    }
  }

  private static ManagementError bad(String place, String member, String reason) {
    return ManagementError.invalidBody("'" + reason + "' on property " + place + member + ".");
  }
}
