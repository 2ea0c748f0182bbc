package dev.ostiary.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens whose signature proves nothing, as an attacker makes them who knows only what is public.
 * No key of a tenant signs here: no verifier that does its work accepts any of them.
 */
public final class Forgery {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private Forgery() {}

  /**
   * Without a signature (RFC 8725 section 2.1).
   *
   * @param alg {@code none} in any letter case: some verifiers forbid only one spelling
   * @param key the key whose name the header claims
   */
  public static String unsigned(String alg, SigningKey key, String typ, ObjectNode claims) {
    return encoded(header(alg, typ, key.kid()), claims) + ".";
  }

  /**
   * HS256 with the public key as the secret (RFC 8725 section 2.1), once for each form in which
   * verifiers hold that key: PEM with and without its last line break, certificate, DER.
   */
  public static List<String> withPublicKey(SigningKey key, String typ, ObjectNode claims) {
    var input = encoded(header(Algorithm.HS256.text(), typ, key.kid()), claims);
    var tokens = new ArrayList<String>();
    for (var secret : publicForms(key)) {
      tokens.add(input + "." + BASE64URL.encodeToString(hmac(secret, input)));
    }
    return tokens;
  }

  /** Under the name of a key, signed by another that is made for this token and forgotten. */
  public static String byStranger(SigningKey key, String typ, ObjectNode claims, Instant now) {
    var algorithm = key.algorithm();
    var stranger =
        algorithm.symmetric()
            ? SigningKey.hmac(Ids.secret())
            : SigningKey.generate(algorithm, "stranger", now);
    var header =
        new JWSHeader.Builder(algorithm.nimbus())
            .type(new JOSEObjectType(typ))
            .keyID(key.kid())
            .build();
    var input = header.toBase64URL() + "." + BASE64URL.encodeToString(Json.bytes(claims));
    try {
      return input
          + "."
          + stranger.signer().sign(header, input.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode header(String alg, String typ, @Nullable String kid) {
    var header = Json.object().put("alg", alg).put("typ", typ);
    return kid == null ? header : header.put("kid", kid);
  }

  private static String encoded(ObjectNode header, ObjectNode claims) {
    return BASE64URL.encodeToString(Json.bytes(header))
        + "."
        + BASE64URL.encodeToString(Json.bytes(claims));
  }

  private static List<byte[]> publicForms(SigningKey key) {
    try {
      var jwk = JWK.parse(Json.write(key.publicJwk()));
      var der =
          jwk instanceof OctetKeyPair okp
              ? okp.getX().decode()
              : ((AsymmetricJWK) jwk).toPublicKey().getEncoded();
      var pem = Certificates.pem("PUBLIC KEY", der);
      var texts = new ArrayList<>(List.of(pem, pem.strip()));
      if (!key.certificatePem().isEmpty()) {
        texts.add(key.certificatePem());
      }
      var forms = new ArrayList<byte[]>();
      texts.forEach(text -> forms.add(text.getBytes(StandardCharsets.US_ASCII)));
      forms.add(der);
      return forms;
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] secret, String input) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
