package dev.ostiary.user;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks an e-mail address and a password, the same for pages and grants. Ten failures in a row for
 * one address from one IP address block that pair for a day, as Auth0's brute-force protection
 * does.
 */
public final class PasswordSignIn {
  private static final LoginFailureStore.Limit LIMIT =
      new LoginFailureStore.Limit(10, Duration.ofDays(1).toMillis());
  private final Database database;
  private final Passwords passwords;
  private final Time time;
  private final UserStore users = new UserStore();
  private final LoginFailureStore failures = new LoginFailureStore();

  /** A checker. */
  public PasswordSignIn(Database database, Passwords passwords, Time time) {
    this.database = database;
    this.passwords = passwords;
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

  /** The address is unknown or the password wrong; only the log is told which. */
  public record Refused(boolean known) implements Outcome {}

  /** The password is right but the user may not sign in. */
  public record Blocked(User user) implements Outcome {}

  /** Too many failures before. */
  public record TooMany() implements Outcome {}

  private record Found(Connection connection, UserStore.Credential credential) {}

  /** Checks an attempt and counts it. */
  public Outcome check(Attempt attempt) {
    var subject = Hashes.sha256(UserStore.normalize(attempt.email()) + " " + attempt.ip());
    boolean guarded = attempt.connections().stream().anyMatch(Connection::bruteForceProtection);
    // Counted before the password is looked at, so that no number of parallel guesses gets more
    // than the limit to the hash; a success takes it back.
    if (guarded
        && !database.write(
            tx -> failures.count(tx, attempt.tenant(), subject, time.millis(), LIMIT))) {
      return new TooMany();
    }
    var found = find(attempt);
    var hash = found.map(f -> f.credential().passwordHash()).orElse(null);
    if (!passwords.matches(attempt.password(), hash) || found.isEmpty()) {
      return new Refused(found.isPresent());
    }
    var user =
        database.read(tx -> users.find(tx, attempt.tenant(), found.get().credential().userId()));
    if (user.isEmpty()) {
      return new Refused(false);
    }
    if (user.get().blocked()) {
      database.write(
          tx -> {
            failures.forget(tx, attempt.tenant(), subject);
            return true;
          });
      return new Blocked(user.get());
    }
    return accepted(attempt, user.get(), subject);
  }

  private Outcome accepted(Attempt attempt, User user, String subject) {
    database.write(
        tx -> {
          failures.forget(tx, attempt.tenant(), subject);
          users.countLogin(tx, user, time.millis(), attempt.ip());
          return true;
        });
    return new Accepted(user);
  }

  private Optional<Found> find(Attempt attempt) {
    return database.read(
        tx ->
            attempt.connections().stream()
                .flatMap(
                    c ->
                        users
                            .credential(tx, attempt.tenant(), c.name(), attempt.email())
                            .map(credential -> new Found(c, credential))
                            .stream())
                .findFirst());
  }
}
