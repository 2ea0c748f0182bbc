package dev.ostiary.discovery;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Golden;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The provider's metadata and its keys. */
class DiscoveryTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ObjectNode jwks() {
    return server.http().get("/.well-known/jwks.json").json();
  }

  @Test
  void theMetadataIsAsRecorded() {
    var answer = server.http().get("/.well-known/openid-configuration");
    assertThat(answer)
        .hasStatus(200)
        .hasHeader("content-type", "application/json; charset=utf-8")
        .hasHeader("access-control-allow-origin", "*")
        .hasNoHeader("access-control-allow-credentials");
    // Its absence tells the Okta starter for Spring that it speaks with Auth0.
    assertThat(answer.json().has("introspection_endpoint")).isFalse();
    Golden.check(
        "server/src/test/resources/golden/openid-configuration.json",
        answer.json().toPrettyString() + "\n");
    assertThat(server.http().get("/.well-known/oauth-authorization-server").body())
        .isEqualTo(answer.body());
  }

  @Test
  void logoutIsListedUnlessTheTenantSaysNo() {
    var off = "{\"oidc_logout\":{\"rp_logout_end_session_endpoint_discovery\":false}}";
    server.settings(off);
    var metadata = server.http().get("/.well-known/openid-configuration").json();
    assertThat(metadata.has("end_session_endpoint")).isFalse();
    server.settings(off.replace("false", "true"));
  }

  @Test
  void theKeysHaveTheMembersThatOldLibrariesRead() throws GeneralSecurityException {
    var keys = jwks().get("keys");
    assertThat(keys.size()).isGreaterThanOrEqualTo(2);
    for (var key : keys) {
      assertThat(key.propertyNames())
          .containsExactlyInAnyOrder("kty", "use", "n", "e", "kid", "x5t", "x5c", "alg");
      assertThat(Json.text(key, "use")).isEqualTo("sig");
      assertThat(Json.text(key, "alg")).isEqualTo("RS256");
      assertThat(Json.text(key, "kid")).matches("[A-Za-z0-9_-]{21}");
      var der = Base64.getDecoder().decode(Json.strings(key, "x5c").getFirst());
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
      assertThat(Json.text(key, "x5t"))
          .isEqualTo(
              Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(MessageDigest.getInstance("SHA-1").digest(der)));
    }
  }

  @Test
  @DisplayName("CFG-03 no private half of a key is published, and none lies open in the database")
  void noPrivateHalfIsPublished() {
    var text = server.http().get("/.well-known/jwks.json").body();
    assertThat(text).doesNotContain("\"d\":").doesNotContain("\"p\":").doesNotContain("\"k\":");
    assertThat(server.admin().dump()).doesNotContain("\"d\":").contains("sealed:v1:");
  }

  @Test
  void theNextKeyIsKnownBeforeItSignsAndThePreviousOneAfter() {
    server.user("alice@example.com");
    var before = TestApp.text(app.tokens("alice@example.com", Map.of()), "id_token");
    var known = jwks();
    server.admin().rotateKeys();
    var after = TestApp.text(app.tokens("alice@example.com", Map.of()), "id_token");
    assertThat(Json.text(JwtCheck.header(after), "kid"))
        .isNotEqualTo(Json.text(JwtCheck.header(before), "kid"));
    assertThat(JwtCheck.verifies(after, known)).as("with keys cached before").isTrue();
    assertThat(JwtCheck.verifies(before, jwks())).as("a token from before").isTrue();
    server.api("https://orders.example/", "read:orders");
    var access =
        TestApp.text(
            app.tokens("alice@example.com", Map.of("audience", "https://orders.example/")),
            "access_token");
    server.admin().rotateKeys();
    assertThat(server.http().get("/userinfo", "Authorization", "Bearer " + access)).hasStatus(200);
    server.admin().rotateKeyAway();
    assertThat(server.http().get("/userinfo", "Authorization", "Bearer " + access)).hasStatus(401);
    assertThat(JwtCheck.verifies(before, jwks())).isFalse();
  }
}
