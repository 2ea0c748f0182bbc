package dev.ostiary.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key that signs with exactly one algorithm. What it verifies must name that algorithm, so that a
 * public key never serves as an HMAC secret (RFC 8725 section 3.1).
 */
public final class SigningKey {
  private static final int RSA_BITS = 2048;
  private final @Nullable String kid;
  private final Algorithm algorithm;
  private final @Nullable JWK jwk;
  private final JWSSigner signer;
  private final JWSVerifier verifier;
  private final Map<String, Header> headers = new ConcurrentHashMap<>();

  /** A token header of this key and its base64url form; the same for all tokens of one type. */
  record Header(JWSHeader value, String encoded) {}

  private SigningKey(
      @Nullable String kid,
      Algorithm algorithm,
      @Nullable JWK jwk,
      JWSSigner signer,
      JWSVerifier verifier) {
    this.kid = kid;
    this.algorithm = algorithm;
    this.jwk = jwk;
    this.signer = signer;
    this.verifier = verifier;
    var provider = Providers.fast();
    if (provider != null && algorithm != Algorithm.EDDSA && !algorithm.symmetric()) {
      signer.getJCAContext().setProvider(provider);
      verifier.getJCAContext().setProvider(provider);
    }
  }

  /** Makes a key with a self-signed certificate for {@code name}, valid from {@code now}. */
  public static SigningKey generate(Algorithm algorithm, String name, Instant now) {
    try {
      return switch (algorithm) {
        case RS256, RS512, PS256 -> generateRsa(algorithm, name, now);
        case ES256 -> generateEc(name, now);
        case EDDSA -> of(Ed25519.generate(newKid()));
        case HS256 -> throw new IllegalArgumentException("HS256 keys are secrets: use hmac");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("deprecation") // x5t is what Auth0 publishes; verifiers look keys up by kid.
  private static SigningKey generateRsa(Algorithm algorithm, String name, Instant now)
      throws GeneralSecurityException {
    var fast = Providers.fast();
    var generator =
        fast == null
            ? KeyPairGenerator.getInstance("RSA")
            : KeyPairGenerator.getInstance("RSA", fast);
    generator.initialize(RSA_BITS, Ids.random());
    var pair = generator.generateKeyPair();
    var der = Certificates.selfSigned(pair, name, now, "SHA256withRSA");
    return of(
        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm.nimbus())
            .keyID(newKid())
            .x509CertChain(List.of(Base64.encode(der)))
            .x509CertThumbprint(Certificates.sha1(der))
            .build());
  }

  @SuppressWarnings("deprecation") // As above.
  private static SigningKey generateEc(String name, Instant now) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), Ids.random());
    var pair = generator.generateKeyPair();
    var der = Certificates.selfSigned(pair, name, now, "SHA256withECDSA");
    return of(
        new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(Algorithm.ES256.nimbus())
            .keyID(newKid())
            .x509CertChain(List.of(Base64.encode(der)))
            .x509CertThumbprint(Certificates.sha1(der))
            .build());
  }

  private static String newKid() {
    return Ids.alphanumeric(21);
  }

  /** Characters of a signature in base64url (RFC 7518 sections 3.2 to 3.5). */
  int signatureLength() {
    return switch (algorithm) {
      case RS256, RS512, PS256 -> (RSA_BITS / 8 * 8 + 5) / 6;
      case ES256, EDDSA -> (64 * 8 + 5) / 6;
      case HS256 -> (32 * 8 + 5) / 6;
    };
  }

  /**
   * A shared secret for HS256. Short secrets are stretched by their hash, as RFC 7518 3.2 needs.
   */
  public static SigningKey hmac(String secret) {
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    try {
      var key = bytes.length >= 32 ? bytes : Hashes.sha256(bytes);
      return new SigningKey(null, Algorithm.HS256, null, new MACSigner(key), new MACVerifier(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what {@link #privateJwk} wrote. */
  public static SigningKey read(String privateJwk) {
    try {
      return of(JWK.parse(privateJwk));
    } catch (ParseException e) {
      throw new IllegalStateException("Not a JWK", e);
    }
  }

  private static SigningKey of(JWK jwk) {
    var algorithm = Algorithm.of(jwk.getAlgorithm().getName()).orElseThrow();
    try {
      return switch (jwk) {
        case RSAKey rsa ->
            new SigningKey(
                jwk.getKeyID(),
                algorithm,
                jwk,
                new RSASSASigner(Providers.own("RSA", rsa.toPrivateKey())),
                new RSASSAVerifier(Providers.own("RSA", rsa.toRSAPublicKey())));
        case ECKey ec ->
            new SigningKey(
                jwk.getKeyID(),
                algorithm,
                jwk,
                new ECDSASigner(Providers.own("EC", ec.toPrivateKey()), Curve.P_256),
                new ECDSAVerifier(Providers.own("EC", ec.toECPublicKey())));
        case OctetKeyPair okp ->
            new SigningKey(
                jwk.getKeyID(),
                algorithm,
                jwk,
                new Ed25519.Signer(okp),
                new Ed25519.Verifier(okp.toPublicJWK()));
        default -> throw new IllegalStateException("Unexpected key type " + jwk.getKeyType());
      };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key's name in token headers; null for a shared secret. */
  public @Nullable String kid() {
    return kid;
  }

  /** The one algorithm. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** The public half for the JWKS document (RFC 7517). */
  public ObjectNode publicJwk() {
    return Json.own(required().toPublicJWK().toJSONString());
  }

  /** Everything, to be sealed and stored. */
  public String privateJwk() {
    return required().toJSONString();
  }

  private JWK required() {
    if (jwk == null) {
      throw new IllegalStateException("A shared secret is not published");
    }
    return jwk;
  }

  /** The certificate in PEM; empty when the key has none. */
  public String certificatePem() {
    var chain = required().getX509CertChain();
    return chain == null ? "" : Certificates.pem("CERTIFICATE", chain.getFirst().decode());
  }

  /** SHA-1 of the certificate in capital hexadecimal digits; empty when the key has none. */
  public String certificateThumbprint() {
    var chain = required().getX509CertChain();
    return chain == null
        ? ""
        : HexFormat.of()
            .withUpperCase()
            .formatHex(Certificates.sha1(chain.getFirst().decode()).decode());
  }

  /** The header of tokens of this {@code typ}, of which there are only a few. */
  Header header(String typ) {
    return headers.computeIfAbsent(
        typ,
        t -> {
          var header =
              new JWSHeader.Builder(algorithm.nimbus())
                  .type(new JOSEObjectType(t))
                  .keyID(kid)
                  .build();
          return new Header(header, header.toBase64URL().toString());
        });
  }

  JWSSigner signer() {
    return signer;
  }

  boolean verifies(JWSHeader header, byte[] input, Base64URL signature) {
    try {
      return header.getAlgorithm().equals(algorithm.nimbus())
          && verifier.verify(header, input, signature);
    } catch (JOSEException e) {
      return false;
    }
  }
}
