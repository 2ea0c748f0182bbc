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
  private final CredentialStore credentials = new CredentialStore();

  private final Elsewhere elsewhere;

  /** Another system that knows the users of a connection. */
  public interface Elsewhere {
    /** Makes a user there whose address nobody here has. */
    Answer create(Connection connection, NewUser wanted);
  }

  /**
   * What the other system says of a new user; nothing at all when it does not mind one here.
   *
   * @param subject the user's id there, where the password stays
   * @param refusal why there is no new user
   */
  public record Answer(@Nullable String subject, @Nullable Outcome refusal) {}

  /**
   * Registration in this database.
   *
   * @param elsewhere asked for connections that lead to another system
   */
  public Registration(Database database, Passwords passwords, Elsewhere elsewhere, Time time) {
    this.database = database;
    this.passwords = passwords;
    this.elsewhere = elsewhere;
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
      ObjectNode body) {
    NewUser withId(String other) {
      return new NewUser(other, email, password, emailVerified, blocked, body);
    }
  }

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

  /** The system that knows the connection's users refuses this one, in its own words. */
  public record Refused(String code, String message) implements Outcome {}

  /**
   * That system gave no answer.
   *
   * @param reason for the log
   */
  public record Failed(String reason) implements Outcome {}

  /** The policy of a connection. */
  public static PasswordPolicy policy(Connection connection) {
    return PasswordPolicy.of(connection.passwordPolicy(), connection.passwordMinLength());
  }

  /** Whether a text looks like an address: one {@code @} with something on both sides. */
  public static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** What nobody needs to look anything up for: a bad address or a bad password; else null. */
  public static @Nullable Outcome mistake(Connection connection, NewUser wanted) {
    if (!isEmail(UserStore.normalize(wanted.email()))) {
      return new InvalidEmail();
    }
    var policy = policy(connection);
    return policy.accepts(wanted.password()) ? null : new WeakPassword(policy);
  }

  /** Makes a user; durable when it returns. */
  public Outcome register(String tenant, Connection connection, NewUser wanted) {
    return register(tenant, connection, wanted, (tx, user) -> {});
  }

  /** The same, with what else belongs to it in the same transaction. */
  public Outcome register(
      String tenant, Connection connection, NewUser wanted, BiConsumer<Tx, User> consequences) {
    var mistake = mistake(connection, wanted);
    if (mistake != null) {
      return mistake;
    }
    if (connection.scripted()) {
      return registerElsewhere(connection, wanted, consequences);
    }
    // Hashed before the address is looked up, so that the time tells nothing about it.
    var hash = passwords.hash(wanted.password());
    return insert(connection, wanted, hash, consequences);
  }

  private Outcome registerElsewhere(
      Connection connection, NewUser wanted, BiConsumer<Tx, User> consequences) {
    var known =
        database.read(
            tx ->
                credentials.credential(tx, connection.tenant(), connection.name(), wanted.email()));
    if (known.isPresent()) {
      return new Exists();
    }
    var answer = elsewhere.create(connection, wanted);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    return answer.subject() == null
        ? insert(connection, wanted, passwords.hash(wanted.password()), consequences)
        : insert(connection, wanted.withId(answer.subject()), null, consequences);
  }

  private Outcome insert(
      Connection connection,
      NewUser wanted,
      @Nullable String hash,
      BiConsumer<Tx, User> consequences) {
    var tenant = connection.tenant();
    var email = UserStore.normalize(wanted.email());
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
