package dev.ostiary.password;

import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2 (RFC 9106) in the PHC form {@code $argon2id$v=19$m=...,t=...,p=...$SALT$HASH}. */
final class Argon2Hash {
  /** 128 MiB: what two sign-ins at a time may take of the heap of a small server. */
  private static final int MAX_MEMORY_KIB = 128 * 1024;

  /** Passes times memory: about two seconds. */
  private static final long MAX_WORK_KIB = 1024 * 1024;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(id|i|d)\\$(?:v=(16|19)\\$)?m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,172})\\$([A-Za-z0-9+/]{16,172})");

  private Argon2Hash() {}

  static Check of(HashMembers all) throws BadHash {
    var hash = all.child("hash").only("value", "encoding");
    var form = FORM.matcher(hash.text("value"));
    if (!form.matches()) {
      throw hash.bad("value", "Expected $argon2id$v=19$m=...,t=...,p=...$SALT$HASH");
    }
    int memory = Integer.parseInt(form.group(3));
    int passes = Integer.parseInt(form.group(4));
    int lanes = Integer.parseInt(form.group(5));
    if (memory > MAX_MEMORY_KIB
        || (long) memory * passes > MAX_WORK_KIB
        || lanes < 1
        || lanes > 16
        || passes < 1
        || memory < 8 * lanes) {
      throw hash.bad("value", "The cost is out of bounds: m up to 131072, m x t up to 1048576");
    }
    byte[] salt;
    byte[] expected;
    try {
      salt = Encoding.base64(form.group(6));
      expected = Encoding.base64(form.group(7));
    } catch (IllegalArgumentException e) {
      throw hash.bad("value", "Salt and hash must be base64");
    }
    var parameters =
        new Argon2Parameters.Builder(type(form.group(1)))
            .withVersion("19".equals(form.group(2)) ? 0x13 : 0x10)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    return password -> MessageDigest.isEqual(expected, argon2(parameters, password, expected));
  }

  private static byte[] argon2(Argon2Parameters parameters, byte[] password, byte[] expected) {
    var actual = new byte[expected.length];
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    generator.generateBytes(password, actual);
    return actual;
  }

  private static int type(String name) {
    return switch (name) {
      case "id" -> Argon2Parameters.ARGON2_id;
      case "i" -> Argon2Parameters.ARGON2_i;
      default -> Argon2Parameters.ARGON2_d;
    };
  }
}
