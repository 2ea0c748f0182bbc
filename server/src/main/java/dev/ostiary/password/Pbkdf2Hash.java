package dev.ostiary.password;

import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** PBKDF2 (RFC 8018) in the form {@code $pbkdf2-sha256$i=...,l=...$SALT$HASH}. */
final class Pbkdf2Hash {
  /** Iterations times blocks of output: a few seconds. */
  private static final long MAX_WORK = 4_000_000;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$pbkdf2-([a-z0-9]+)\\$i=(\\d{1,8})(?:,l=(\\d{1,4}))?"
              + "\\$([A-Za-z0-9+/_.-]*)\\$([A-Za-z0-9+/_.-]+)");

  private Pbkdf2Hash() {}

  static Check of(HashMembers all) throws BadHash {
    var hash = all.child("hash").only("value", "encoding");
    var form = FORM.matcher(hash.text("value"));
    if (!form.matches() || !Digests.NAMES.contains(form.group(1))) {
      throw hash.bad("value", "Expected $pbkdf2-DIGEST$i=...,l=...$SALT$HASH");
    }
    byte[] salt;
    byte[] expected;
    try {
      // Some libraries write a dot where base64 has a plus.
      salt = Encoding.base64(form.group(4).replace('.', '+'));
      expected = Encoding.base64(form.group(5).replace('.', '+'));
    } catch (IllegalArgumentException e) {
      throw hash.bad("value", "Salt and hash must be base64 without padding");
    }
    if (form.group(3) != null && Integer.parseInt(form.group(3)) != expected.length) {
      throw hash.bad("value", "The hash has " + expected.length + " bytes, not l");
    }
    var digest = form.group(1);
    int iterations = Integer.parseInt(form.group(2));
    int size = Digests.of(digest).getDigestSize();
    long blocks = ((long) expected.length + size - 1) / size;
    if (iterations < 1 || iterations * blocks > MAX_WORK) {
      throw hash.bad("value", "Iterations times blocks must be from 1 to " + MAX_WORK);
    }
    return password ->
        MessageDigest.isEqual(expected, derive(digest, password, salt, iterations, expected));
  }

  private static byte[] derive(
      String digest, byte[] password, byte[] salt, int iterations, byte[] expected) {
    var generator = new PKCS5S2ParametersGenerator(Digests.of(digest));
    generator.init(password, salt, iterations);
    return ((KeyParameter) generator.generateDerivedMacParameters(expected.length * 8)).getKey();
  }
}
