package dev.ostiary.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.ostiary.common.Json;
import dev.ostiary.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A signed token in compact form (RFC 7515), split but believed only after {@link #verifiedBy}. */
public final class Jws {
  private static final int MAX_LENGTH = 128 * 1024;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private final JWSObject object;
  private final ObjectNode claims;

  private Jws(JWSObject object, ObjectNode claims) {
    this.object = object;
    this.claims = claims;
  }

  /** Signs claims; {@code typ} is the header's media type, such as JWT or at+jwt. */
  public static String sign(SigningKey key, String typ, ObjectNode claims) {
    var header = key.header(typ);
    var input = header.encoded() + "." + BASE64URL.encodeToString(Json.bytes(claims));
    try {
      var bytes = input.getBytes(StandardCharsets.US_ASCII);
      var signature =
          Trace.<Base64URL, JOSEException>span(
              "signature", () -> key.signer().sign(header.value(), bytes));
      return input + "." + signature;
    } catch (JOSEException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  /** Characters that {@link #sign} would answer, without signing. */
  public static int length(SigningKey key, String typ, ObjectNode claims) {
    int payload = (Json.bytes(claims).length * 8 + 5) / 6;
    return key.header(typ).encoded().length() + payload + key.signatureLength() + 2;
  }

  /** Splits a token; empty when it is not a JWS with JSON claims. Nothing is verified. */
  public static Optional<Jws> parse(@Nullable String token) {
    if (token == null || token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      var object = JWSObject.parse(token);
      // A critical header that nobody here understands makes the token invalid (RFC 7515 4.1.11).
      if (object.getHeader().getCriticalParams() != null || !canonical(token)) {
        return Optional.empty();
      }
      return Json.parse(object.getPayload().toBytes()) instanceof ObjectNode claims
          ? Optional.of(new Jws(object, claims))
          : Optional.empty();
    } catch (ParseException | Json.MalformedJson | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Two texts must not be one token: the unused bits of base64url have to be zero. */
  private static boolean canonical(String token) {
    for (var part : token.split("\\.", -1)) {
      if (!BASE64URL.encodeToString(Base64.getUrlDecoder().decode(part)).equals(part)) {
        return false;
      }
    }
    return true;
  }

  /** The key's name that the header claims. */
  public @Nullable String kid() {
    return object.getHeader().getKeyID();
  }

  /** The {@code alg} that the header claims. */
  public String alg() {
    return object.getHeader().getAlgorithm().getName();
  }

  /** The {@code typ} that the header claims. */
  public @Nullable String typ() {
    var type = object.getHeader().getType();
    return type == null ? null : type.getType();
  }

  /** The claims; to be believed only when the token is verified. */
  public ObjectNode claims() {
    return claims;
  }

  /** Whether this key signed the token, with the key's own algorithm. */
  public boolean verifiedBy(SigningKey key) {
    return key.verifies(object.getHeader(), object.getSigningInput(), object.getSignature());
  }

  /**
   * Whether a client's registered public key signed the token. The algorithm must fit the type of
   * the key, so that a public key is never taken for a secret.
   */
  public boolean verifiedByPublicKey(String jwk) {
    try {
      var verifier =
          switch (JWK.parse(jwk)) {
            case RSAKey rsa when alg().startsWith("RS") || alg().startsWith("PS") ->
                new RSASSAVerifier(rsa);
            case ECKey ec when alg().startsWith("ES") -> new ECDSAVerifier(ec);
            case OctetKeyPair okp when alg().equals("EdDSA") -> new Ed25519.Verifier(okp);
            default -> null;
          };
      return verifier != null
          && verifier.verify(object.getHeader(), object.getSigningInput(), object.getSignature());
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return false;
    }
  }
}
