package dev.ostiary;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator changes during a test, and what the server keeps: log and mails. */
public final class TestAdmin {
  private final Server server;

  TestAdmin(Server server) {
    this.server = server;
  }

  /** The newest events of the audit log, newest first. */
  public List<ObjectNode> events(int limit) {
    return server.log.newest(Tenants.FIRST, limit);
  }

  /** The code of the newest event and the private reason in it. */
  public String lastEvent() {
    var event = events(1).getFirst();
    return Json.text(event, "type", "")
        + ": "
        + Json.text(Json.child(event, "details"), "reason", "");
  }

  /** Blocks a user, or no longer. */
  public void block(User user, boolean blocked) {
    change(
        user,
        u ->
            new User(
                u.tenant(),
                u.id(),
                u.email(),
                u.emailVerified(),
                blocked,
                u.body(),
                u.activity(),
                u.identities()));
  }

  /** Gives a user another address. */
  public void changeEmail(User user, String email) {
    change(
        user,
        u ->
            new User(
                u.tenant(),
                u.id(),
                email,
                u.emailVerified(),
                u.blocked(),
                u.body(),
                u.activity(),
                u.identities()));
  }

  private void change(User user, UnaryOperator<User> change) {
    server.database.write(
        tx ->
            new UserStore()
                .update(tx, user.tenant(), user.id(), server.time.millis(), change)
                .isPresent());
  }

  /** The user as stored. */
  public User user(User user) {
    return server
        .database
        .read(tx -> new UserStore().find(tx, user.tenant(), user.id()))
        .orElseThrow();
  }

  /** Deletes a user. */
  public void delete(User user) {
    server.database.write(tx -> new UserStore().delete(tx, user.tenant(), user.id()));
  }

  /** Takes a role away from a user. */
  public void removeRole(User user, String role) {
    server.database.write(
        tx -> {
          new PermissionStore().removeRole(tx, user.tenant(), user.id(), role);
          return true;
        });
  }

  /** Lets an application use the standard connection, or no longer. */
  public void connection(String clientId, boolean enabled) {
    var connection = server.connections.byName(Tenants.FIRST, Connections.STANDARD).orElseThrow();
    server.connections.enable(Tenants.FIRST, connection.id(), clientId, enabled);
  }

  /** Changes the options of the standard connection. */
  public void connectionOptions(String json) {
    var connection = server.connections.byName(Tenants.FIRST, Connections.STANDARD).orElseThrow();
    server.connections.update(
        Tenants.FIRST,
        connection.id(),
        body -> {
          var after = body.deepCopy();
          var options = Json.child(body, "options").deepCopy();
          options.setAll(Json.own(json));
          after.set("options", options);
          return after;
        });
  }

  /** The databases that an application's users come from. */
  public List<dev.ostiary.connection.Connection> databases(String clientId) {
    return server.connections.databasesOf(Tenants.FIRST, clientId);
  }

  /** The standard connection. */
  public dev.ostiary.connection.Connection standardConnection() {
    return server.connections.byName(Tenants.FIRST, Connections.STANDARD).orElseThrow();
  }

  /** The next signing key becomes the current one. */
  public void rotateKeys() {
    server.keys.rotate(Tenants.FIRST, Algorithm.RS256);
  }

  /** Until the key that signs now is published no more. */
  public void rotateKeyAway() {
    for (int i = 0; i < 9; i++) {
      rotateKeys();
    }
  }

  /** The text of the newest mail to an address. */
  public String mail(String to) {
    return server.outbox.newest(Tenants.FIRST, 500).stream()
        .filter(m -> m.to().equals(to))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No mail to " + to))
        .text();
  }

  /** Sends what waits now, and not in half a minute. */
  public void sendMail() {
    server.outbox.wake();
  }

  /** How many mails went to an address. */
  public long mails(String to) {
    return server.outbox.newest(Tenants.FIRST, 500).stream().filter(m -> m.to().equals(to)).count();
  }

  /** The ticket in the newest mail to an address. */
  public String ticket(String to) {
    var text = mail(to);
    int start = text.indexOf("ticket=") + "ticket=".length();
    return text.substring(start, start + 43);
  }

  /** Everything in the database as text, to look for what must not be there. */
  public String dump() {
    return server.database.read(
        tx -> {
          var tables =
              tx.sql()
                  .createQuery("SELECT name FROM sqlite_master WHERE type = 'table'")
                  .mapTo(String.class)
                  .list();
          var text = new StringBuilder();
          for (var table : tables) {
            text.append(tx.sql().createQuery("SELECT * FROM " + table).mapToMap().list());
          }
          return text.toString();
        });
  }
}
