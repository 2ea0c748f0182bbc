package dev.ostiary.customdatabase;

import dev.ostiary.connection.Connection;
import dev.ostiary.user.Registration;
import dev.ostiary.user.Registration.Exists;
import dev.ostiary.user.Registration.Failed;
import dev.ostiary.user.Registration.NewUser;
import dev.ostiary.user.Registration.Refused;
import dev.ostiary.user.UserStore;

/**
 * Sign-up where another system knows users. With {@code import_mode} an address that it has is
 * taken, and other users are made here; else the script {@code create} makes them there, too.
 */
public final class ScriptedRegistration implements Registration.Elsewhere {
  private final Scripts scripts;

  /** Sign-up by these scripts. */
  public ScriptedRegistration(Scripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public Registration.Answer create(Connection connection, NewUser wanted) {
    var email = UserStore.normalize(wanted.email());
    boolean asks = connection.imports() || connection.script("get_user") != null;
    if (asks) {
      var refusal = unlessFree(scripts.user(connection, email));
      if (refusal != null) {
        return new Registration.Answer(null, refusal);
      }
    }
    return connection.imports()
        ? new Registration.Answer(null, null)
        : createThere(connection, wanted, email);
  }

  private static Registration.@org.jspecify.annotations.Nullable Outcome unlessFree(Answer answer) {
    return switch (answer) {
      case Answer.Value value -> value.someone() ? new Exists() : null;
      case Answer.Wrong ignored -> null;
      case Answer.Invalid invalid -> new Refused(invalid.code(), invalid.message());
      case Answer.Failed failed -> new Failed(failed.reason());
    };
  }

  private Registration.Answer createThere(Connection connection, NewUser wanted, String email) {
    var user = wanted.body().deepCopy();
    user.put("tenant", connection.tenant())
        .put("connection", connection.name())
        .put("email", email)
        .put("password", wanted.password());
    return switch (scripts.create(connection, user)) {
      case Answer.Value value -> made(connection, value, email, wanted.password());
      case Answer.Wrong ignored -> refused(new Failed("The script create failed"));
      case Answer.Failed failed -> refused(new Failed(failed.reason()));
      case Answer.Invalid invalid ->
          refused(
              invalid.code().equals("user_exists")
                  ? new Exists()
                  : new Refused(invalid.code(), invalid.message()));
    };
  }

  private static Registration.Answer refused(Registration.Outcome outcome) {
    return new Registration.Answer(null, outcome);
  }

  /** The id that the user has there: as the script says, or as another script finds it. */
  private Registration.Answer made(
      Connection connection, Answer.Value value, String email, String password) {
    boolean told = value.value().has("user_id") || value.value().has("id");
    var script = told ? "create" : connection.script("get_user") != null ? "get_user" : "login";
    var answer =
        switch (script) {
          case "create" -> value;
          case "get_user" -> scripts.user(connection, email);
          default -> scripts.login(connection, email, password);
        };
    if (!(answer instanceof Answer.Value found) || !found.someone()) {
      return refused(
          new Failed(
              answer instanceof Answer.Failed failed
                  ? failed.reason()
                  : "The script create made a user whom the script " + script + " does not find"));
    }
    try {
      return new Registration.Answer(Profile.of(script, found.value()).subject(), null);
    } catch (Profile.Unfit e) {
      return refused(new Failed(e.message()));
    }
  }
}
