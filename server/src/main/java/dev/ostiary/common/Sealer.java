package dev.ostiary.common;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must be read again (signing keys, client secrets) with the master key: AES-256-GCM,
 * a fresh 96-bit nonce per value, bound to a purpose so that a value cannot be moved elsewhere.
 */
public final class Sealer {
  /** A regular expression for secrets from outside: none may look like a sealed one. */
  public static final String NOT_SEALED = "(?!sealed:)[\\s\\S]*";

  private static final String PREFIX = "sealed:v1:";
  private static final int NONCE_BYTES = 12;
  private final SecretKeySpec key;

  /**
   * A sealer with a 32-byte master key.
   *
   * @throws IllegalArgumentException when the key has another length
   */
  public Sealer(byte[] masterKey) {
    if (masterKey.length != 32) {
      throw new IllegalArgumentException(
          "The master key has " + masterKey.length + " bytes, not 32");
    }
    this.key = new SecretKeySpec(masterKey, "AES");
  }

  /** The sealed form of a text, as printable characters. */
  public String seal(String purpose, String text) {
    var nonce = Ids.bytes(NONCE_BYTES);
    var sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
    var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return PREFIX + Base64.getEncoder().encodeToString(all);
  }

  /**
   * The text again.
   *
   * @throws IllegalStateException when the value was not sealed with this key for this purpose
   */
  public String open(String purpose, String sealed) {
    if (!sealed.startsWith(PREFIX)) {
      throw new IllegalStateException("Not a sealed value: " + purpose);
    }
    var all = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
    var nonce = Arrays.copyOf(all, NONCE_BYTES);
    var body = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(run(Cipher.DECRYPT_MODE, purpose, nonce, body), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, String purpose, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The master key does not open " + purpose + ": is it the key of this database?", e);
    }
  }
}
