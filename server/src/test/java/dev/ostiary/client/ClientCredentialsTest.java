package dev.ostiary.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ClientCredentialsTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String pem(String type) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(type);
    generator.initialize(type.equals("RSA") ? 2048 : 256);
    var encoded = generator.generateKeyPair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static ObjectNode methods(ObjectNode... credentials) {
    var body = Json.object().put("name", "App");
    var list =
        body.putObject("client_authentication_methods")
            .putObject("private_key_jwt")
            .putArray("credentials");
    for (var credential : credentials) {
      list.add(credential);
    }
    return body;
  }

  private static ObjectNode credential(String pem) {
    return Json.object().put("credential_type", "public_key").put("name", "k").put("pem", pem);
  }

  private static ApiFixture.Answer create(ObjectNode body) {
    return api.call("POST", "/clients", Json.write(body));
  }

  @Test
  void aKeyIsKeptAsJwkAndShownByItsIdOnly() throws Exception {
    var created = create(methods(credential(pem("RSA")))).has(201);
    var reference =
        created.body().at("/client_authentication_methods/private_key_jwt/credentials/0");
    assertThat(reference.propertyNames()).containsExactly("id");
    var id = Json.text(reference, "id", "");
    assertThat(id).matches("cred_[1-9A-HJ-NP-Za-km-z]{22}");
    var shown = api.get(credentials(created) + "/" + id).has(200).body();
    assertThat(Json.text(shown, "alg")).isEqualTo("RS256");
    assertThat(Json.text(shown, "credential_type")).isEqualTo("public_key");
    assertThat(shown.has("pem")).isFalse();
    assertThat(shown.has("jwk")).isFalse();
    var client = api.client(created.text("client_id"));
    assertThat(client.authenticationMethod()).isEqualTo("private_key_jwt");
    var jwk = Json.own(Json.text(client.keys().getFirst(), "jwk", ""));
    assertThat(Json.text(jwk, "kty")).isEqualTo("RSA");
    assertThat(Json.text(jwk, "kid")).isEqualTo(Json.text(shown, "kid"));
  }

  private static String credentials(ApiFixture.Answer client) {
    return "/clients/" + client.text("client_id") + "/credentials";
  }

  @Test
  void aKeyIsAResourceOfItsOwn() throws Exception {
    var client = create(Json.object().put("name", "App")).has(201);
    var path = credentials(client);
    var made = api.call("POST", path, Json.write(credential(pem("EC")))).has(201);
    assertThat(made.text("kid")).isNotEmpty();
    var one = path + "/" + made.text("id");
    var later = "{\"expires_at\":\"2030-01-01T00:00:00Z\"}";
    assertThat(api.call("PATCH", one, later).has(200).text("expires_at"))
        .isEqualTo("2030-01-01T00:00:00Z");
    api.call("PATCH", one, "{\"expires_at\":\"2030-99-01T00:00:00Z\"}")
        .isInvalidBody("Not a date and time");
    var use = methods(Json.object().put("id", made.text("id")));
    api.call("PATCH", "/clients/" + client.text("client_id"), Json.write(use)).has(200);
    assertThat(api.client(client.text("client_id")).keys()).hasSize(1);
    api.call("DELETE", one)
        .isError(400, "operation_not_supported", "The credential is in use by the client");
    api.call(
            "PATCH",
            "/clients/" + client.text("client_id"),
            "{\"client_authentication_methods\":null}")
        .has(200);
    api.call("DELETE", one).has(204);
    api.get(one).isError(404, "inexistent_credential", "The credential does not exist");
    assertThat(api.get(path).has(200).body()).isEmpty();
  }

  @Test
  void keysAreKeptByIdAndReplacedByNewOnes() throws Exception {
    var created = create(methods(credential(pem("RSA")))).has(201);
    var path = "/clients/" + created.text("client_id");
    var first = created.body().at("/client_authentication_methods/private_key_jwt/credentials/0");
    var both = methods((ObjectNode) first, credential(pem("EC")));
    var after = api.call("PATCH", path, Json.write(both)).has(200);
    var shown = after.body().at("/client_authentication_methods/private_key_jwt/credentials");
    assertThat(shown).hasSize(2);
    assertThat(shown.get(0)).isEqualTo(first);
    assertThat(api.get(credentials(created)).has(200).each("alg"))
        .containsExactly("RS256", "ES256");
    api.call("PATCH", path, Json.write(methods(Json.object().put("id", "cred_none"))))
        .isInvalidBody("No such credential");
  }

  @Test
  void keysAndAMethodWithASecretExcludeEachOther() throws Exception {
    var both = methods(credential(pem("RSA"))).put("token_endpoint_auth_method", "none");
    create(both).isInvalidBody("exclude each other");
    var typed = create(methods(credential(pem("RSA"))).put("app_type", "regular_web")).has(201);
    assertThat(typed.body().has("token_endpoint_auth_method")).isFalse();
    var path = "/clients/" + typed.text("client_id");
    api.call("PATCH", path, "{\"token_endpoint_auth_method\":\"client_secret_post\"}")
        .isInvalidBody("exclude each other");
    api.call(
            "PATCH",
            path,
            "{\"token_endpoint_auth_method\":\"client_secret_post\","
                + "\"client_authentication_methods\":null}")
        .has(200);
  }

  @Test
  void whatIsNoUsableKeyIsRefused() throws Exception {
    create(methods(credential("nonsense"))).isInvalidBody("Not a public key or certificate");
    create(methods(credential(pem("EC")).put("alg", "RS256"))).isInvalidBody("does not fit");
    create(methods(credential(pem("RSA")).put("alg", "ES256"))).isInvalidBody("does not fit");
    create(methods(credential(pem("RSA")).put("alg", "none"))).isInvalidBody("No enum match");
    create(methods(credential(pem("RSA")).put("expires_at", "2026-99-99T00:00:00Z")))
        .isInvalidBody("Not a date and time");
    create(methods()).isInvalidBody("Array is too short (0), minimum 1");
  }
}
