package dev.ostiary.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** What the machine could do at best: signatures and nothing else. */
final class RawSignatures {
  /** As many bytes as the header and claims of an access token have. */
  private static final int INPUT_BYTES = 480;

  private RawSignatures() {}

  /** RS256 with a 2048-bit key (RFC 7518 section 3.3). */
  static RawWork rs256(Provider provider) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(2048);
    return of("SHA256withRSA", generator, provider);
  }

  /** ES256 (RFC 7518 section 3.4). */
  static RawWork es256(Provider provider) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return of("SHA256withECDSA", generator, provider);
  }

  /** The provider's own key and no initialisation between signatures: nothing is faster. */
  private static RawWork of(String algorithm, KeyPairGenerator generator, Provider provider) {
    var key = generator.generateKeyPair().getPrivate();
    return new RawWork(
        () -> {
          var signature = Signature.getInstance(algorithm, provider);
          signature.initSign(key);
          var input = new byte[INPUT_BYTES];
          return () -> {
            signature.update(input);
            input[0] = signature.sign()[0];
            return input;
          };
        });
  }
}
