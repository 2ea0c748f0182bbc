package dev.ostiary.jose;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;

/** The signature algorithms this server knows; {@code none} is not one of them (RFC 8725). */
public enum Algorithm {
  RS256("RS256", 256),
  RS512("RS512", 512),
  PS256("PS256", 256),
  ES256("ES256", 256),
  EDDSA("EdDSA", 512),
  HS256("HS256", 256);

  private final String text;
  private final int hashBits;

  Algorithm(String text, int hashBits) {
    this.text = text;
    this.hashBits = hashBits;
  }

  /** The {@code alg} value (RFC 7518 section 3.1, RFC 8037). */
  public String text() {
    return text;
  }

  /** Bits of the hash that {@code at_hash} uses with this algorithm. */
  public int hashBits() {
    return hashBits;
  }

  /** Whether tokens are verified with the secret that signed them. */
  public boolean symmetric() {
    return this == HS256;
  }

  JWSAlgorithm nimbus() {
    return JWSAlgorithm.parse(text);
  }

  /** The algorithm with this {@code alg} value. */
  public static Optional<Algorithm> of(String text) {
    for (var algorithm : values()) {
      if (algorithm.text.equals(text)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
