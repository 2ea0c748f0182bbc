package dev.ostiary.user;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Unavailable;
import dev.ostiary.overload.Lane;
import dev.ostiary.overload.Lanes;
import dev.ostiary.password.ForeignHash;
import dev.ostiary.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Password hashes: Argon2id with 19 MiB, two passes and one lane (OWASP), as PHC strings. They have
 * a {@link Lane} of their own, so that a flood of sign-ins takes neither all memory nor all cores.
 */
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final long IDLE_SECONDS = 30;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{20,88})");

  /** Passwords longer than this are refused before they are hashed. */
  public static final int MAX_LENGTH = 512;

  /**
   * Threads of their own: a hash does not let go of its thread until it is done, and the few that
   * run all other requests must not be kept by it.
   */
  private static final ExecutorService THREADS = threads();

  private final Lane hashing;
  private final String nobody;

  /** Hashes in a lane of their own. */
  public Passwords() {
    this(Lanes.forHashes());
  }

  /**
   * Hashes in this lane.
   *
   * @param hashing throws {@link dev.ostiary.common.Unavailable} when too many wait already
   */
  public Passwords(Lane hashing) {
    this.hashing = hashing;
    nobody = hash(Ids.secret());
  }

  private static ExecutorService threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    var pool =
        new ThreadPoolExecutor(
            cores,
            cores,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("password-hash-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** In the lane and on a thread for hashes. */
  private <T> T hashed(Callable<T> work) {
    return Lane.elsewhere(
        () -> hashing.run(() -> Trace.span("password hash", () -> result(THREADS.submit(work)))));
  }

  private static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.because("The server stops", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A password could not be hashed", e);
    }
  }

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
    return hashed(() -> hash.matches(password)) || matchesOwn(password, null);
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
    return hashed(
        () -> {
          var hash = new byte[length];
          var generator = new Argon2BytesGenerator();
          generator.init(parameters);
          generator.generateBytes(bytes, hash);
          return hash;
        });
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
