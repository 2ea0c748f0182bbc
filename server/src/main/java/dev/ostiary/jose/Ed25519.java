package dev.ostiary.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * EdDSA with Ed25519 (RFC 8037) on what the JVM has: Nimbus would need another library for it. The
 * raw 32-byte keys of JWK are wrapped in the fixed DER prefixes of RFC 8410.
 */
final class Ed25519 {
  private static final byte[] PRIVATE_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final String NAME = "Ed25519";

  private Ed25519() {}

  static OctetKeyPair generate(String kid) throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
    var encoded = pair.getPublic().getEncoded();
    var x = Arrays.copyOfRange(encoded, PUBLIC_PREFIX.length, encoded.length);
    var d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
        .d(Base64URL.encode(d))
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.EdDSA)
        .keyID(kid)
        .build();
  }

  private static byte[] wrap(byte[] prefix, byte[] key) {
    var all = Arrays.copyOf(prefix, prefix.length + key.length);
    System.arraycopy(key, 0, all, prefix.length, key.length);
    return all;
  }

  /** Signs. */
  static final class Signer implements JWSSigner {
    private final JCAContext context = new JCAContext();
    private final java.security.PrivateKey key;

    Signer(OctetKeyPair jwk) {
      try {
        key =
            Providers.own(
                NAME,
                KeyFactory.getInstance(NAME)
                    .generatePrivate(
                        new PKCS8EncodedKeySpec(wrap(PRIVATE_PREFIX, jwk.getDecodedD()))));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      try {
        var signature = Providers.signature(NAME);
        signature.initSign(key);
        signature.update(input);
        return Base64URL.encode(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new JOSEException(e.getMessage(), e);
      }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
      return context;
    }
  }

  /** Verifies. */
  static final class Verifier implements JWSVerifier {
    private final JCAContext context = new JCAContext();
    private final java.security.PublicKey key;

    Verifier(OctetKeyPair jwk) {
      try {
        key =
            Providers.own(
                NAME,
                KeyFactory.getInstance(NAME)
                    .generatePublic(
                        new X509EncodedKeySpec(wrap(PUBLIC_PREFIX, jwk.getDecodedX()))));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signed) throws JOSEException {
      try {
        var signature = Providers.signature(NAME);
        signature.initVerify(key);
        signature.update(input);
        return signature.verify(signed.decode());
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
      return context;
    }
  }
}
