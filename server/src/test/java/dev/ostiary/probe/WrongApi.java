package dev.ostiary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ostiary.common.Json;
import dev.ostiary.verification.AccessTokens;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** A small API that checks tokens by hand, and leaves out what it is told to leave out. */
final class WrongApi implements AutoCloseable {
  static final String SCOPE = "read:orders";

  /** What it can do wrong. */
  enum Hole {
    NO_AUDIENCE,
    ALG_NONE,
    CONFUSION,
    NO_EXPIRY,
    NO_SIGNATURE,
    NO_SCOPE,
    NO_ISSUER,
    EVERYTHING,
    BREAKS,
    NO_CHALLENGE
  }

  /** Whose tokens it takes. */
  record Expected(String issuer, String audience, PublicKey key) {}

  private final HttpServer server;
  private final Expected expected;
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile Set<Hole> holes = Set.of();

  WrongApi(Expected expected) {
    this.expected = expected;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/orders", this::answer);
    server.start();
  }

  /** The RSA key in a JWKS document. */
  static PublicKey key(ObjectNode jwks) {
    var jwk = jwks.get("keys").get(0);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(
              new RSAPublicKeySpec(
                  new BigInteger(1, decoded(Json.text(jwk, "n", ""))),
                  new BigInteger(1, decoded(Json.text(jwk, "e", "")))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/orders";
  }

  void plant(Set<Hole> some) {
    holes = Set.copyOf(some);
    tokens.clear();
  }

  /** What came in the header, in order. */
  List<String> tokens() {
    return tokens;
  }

  private boolean has(Hole hole) {
    return holes.contains(hole);
  }

  private void answer(HttpExchange exchange) throws IOException {
    int status = status(exchange.getRequestHeaders().getFirst("Authorization"));
    if (status == 401 && !has(Hole.NO_CHALLENGE)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"orders\"");
    }
    var body = "{\"status\":" + status + "}";
    exchange.sendResponseHeaders(status, body.length());
    try (exchange) {
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private int status(@org.jspecify.annotations.Nullable String header) {
    if (header != null) {
      tokens.add(header.substring("Bearer ".length()));
    }
    if (has(Hole.EVERYTHING)) {
      return 200;
    }
    if (header == null) {
      return 401;
    }
    try {
      return checked(header.substring("Bearer ".length()));
    } catch (RuntimeException | GeneralSecurityException | Json.MalformedJson e) {
      return has(Hole.BREAKS) ? 500 : 401;
    }
  }

  private int checked(String token) throws GeneralSecurityException, Json.MalformedJson {
    var parts = token.split("\\.", -1);
    var header = Json.parse(decoded(parts[0]));
    var claims = (ObjectNode) Json.parse(decoded(parts[1]));
    var alg = Json.text(header, "alg", "");
    boolean good =
        switch (alg) {
          case "RS256" -> has(Hole.NO_SIGNATURE) || signed(parts);
          case "HS256" -> has(Hole.NO_SIGNATURE) || has(Hole.CONFUSION) && confused(parts);
          case "none" -> has(Hole.NO_SIGNATURE) || has(Hole.ALG_NONE);
          default -> false;
        };
    good &= has(Hole.NO_ISSUER) || expected.issuer().equals(Json.text(claims, "iss"));
    good &= has(Hole.NO_AUDIENCE) || AccessTokens.audiences(claims).contains(expected.audience());
    good &=
        has(Hole.NO_EXPIRY)
            || Json.number(claims, "exp", 0) > java.time.Instant.now().getEpochSecond();
    if (!good) {
      return 401;
    }
    var scopes = List.of(Json.text(claims, "scope", "").split(" "));
    return has(Hole.NO_SCOPE) || scopes.contains(SCOPE) ? 200 : 403;
  }

  private boolean signed(String[] parts) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(expected.key());
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    return signature.verify(decoded(parts[2]));
  }

  private boolean confused(String[] parts) throws GeneralSecurityException {
    var base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(expected.key().getEncoded());
    var pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(pem.getBytes(UTF_8), "HmacSHA256"));
    var wanted = mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8));
    return MessageDigest.isEqual(wanted, decoded(parts[2]));
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
