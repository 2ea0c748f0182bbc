package dev.ostiary.customdatabase;

import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Database;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.PasswordSignIn.Attempt;
import dev.ostiary.user.PasswordSignIn.Failed;
import dev.ostiary.user.PasswordSignIn.Outcome;
import dev.ostiary.user.PasswordSignIn.Refused;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.Registration;
import dev.ostiary.user.UserStore;
import java.util.Optional;

/**
 * Asks the scripts {@code login} of the connections of an attempt, one after the other until one
 * knows the user. With {@code import_mode} the user moves here and the script is never asked again;
 * else the script decides each time and only the profile is kept.
 */
public final class ScriptedSignIn implements PasswordSignIn.Elsewhere {
  private static final int MAX_IDENTIFIER = 320;

  private final Scripts scripts;
  private final ForeignUsers users;

  /** Sign-in by these scripts. */
  public ScriptedSignIn(Scripts scripts, Database database, Passwords passwords, Time time) {
    this.scripts = scripts;
    this.users = new ForeignUsers(database, passwords, time);
  }

  @Override
  public Optional<Outcome> check(Attempt attempt) {
    var asked = attempt.connections().stream().filter(Connection::scripted).toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    var email = UserStore.normalize(attempt.email());
    if (email.length() > MAX_IDENTIFIER || attempt.password().length() > Passwords.MAX_LENGTH) {
      return Optional.of(new Refused(null));
    }
    for (var connection : asked) {
      var outcome = check(connection, email, attempt.password());
      if (!(outcome instanceof Refused)) {
        return Optional.of(outcome);
      }
    }
    return Optional.of(new Refused(null));
  }

  private Outcome check(Connection connection, String email, String password) {
    if (connection.imports() && !Registration.isEmail(email)) {
      return new Refused(null);
    }
    return switch (scripts.login(connection, email, password)) {
      case Answer.Wrong ignored -> new Refused(null);
      case Answer.Invalid invalid -> new Failed(invalid.message(), invalid.message());
      case Answer.Failed failed -> new Failed(failed.reason());
      case Answer.Value value ->
          value.someone() ? known(connection, value, email, password) : new Refused(null);
    };
  }

  private Outcome known(Connection connection, Answer.Value value, String email, String password) {
    try {
      var profile = Profile.of("login", value.value());
      return connection.imports()
          ? users.adopt(connection, profile, email, password)
          : users.refresh(connection, profile, email);
    } catch (Profile.Unfit e) {
      return new Failed(e.message());
    }
  }
}
