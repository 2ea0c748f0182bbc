package dev.ostiary.connection;

import dev.ostiary.common.Json;
import dev.ostiary.db.Document;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A source of users.
 *
 * @param strategy {@code auth0} for users whose passwords are kept here
 * @param clients ids of the applications that may use it
 */
public record Connection(
    String id, String name, String strategy, Set<String> clients, ObjectNode body) {
  static Connection of(Document document) {
    var body = document.body();
    return new Connection(
        document.id(),
        document.key(),
        Json.text(body, "strategy", "auth0"),
        new HashSet<>(Json.strings(body, "enabled_clients")),
        body);
  }

  /** Whether passwords are kept here. */
  public boolean database() {
    return strategy.equals("auth0");
  }

  /** Settings of the strategy. */
  public ObjectNode options() {
    return Json.child(body, "options");
  }

  /** Whether people may make an account themselves. */
  public boolean allowsSignup() {
    return !Json.flag(options(), "disable_signup", false);
  }

  /** {@code none}, {@code low}, {@code fair}, {@code good} or {@code excellent}. */
  public String passwordPolicy() {
    return Json.text(options(), "passwordPolicy", "good");
  }

  /** The least length that the policy or the connection's own option asks for. */
  public int passwordMinLength() {
    long own = Json.number(Json.child(options(), "password_complexity_options"), "min_length", 0);
    return own > 0 ? (int) own : 0;
  }

  /** Whether failed sign-ins are counted and blocked. */
  public boolean bruteForceProtection() {
    return Json.flag(options(), "brute_force_protection", true);
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    var json = body.deepCopy().put("id", id).put("name", name);
    json.set("enabled_clients", Json.array(clients.stream().sorted().toList()));
    return json;
  }
}
