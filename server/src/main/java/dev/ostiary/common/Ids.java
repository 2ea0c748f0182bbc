package dev.ostiary.common;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random identifiers and secrets; the only user of randomness. */
public final class Ids {
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** Letters and digits, uniformly chosen: {@code client_id}, the tail of {@code con_...}. */
  public static String alphanumeric(int length) {
    return from(ALPHANUMERIC, length);
  }

  /** Letters and digits without look-alikes: the tail of {@code cred_...}. */
  public static String base58(int length) {
    return from(BASE58, length);
  }

  /** Decimal digits: the tail of {@code lst_...}. */
  public static String digits(int length) {
    return from("0123456789", length);
  }

  /** A random UUID (RFC 9562 version 4). */
  public static String uuid() {
    var bytes = bytes(16);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    var hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  /** A ULID: ten characters of this time in milliseconds since the epoch, sixteen of chance. */
  public static String ulid(long millis) {
    var text = new StringBuilder(26);
    for (int shift = 45; shift >= 0; shift -= 5) {
      text.append(CROCKFORD.charAt((int) (millis >>> shift) & 31));
    }
    return text.append(from(CROCKFORD, 16)).toString();
  }

  /** Each character is as likely as any other: values beyond the alphabet are thrown away. */
  private static String from(String characters, int length) {
    int mask = (Integer.highestOneBit(characters.length() - 1) << 1) - 1;
    var text = new StringBuilder(length);
    while (text.length() < length) {
      // One call for all of them: each costs more than many bytes do.
      for (byte random : bytes(length + length / 4)) {
        int value = random & mask;
        if (value < characters.length() && text.length() < length) {
          text.append(characters.charAt(value));
        }
      }
    }
    return text.toString();
  }

  /** Lower-case hexadecimal digits; {@code length} is even. The form of a user's own part: 24. */
  public static String hex(int length) {
    return HexFormat.of().formatHex(bytes(length / 2));
  }

  /** An unguessable value of 256 bits in 43 characters of base64url: codes, tokens, cookies. */
  public static String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** A number from 0 up to but without the bound. */
  public static int number(int bound) {
    return RANDOM.nextInt(bound);
  }

  /** Random bytes. */
  public static byte[] bytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** The source itself, for key generation. */
  public static SecureRandom random() {
    return RANDOM;
  }
}
