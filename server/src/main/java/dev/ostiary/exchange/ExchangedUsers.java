package dev.ostiary.exchange;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.exchange.ExchangeVerdict.ByConnection;
import dev.ostiary.extension.WantedMetadata;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The users whom Actions name for foreign tokens; some are made when they first come. */
public final class ExchangedUsers {
  private static final Pattern SUBJECT = Pattern.compile("[^\\s|\\p{Cntrl}]{1,255}");
  private static final int MAX_TEXT = 300;

  /** Members of a profile that an Action may set. */
  private static final List<String> PROFILE =
      List.of("name", "nickname", "given_name", "family_name", "picture");

  private final Database database;
  private final Connections connections;
  private final Time time;
  private final UserStore users = new UserStore();

  /**
   * Whom an Action has named.
   *
   * @param user as the tokens will show it
   * @param fresh whether it has to be made
   * @param changed whether it has to be changed
   */
  public record Known(User user, boolean fresh, boolean changed) {}

  ExchangedUsers(Database database, Connections connections, Time time) {
    this.database = database;
    this.connections = connections;
    this.time = time;
  }

  Known find(TokenExchange.Attempt attempt, ExchangeVerdict verdict) {
    var tenant = attempt.tenant().id();
    var id = verdict.userId();
    if (id != null) {
      return database
          .read(tx -> users.find(tx, tenant, id))
          .map(u -> changed(u, u.body(), verdict.metadata()))
          .orElseThrow(() -> TokenExchange.failed("The action names a user who does not exist"));
    }
    var wanted = verdict.byConnection();
    if (wanted == null) {
      throw TokenExchange.failed("The action names no user");
    }
    var connection =
        connections.databasesOf(tenant, attempt.client().id()).stream()
            .filter(c -> c.name().equals(wanted.connection()))
            .findFirst()
            .orElseThrow(
                () -> TokenExchange.failed("The action names no connection of the application"));
    return find(connection, wanted, verdict.metadata());
  }

  private Known find(Connection connection, ByConnection wanted, WantedMetadata metadata) {
    var subject = Json.text(wanted.attributes(), "user_id", "");
    if (!SUBJECT.matcher(subject).matches()) {
      throw TokenExchange.failed("The action names no user_id that one can have");
    }
    var known = database.read(tx -> users.find(tx, connection.tenant(), "auth0|" + subject));
    if (known.isPresent()) {
      var user = known.get();
      if (!user.connections().contains(connection.name())) {
        throw TokenExchange.failed("The user with this user_id comes from another connection");
      }
      var body = wanted.replaces() ? replaced(user.body(), wanted.attributes()) : user.body();
      return changed(user, body, metadata);
    }
    if (!wanted.creates()) {
      throw TokenExchange.failed("The action names a user who does not exist");
    }
    return new Known(fresh(connection, subject, wanted, metadata), true, false);
  }

  private User fresh(
      Connection connection, String subject, ByConnection wanted, WantedMetadata metadata) {
    var attributes = wanted.attributes();
    var email = UserStore.normalize(Json.text(attributes, "email", ""));
    if (!Registration.isEmail(email)) {
      throw TokenExchange.failed("The action names no e-mail address of the new user");
    }
    var body = replaced(Json.object(), attributes);
    metadata.mergeInto(body);
    long now = time.millis();
    return new User(
        connection.tenant(),
        "auth0|" + subject,
        email,
        Json.flag(attributes, "email_verified", false),
        false,
        body,
        new User.Activity(now, now, 0, 0, null),
        List.of(new User.Identity(connection.name(), "auth0", subject)));
  }

  private static ObjectNode replaced(ObjectNode before, ObjectNode attributes) {
    var body = before.deepCopy();
    body.remove(PROFILE);
    for (var name : PROFILE) {
      var value = Json.text(attributes, name);
      if (value != null && value.length() <= MAX_TEXT) {
        body.put(name, value);
      }
    }
    return body;
  }

  private static Known changed(User user, ObjectNode profile, WantedMetadata metadata) {
    var body = profile.deepCopy();
    metadata.mergeInto(body);
    return body.equals(user.body())
        ? new Known(user, false, false)
        : new Known(with(user, body), false, true);
  }

  private static User with(User user, ObjectNode body) {
    return new User(
        user.tenant(),
        user.id(),
        user.email(),
        user.emailVerified(),
        user.blocked(),
        body,
        user.activity(),
        user.identities());
  }

  /**
   * Writes what is new of a user, and that they were here. Of two who make the same user, one makes
   * it and the other finds it.
   */
  public void write(Known known, String ip) {
    try {
      database.write(
          tx -> {
            var user = known.user();
            if (known.fresh()) {
              users.insert(tx, user, null);
            } else if (known.changed()) {
              users.update(tx, user.tenant(), user.id(), time.millis(), u -> with(u, user.body()));
            }
            users.countLogin(tx, user, time.millis(), ip);
            return true;
          });
    } catch (DuplicateKey e) {
      found(known, ip);
    }
  }

  private void found(Known known, String ip) {
    var user = known.user();
    boolean there =
        database.write(
            tx -> {
              var same = users.find(tx, user.tenant(), user.id());
              same.ifPresent(u -> users.countLogin(tx, u, time.millis(), ip));
              return same.isPresent();
            });
    if (!there) {
      throw TokenExchange.failed("The connection has another user with this address");
    }
  }
}
