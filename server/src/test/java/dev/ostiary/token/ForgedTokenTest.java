package dev.ostiary.token;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that a stranger signed, with headers that try to choose the key. */
class ForgedTokenTest {
  private static final TestServer server = TestServer.start();
  private static final User alice = server.user("alice@example.com");
  private static final KeyPair stranger = pair();

  @AfterAll
  static void stop() {
    server.close();
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A token with good claims for UserInfo, signed by the stranger. */
  private static String forged(ObjectNode header) {
    long now = server.time().seconds();
    var claims =
        Json.object()
            .put("iss", "https://id.example/")
            .put("sub", alice.id())
            .put("aud", "https://id.example/userinfo")
            .put("scope", "openid")
            .put("iat", now)
            .put("exp", now + 60);
    var input = base64(Json.bytes(header)) + "." + base64(Json.bytes(claims));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(stranger.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode header() {
    return Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", knownKid());
  }

  private static String knownKid() {
    var keys = server.http().get("/.well-known/jwks.json").json().get("keys");
    return String.valueOf(Json.text(keys.get(0), "kid"));
  }

  private static void refused(String token) {
    assertThat(server.http().get("/userinfo", "Authorization", "Bearer " + token)).hasStatus(401);
  }

  @Test
  @DisplayName("JWT-03 a key named or carried by the header is neither fetched nor believed")
  void theHeaderChoosesNoKey() throws IOException {
    var fetched = new AtomicInteger();
    var canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    try {
      var url = "http://localhost:" + canary.getAddress().getPort() + "/jwks.json";
      var key = (RSAPublicKey) stranger.getPublic();
      var jwk =
          Json.object()
              .put("kty", "RSA")
              .put("n", base64(key.getModulus().toByteArray()))
              .put("e", base64(key.getPublicExponent().toByteArray()));
      refused(forged(header().put("jku", url)));
      refused(forged(header().put("x5u", url)));
      var carried = header();
      carried.set("jwk", jwk);
      refused(forged(carried));
      carried.remove("kid");
      refused(forged(carried));
      assertThat(fetched).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  @Test
  @DisplayName("JWT-04 whatever the header calls its key is looked up and nothing else")
  void theNameOfAKeyIsOnlyLookedUp() {
    for (var kid :
        List.of(
            "../../../../etc/passwd",
            "/dev/null",
            "' OR 1=1 --",
            "x' UNION SELECT 'secret' --",
            "*)(uid=*",
            "\u0000",
            "ключ🔑",
            "",
            "x".repeat(10_000))) {
      refused(forged(header().put("kid", kid)));
    }
    refused(forged(header()));
  }
}
