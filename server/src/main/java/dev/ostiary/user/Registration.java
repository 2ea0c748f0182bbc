package dev.ostiary.user;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes users in database connections, for pages, scripts and administrators alike. */
public final class Registration {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s<>\"(),:;\\[\\]\\\\]{1,64}@[^@\\s<>\"(),:;\\[\\]\\\\]{1,189}");
  private final Database database;
  private final Passwords passwords;
  private final Time time;
  private final UserStore users = new UserStore();

  /** Registration in this database. */
  public Registration(Database database, Passwords passwords, Time time) {
    this.database = database;
    this.passwords = passwords;
    this.time = time;
  }

  /**
   * A user to be made.
   *
   * @param id the part after {@code auth0|}, or null for a fresh one
   * @param body profile and metadata
   */
  public record NewUser(
      @Nullable String id,
      String email,
      String password,
      boolean emailVerified,
      boolean blocked,
      ObjectNode body) {}

  /** What came of it. */
  public sealed interface Outcome {}

  /** The user was made. */
  public record Registered(User user) implements Outcome {}

  /** There is one with this address or id. */
  public record Exists() implements Outcome {}

  /** The password breaks the connection's policy. */
  public record WeakPassword(PasswordPolicy policy) implements Outcome {}

  /** The address is none. */
  public record InvalidEmail() implements Outcome {}

  /** The policy of a connection. */
  public static PasswordPolicy policy(Connection connection) {
    return PasswordPolicy.of(connection.passwordPolicy(), connection.passwordMinLength());
  }

  /** Whether a text looks like an address: one {@code @} with something on both sides. */
  public static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** Makes a user; durable when it returns. */
  public Outcome register(String tenant, Connection connection, NewUser wanted) {
    return register(tenant, connection, wanted, (tx, user) -> {});
  }

  /** The same, with what else belongs to it in the same transaction. */
  public Outcome register(
      String tenant, Connection connection, NewUser wanted, BiConsumer<Tx, User> consequences) {
    var email = UserStore.normalize(wanted.email());
    if (!isEmail(email)) {
      return new InvalidEmail();
    }
    var policy = policy(connection);
    if (!policy.accepts(wanted.password())) {
      return new WeakPassword(policy);
    }
    // Hashed before the address is looked up, so that the time tells nothing about it.
    var hash = passwords.hash(wanted.password());
    var subject = wanted.id() == null ? Ids.hex(24) : wanted.id();
    long now = time.millis();
    var user =
        new User(
            tenant,
            "auth0|" + subject,
            email,
            wanted.emailVerified(),
            wanted.blocked(),
            wanted.body(),
            new User.Activity(now, now, 0, 0, null),
            List.of(new User.Identity(connection.name(), "auth0", subject)));
    try {
      database.write(
          tx -> {
            users.insert(tx, user, hash);
            consequences.accept(tx, user);
            return true;
          });
    } catch (DuplicateKey e) {
      return new Exists();
    }
    return new Registered(user);
  }
}
