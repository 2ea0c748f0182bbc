package dev.ostiary.example.reports;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small issuer on a real port: a key of its own, published as JWKS, and tokens signed with it.
 */
final class TestIssuer implements AutoCloseable {
  static final String KEY_ID = "test-key";

  private final KeyPair keys = rsaKeys();
  private final AtomicInteger keyRequests = new AtomicInteger();
  private final HttpServer server;

  TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] document = jwks().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          try (exchange) {
            keyRequests.incrementAndGet();
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
          }
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** How often the keys were fetched. */
  int keyRequests() {
    return keyRequests.get();
  }

  /** An access token for the Reports API, to be changed by a test before it is signed. */
  JWTCreator.Builder token(String... permissions) {
    return JWT.create()
        .withKeyId(KEY_ID)
        .withIssuer(url())
        .withSubject("auth0|alice")
        .withAudience(ReportsApiTest.AUDIENCE, url() + "userinfo")
        .withIssuedAt(Instant.now())
        .withExpiresAt(Instant.now().plusSeconds(60))
        .withClaim("scope", "openid " + String.join(" ", permissions))
        .withArrayClaim("permissions", permissions);
  }

  String sign(JWTCreator.Builder token) {
    return token.sign(Algorithm.RSA256(null, (RSAPrivateKey) keys.getPrivate()));
  }

  byte[] publicKeyBytes() {
    return keys.getPublic().getEncoded();
  }

  static KeyPair rsaKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String jwks() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}"""
        .formatted(KEY_ID, base64url(key.getModulus()), base64url(key.getPublicExponent()));
  }

  /** RFC 7518 §2: big-endian without the sign byte that Java puts in front. */
  private static String base64url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
