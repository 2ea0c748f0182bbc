package dev.ostiary.common;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests and comparison in constant time. */
public final class Hashes {
  private Hashes() {}

  /** SHA-256 of the text's UTF-8 bytes, base64url without padding (43 characters). */
  public static String sha256(String text) {
    return encode(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256 of the bytes. */
  public static byte[] sha256(byte[] bytes) {
    return digest("SHA-256", bytes);
  }

  /**
   * The left half of the digest, as in {@code at_hash} and {@code c_hash} (OpenID Connect Core
   * 3.3.2.11). The digest is the one of the token's signing algorithm.
   *
   * @param bits 256, 384 or 512
   */
  public static String leftHalf(String text, int bits) {
    var full = digest("SHA-" + bits, text.getBytes(StandardCharsets.US_ASCII));
    return encode(Arrays.copyOf(full, full.length / 2));
  }

  /** HMAC-SHA-256 of a text, base64url without padding: nobody makes it without the key. */
  public static String keyed(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether two secrets are equal, in a time that does not depend on where they differ. */
  public static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        sha256(a.getBytes(StandardCharsets.UTF_8)), sha256(b.getBytes(StandardCharsets.UTF_8)));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
