package dev.ostiary.user;

import dev.ostiary.common.Deadline;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.common.Unavailable;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.overload.Lane;
import dev.ostiary.protection.Protection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks an e-mail address and a password, the same for pages and grants. Too many failures in a
 * row block the address for a day, as the tenant's brute-force protection says; for one IP address
 * or for all.
 */
public final class PasswordSignIn {
  /** After a pause of so many milliseconds failures are forgotten. */
  public static final long QUIET_MILLIS = Duration.ofDays(1).toMillis();

  private static final int MAX_IDENTIFIER = 320;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final long LONGEST_PAUSE_MILLIS = 50;
  private final Database database;
  private final Passwords passwords;
  private final Protection protection;
  private final Elsewhere elsewhere;
  private final Time time;
  private final UserStore users = new UserStore();
  private final CredentialStore credentials = new CredentialStore();
  private final LoginFailureStore failures = new LoginFailureStore();
  private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

  /** Those whose passwords are not here, or not yet. */
  public interface Elsewhere {
    /**
     * Asks for the user of an attempt whom nobody here answers for; makes or changes the user here
     * as the answer says. Empty when none of the connections leads elsewhere.
     */
    Optional<Outcome> check(Attempt attempt);
  }

  /**
   * A checker.
   *
   * @param elsewhere asked when no password is kept here
   */
  public PasswordSignIn(
      Database database,
      Passwords passwords,
      Protection protection,
      Elsewhere elsewhere,
      Time time) {
    this.database = database;
    this.elsewhere = elsewhere;
    this.passwords = passwords;
    this.protection = protection;
    this.time = time;
  }

  /**
   * An attempt.
   *
   * @param connections where the user may be; the first one that knows the address decides
   */
  public record Attempt(
      String tenant, List<Connection> connections, String email, String password, String ip) {}

  /** What came of it. */
  public sealed interface Outcome {}

  /** The password is right. */
  public record Accepted(User user) implements Outcome {}

  /**
   * The address is unknown or the password wrong; only the log is told which.
   *
   * @param userId who has the address, or null
   */
  public record Refused(@Nullable String userId) implements Outcome {
    /** Whether somebody has the address. */
    public boolean known() {
      return userId != null;
    }
  }

  /** The password is right but the user may not sign in. */
  public record Blocked(User user) implements Outcome {}

  /**
   * Too many failures before.
   *
   * @param userId who has the address, or null
   * @param left until the next attempt is looked at
   */
  public record TooMany(@Nullable String userId, Duration left) implements Outcome {}

  /**
   * Another system that knows the user gave no answer, which counts as no attempt, or one in words
   * of its own, which does.
   *
   * @param reason for the log
   * @param said for the person, or null
   */
  public record Failed(String reason, @Nullable String said) implements Outcome {
    /** No answer. */
    public Failed(String reason) {
      this(reason, null);
    }
  }

  private record Found(Connection connection, CredentialStore.Credential credential) {}

  /** Checks an attempt and counts it. */
  public Outcome check(Attempt attempt) {
    var limit = protection.bruteForce(attempt.tenant());
    var name = UserStore.normalize(attempt.email());
    var subject = Hashes.sha256(limit.perAddress() ? name + " " + attempt.ip() : name);
    if (!limit.watches(attempt.ip())
        || attempt.connections().stream().noneMatch(Connection::bruteForceProtection)) {
      return verify(attempt, subject);
    }
    var pair = pair(attempt, subject);
    if (!limit.blocks()) {
      var outcome = verify(attempt, subject);
      if (counts(outcome)) {
        database.write(tx -> count(tx, attempt, pair));
      }
      return outcome;
    }
    // One after the other for one address, so that no number of parallel guesses gets more than the
    // limit to the hash: here by a lock, that few ask the database, and there by a turn, which all
    // nodes see. Only failures are counted: right passwords in parallel, or a crash in between,
    // must not lock anybody out.
    var turn = turns[Math.floorMod(subject.hashCode(), turns.length)];
    awaitTurn(turn);
    try {
      return inTurn(attempt, pair, limit.maxAttempts());
    } finally {
      turn.unlock();
    }
  }

