package dev.ostiary;

import dev.ostiary.common.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies tokens with the JDK alone: a verifier that shares no code with the server. */
public final class JwtCheck {
  private JwtCheck() {}

  /** The header of a token. */
  public static ObjectNode header(String token) {
    return part(token, 0);
  }

  /** The claims of a token. */
  public static ObjectNode claims(String token) {
    return part(token, 1);
  }

  private static ObjectNode part(String token, int index) {
    return Json.own(new String(decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  /** Whether the key of the JWKS document that the header names signed the token. */
  public static boolean verifies(String token, ObjectNode jwks) {
    var parts = token.split("\\.");
    var header = header(token);
    for (var jwk : jwks.get("keys")) {
      if (TestApp.text((ObjectNode) jwk, "kid").equals(Json.text(header, "kid"))) {
        try {
          var signature = signature(TestApp.text(header, "alg"));
          signature.initVerify(key(jwk));
          signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
          return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return false;
  }

  /** Whether this secret signed the token with HS256. */
  public static boolean verifiesHmac(String token, String secret) {
    var parts = token.split("\\.");
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      return "HS256".equals(Json.text(header(token), "alg"))
          && java.security.MessageDigest.isEqual(mac.doFinal(input), decode(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signature signature(String alg) throws GeneralSecurityException {
    return switch (alg) {
      case "RS256" -> Signature.getInstance("SHA256withRSA");
      case "RS512" -> Signature.getInstance("SHA512withRSA");
      case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
      case "EdDSA" -> Signature.getInstance("Ed25519");
      case "PS256" -> {
        var pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      default -> throw new IllegalArgumentException(alg);
    };
  }

  private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
    return switch (String.valueOf(Json.text(jwk, "kty"))) {
      case "RSA" ->
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
      case "EC" -> {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        yield KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(number(jwk, "x"), number(jwk, "y")),
                    parameters.getParameterSpec(ECParameterSpec.class)));
      }
      default -> ed25519(decode(String.valueOf(Json.text(jwk, "x"))));
    };
  }

  /** RFC 8032 section 5.1.2: little-endian, the highest bit is the sign of x. */
  private static PublicKey ed25519(byte[] encoded) throws GeneralSecurityException {
    var reversed = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      reversed[i] = encoded[encoded.length - 1 - i];
    }
    boolean odd = (reversed[0] & 0x80) != 0;
    reversed[0] &= 0x7f;
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, reversed))));
  }

  private static BigInteger number(JsonNode jwk, String name) {
    return new BigInteger(1, decode(String.valueOf(Json.text(jwk, name))));
  }
}
