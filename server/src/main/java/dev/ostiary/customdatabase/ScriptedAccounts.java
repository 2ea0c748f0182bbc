package dev.ostiary.customdatabase;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to accounts beside sign-in and sign-up, told to the system that knows them. */
public final class ScriptedAccounts {
  private final Parts parts;
  private final ForeignUsers users;
  private final CredentialStore credentials = new CredentialStore();

  /** What it stands on. */
  public record Parts(
      Scripts scripts,
      Database database,
      Connections connections,
      Passwords passwords,
      AuditLog log) {}

  /**
   * The other system did not do it.
   *
   * @param message for the person, or null when there is none
   * @param reason for the log and for administrators
   */
  public record Refusal(@Nullable String message, String reason) {}

  /** The accounts. */
  public ScriptedAccounts(Parts parts, Time time) {
    this.parts = parts;
    this.users = new ForeignUsers(parts.database(), parts.passwords(), time);
  }

  /** Makes a user known here whom only the other system knows, so that a mail can go there. */
  public void discover(Connection connection, String address) {
    var email = UserStore.normalize(address);
    var tenant = connection.tenant();
    if (!connection.scripted()
        || !Registration.isEmail(email)
        || parts
            .database()
            .read(tx -> credentials.credential(tx, tenant, connection.name(), email))
            .isPresent()) {
      return;
    }
    var problem =
        switch (parts.scripts().user(connection, email)) {
          case Answer.Value value when value.someone() -> discovered(connection, value, email);
          case Answer.Value ignored -> Optional.<String>empty();
          case Answer.Wrong ignored -> Optional.<String>empty();
          case Answer.Invalid invalid -> Optional.of(invalid.message());
          case Answer.Failed failed -> Optional.of(failed.reason());
        };
    problem.ifPresent(
        reason ->
            parts
                .log()
                .write(
                    tenant,
                    LogEvent.of(LogType.FAILED_CHANGE_PASSWORD_REQUEST, reason)
                        .user(null, email)
                        .at(connection.name())));
  }

  private Optional<String> discovered(Connection connection, Answer.Value value, String email) {
    try {
      return users.discover(connection, Profile.of("get_user", value.value()), email);
    } catch (Profile.Unfit e) {
      return Optional.of(e.message());
    }
  }

  /** The connection of this name, if passwords of its users are kept elsewhere. */
  public Optional<Connection> elsewhere(String tenant, String connection) {
    return parts
        .connections()
        .byName(tenant, connection)
        .filter(Connection::keepsPasswordsElsewhere);
  }

  /** Replaces a password there. */
  public Optional<Refusal> changePassword(Connection connection, String email, String password) {
    return done(
        "change_password", parts.scripts().changePassword(connection, email, password), true);
  }

  /** Tells that the user's address is proved. */
  public Optional<Refusal> verify(User user) {
    return elsewhere(user.tenant(), user.identities().getFirst().connection())
        .filter(c -> c.script("verify") != null)
        .flatMap(
            c -> done("verify", parts.scripts().verify(c, String.valueOf(user.email())), true));
  }

  /** Removes an account there, if there is a script for it. */
  Optional<Refusal> delete(Connection connection, String subject) {
    return connection.script("delete") == null
        ? Optional.empty()
        : done("delete", parts.scripts().delete(connection, subject), false);
  }

  /** Replaces an address there. */
  Optional<Refusal> changeEmail(
      Connection connection, String email, String next, boolean verified) {
    return done(
        "change_email", parts.scripts().changeEmail(connection, email, next, verified), true);
  }

  /** The accounts of a user in other systems. */
  List<User.Identity> accounts(User user) {
    return user.identities().stream()
        .filter(i -> i.provider().equals("auth0"))
        .filter(i -> elsewhere(user.tenant(), i.connection()).isPresent())
        .toList();
  }

  /** The user of an address. */
  Optional<User> user(Connection connection, String email) {
    return parts
        .database()
        .read(
            tx ->
                credentials
                    .credential(tx, connection.tenant(), connection.name(), email)
                    .flatMap(c -> new UserStore().find(tx, connection.tenant(), c.userId())));
  }

  private static Optional<Refusal> done(String script, Answer answer, boolean asksYes) {
    return switch (answer) {
      case Answer.Value value ->
          !asksYes || value.yes()
              ? Optional.empty()
              : Optional.of(
                  new Refusal(null, "The script " + script + " called back without true"));
      case Answer.Wrong ignored ->
          Optional.of(new Refusal(null, "The script " + script + " does not know the user"));
      case Answer.Invalid invalid -> Optional.of(new Refusal(invalid.message(), invalid.message()));
      case Answer.Failed failed -> Optional.of(new Refusal(null, failed.reason()));
    };
  }

  /** The address of an account. */
  static String address(User user, User.Identity account) {
    var main = user.email() == null ? "" : user.email();
    return account.userId().equals(user.id()) ? main : Json.text(account.profile(), "email", "");
  }
}