  /** Who waits takes nobody's place; those before are at the hash, or refused at once. */
  private static void awaitTurn(Lock turn) {
    if (turn.tryLock()) {
      return;
    }
    try {
      boolean mine =
          Lane.elsewhere(() -> turn.tryLock(Deadline.left(PATIENCE), TimeUnit.NANOSECONDS));
      if (!mine) {
        throw Unavailable.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.busy();
    }
  }

  private Outcome inTurn(Attempt attempt, LoginFailureStore.Pair pair, long maxAttempts) {
    long end = Time.ticks() + Deadline.left(PATIENCE);
    for (long pause = 4; Time.ticks() < end; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      var left = left(attempt, pair.subject(), maxAttempts);
      if (left != null) {
        return new TooMany(userId(find(attempt)), left);
      }
      var turn = new LoginFailureStore.Turn(attempt.tenant(), Ids.alphanumeric(16), time.millis());
      var limit = new LoginFailureStore.Limit(maxAttempts, turn.now() - QUIET_MILLIS);
      var clock = database.dialect().now();
      if (database.write(tx -> failures.enter(tx, turn, pair, limit, clock))) {
        return verify(attempt, pair, turn);
      }
      rest(pause);
    }
    return new Failed("An attempt for the same name goes on for too long at another node");
  }

  private static void rest(long millis) {
    try {
      Lane.elsewhere(
          () -> {
            Thread.sleep(millis);
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.busy();
    }
  }

  private Outcome verify(
      Attempt attempt, LoginFailureStore.Pair pair, LoginFailureStore.Turn turn) {
    Outcome outcome = new Failed("The password could not be checked");
    try {
      outcome = verify(attempt, pair.subject());
      return outcome;
    } finally {
      leave(attempt, pair, turn, outcome);
    }
  }

  /** After a right password everything that was counted is forgotten, and the turn with it. */
  private void leave(
      Attempt attempt, LoginFailureStore.Pair pair, LoginFailureStore.Turn turn, Outcome outcome) {
    if (!(outcome instanceof Accepted)) {
      database.write(
          tx -> {
            if (counts(outcome)) {
              count(tx, attempt, pair);
            }
            failures.leave(tx, turn, pair.subject());
            return true;
          });
    }
  }

  private static boolean counts(Outcome outcome) {
    return outcome instanceof Refused || (outcome instanceof Failed f && f.said() != null);
  }

  private long count(Tx tx, Attempt attempt, LoginFailureStore.Pair pair) {
    return failures.count(tx, attempt.tenant(), pair, time.millis(), QUIET_MILLIS);
  }

  private static LoginFailureStore.Pair pair(Attempt attempt, String subject) {
    var identifier = Text.start(UserStore.normalize(attempt.email()), MAX_IDENTIFIER);
    var connection = attempt.connections().getFirst().name();
    return new LoginFailureStore.Pair(subject, identifier, attempt.ip(), connection);
  }

  /** How long the address is still held off, or null when it is not. */
  private @Nullable Duration left(Attempt attempt, String subject, long maxAttempts) {
    long since = time.millis() - QUIET_MILLIS;
    var limit = new LoginFailureStore.Limit(maxAttempts, since);
    return database
        .read(tx -> failures.last(tx, attempt.tenant(), subject, limit))
        .map(last -> Duration.ofMillis(last - since))
        .orElse(null);
  }

  private Outcome verify(Attempt attempt, String subject) {
    var found = find(attempt).filter(PasswordSignIn::here);
    var foreign = found.isPresent() ? Optional.<Outcome>empty() : elsewhere.check(attempt);
    if (foreign.isPresent()) {
      return foreign.get() instanceof Accepted accepted
          ? accepted(attempt, accepted.user(), subject, null)
          : foreign.get();
    }
    var hash = found.map(f -> f.credential().passwordHash()).orElse(null);
    if (!passwords.matches(attempt.password(), hash) || found.isEmpty()) {
      return new Refused(userId(found));
    }
    var user =
        database.read(tx -> users.find(tx, attempt.tenant(), found.get().credential().userId()));
    if (user.isEmpty()) {
      return new Refused(null);
    }
    if (user.get().blocked()) {
      return new Blocked(user.get());
    }
    return accepted(attempt, user.get(), subject, hash);
  }

  private Outcome accepted(Attempt attempt, User user, String subject, @Nullable String hash) {
    var fresh =
        hash != null && Passwords.isOutdated(hash) ? passwords.hash(attempt.password()) : null;
    database.write(
        tx -> {
          if (hash != null && fresh != null) {
            credentials.upgradeHash(tx, attempt.tenant(), user.id(), hash, fresh);
          }
          failures.forget(tx, attempt.tenant(), subject);
          users.countLogin(tx, user, time.millis(), attempt.ip());
          return true;
        });
    return new Accepted(user);
  }

  private static @Nullable String userId(Optional<Found> found) {
    return found.map(f -> f.credential().userId()).orElse(null);
  }

  /** Whether what is kept here decides, or would if there were a password. */
  private static boolean here(Found found) {
    return !found.connection().scripted()
        || (found.connection().imports() && found.credential().passwordHash() != null);
  }

  /** Somebody whose password is here goes before somebody whose password is elsewhere. */
  private Optional<Found> find(Attempt attempt) {
    return database.read(
        tx ->
            attempt.connections().stream()
                .flatMap(
                    c ->
                        credentials
                            .credential(tx, attempt.tenant(), c.name(), attempt.email())
                            .map(credential -> new Found(c, credential))
                            .stream())
                .min(Comparator.comparing(PasswordSignIn::here).reversed()));
  }
}
