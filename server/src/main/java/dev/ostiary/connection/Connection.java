package dev.ostiary.connection;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.Document;
import dev.ostiary.tenant.Tenant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A source of users.
 *
 * @param strategy {@code auth0} for users whose passwords are kept here
 * @param clients ids of the applications that may use it
 */
public record Connection(
    String tenant, String id, String name, String strategy, Set<String> clients, ObjectNode body) {
  /** Options of other providers that are secrets, and those of scripts of one's own. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|password|key|token)|configuration");

  static final String SEALED = "$sealed_options";
  static final String SEALED_PURPOSE = "connection-options";

  static Connection of(Document document, Sealer sealer) {
    var body = opened(document.body(), sealer);
    return new Connection(
        document.tenant(),
        document.id(),
        document.key(),
        Json.text(body, "strategy", "auth0"),
        new HashSet<>(Json.strings(body, "enabled_clients")),
        body);
  }

  /** The object with its options readable. */
  static ObjectNode opened(ObjectNode body, Sealer sealer) {
    var sealed = Json.text(body, SEALED);
    if (sealed == null) {
      return body;
    }
    var opened = body.deepCopy();
    opened.remove(SEALED);
    opened.set("options", Json.own(sealer.open(SEALED_PURPOSE, sealed)));
    return opened;
  }

  /** Whether passwords are kept here. */
  public boolean database() {
    return strategy.equals("auth0");
  }

  /** Whether the application may use it. Administrators come from every database. */
  public boolean opensTo(String clientId) {
    return clients.contains(clientId) || (database() && clientId.equals(Tenant.DASHBOARD));
  }

  /** Settings of the strategy. */
  public ObjectNode options() {
    return Json.child(body, "options");
  }

  /** Whether the tenant's own scripts know users of this connection. */
  public boolean scripted() {
    return database() && Json.flag(options(), "enabledDatabaseCustomization", false);
  }

  /** Whether users whom the scripts know move here, one by one as they sign in. */
  public boolean imports() {
    return scripted() && Json.flag(options(), "import_mode", false);
  }

  /** Whether passwords stay in the system that the scripts speak with. */
  public boolean keepsPasswordsElsewhere() {
    return scripted() && !imports();
  }

  /** The source of a script, or null when there is none. */
  public @Nullable String script(String script) {
    var source = Json.text(Json.child(options(), "customScripts"), script, "");
    return scripted() && !source.isBlank() ? source : null;
  }

  /** The same connection as if it had no scripts. */
  Connection withoutScripts() {
    var plain = body.deepCopy();
    Json.child(plain, "options").remove("enabledDatabaseCustomization");
    return new Connection(tenant, id, name, strategy, clients, plain);
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

  /** The object for those who may not replace the secrets in its options: without them. */
  public ObjectNode toJson(boolean withSecrets) {
    var json = toJson();
    if (!withSecrets && json.get("options") instanceof ObjectNode options) {
      options.remove(
          options.propertyNames().stream().filter(n -> SECRET.matcher(n).matches()).toList());
    }
    return json;
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    var json = body.deepCopy().put("id", id).put("name", name);
    json.remove(json.propertyNames().stream().filter(n -> n.startsWith("$")).toList());
    json.set("enabled_clients", Json.array(clients.stream().sorted().toList()));
    return json;
  }
}
