package dev.ostiary.user;

import dev.ostiary.common.Ids;
import dev.ostiary.password.ForeignHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Password hashes: Argon2id with 19 MiB, two passes and one lane (OWASP), as PHC strings. At most
 * as many at once as the machine has cores, so that a flood of sign-ins cannot take all memory.
 */
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{20,88})");

  /** Passwords longer than this are refused before they are hashed. */
  public static final int MAX_LENGTH = 512;

  private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final String nobody = hash(Ids.secret());

  /** The PHC string of a password with a fresh salt. */
  public String hash(String password) {
    var salt = Ids.bytes(16);
    var hash = argon2(password, salt, MEMORY_KIB, PASSES, 1, HASH_BYTES);
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY_KIB, PASSES, encode(salt), encode(hash));
  }

  /** Whether a hash should be replaced by a fresh one as soon as its password is known. */
  public static boolean isOutdated(String stored) {
    return ForeignHash.isOne(stored);
  }

  /**
   * Whether the password belongs to the hash, be it ours or another system's. Takes the same time
   * when there is no hash, so that an answer does not tell which addresses exist.
   */
  public boolean matches(String password, @Nullable String stored) {
    var foreign = stored == null ? Optional.<ForeignHash>empty() : ForeignHash.read(stored);
    return foreign.isPresent()
        ? matchesForeign(password, foreign.get())
        : matchesOwn(password, stored);
  }

  /** A wrong password costs one of our hashes besides, as for an address that does not exist. */
  private boolean matchesForeign(String password, ForeignHash hash) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    running.acquireUninterruptibly();
    boolean fits;
    try {
      fits = hash.matches(password);
    } finally {
      running.release();
    }
    return fits || matchesOwn(password, null);
  }

  private boolean matchesOwn(String password, @Nullable String phc) {
    boolean known = phc != null && password.length() <= MAX_LENGTH;
    var matcher = PHC.matcher(known ? phc : nobody);
    if (!matcher.matches()) {
      return false;
    }
    var expected = Base64.getDecoder().decode(matcher.group(5));
    var actual =
        argon2(
            known ? password : "",
            Base64.getDecoder().decode(matcher.group(4)),
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, actual) && known;
  }

  private byte[] argon2(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    // The same password typed on another keyboard may have another form of the same characters.
    var bytes =
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    var hash = new byte[length];
    running.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(bytes, hash);
      return hash;
    } finally {
      running.release();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
