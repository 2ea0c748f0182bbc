package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.StoredSettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The programs of tenants, as the flows that run them find them: deployed, enabled, in order. */
public final class Programs {
  private static final String RULES_STAGE = "login_success";
  private final Actions actions;
  private final Bindings bindings;
  private final StoredObjects rules;
  private final StoredObjects hooks;
  private final StoredSettings settings;

  /** What kind of program one is. */
  public enum Kind {
    ACTION,
    RULE,
    HOOK,
    DATABASE;

    /** As JSON and the runner name it. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A program that runs.
   *
   * @param version of an action, from 1; 0 of what has none
   * @param secrets values for this program only
   */
  public record Deployed(
      Kind kind, String id, String name, long version, String code, Map<String, String> secrets) {
    /** What people are told of where something comes from, such as "Action add-plan v7 line 12". */
    public String at(int line) {
      var word = kind.name().charAt(0) + kind.text().substring(1);
      return word
          + " "
          + name
          + (version > 0 ? " v" + version : "")
          + (line > 0 ? " line " + line : "");
    }
  }

  /** Registers the kinds. */
  public Programs(
      Database database,
      DocumentStore documents,
      Sealer sealer,
      StoredSettings settings,
      Time time) {
    this.settings = settings;
    actions = new Actions(database, documents, sealer, time);
    bindings = new Bindings(documents, sealer, actions, time);
    rules = RulesApi.kind(documents, sealer);
    hooks = HooksApi.kind(documents, sealer, time);
  }

  /** The actions. */
  public Actions actions() {
    return actions;
  }

  /** What is bound to triggers. */
  public Bindings bindings() {
    return bindings;
  }

  StoredObjects rules() {
    return rules;
  }

  StoredObjects hooks() {
    return hooks;
  }

  /** The actions that are bound to a trigger, in their order, as they are deployed. */
  public List<Deployed> bound(String tenant, String trigger) {
    return bindings.of(tenant, trigger).stream()
        .flatMap(
            b ->
                actions
                    .find(tenant, Json.text(b, "action_id", ""))
                    .filter(Actions::deployed)
                    .map(a -> deployed(a, b.path("secrets")))
                    .stream())
        .toList();
  }

  /** One action as it is deployed, whatever it is bound to. */
  public Optional<Deployed> deployed(String tenant, String action) {
    return actions
        .find(tenant, action)
        .filter(Actions::deployed)
        .map(a -> deployed(a, Json.array()));
  }

  /** An action's draft, which nothing but a test runs. */
  public Optional<Deployed> draft(String tenant, String action) {
    return actions.find(tenant, action).map(a -> program(a, a.body(), Json.array()));
  }

  /** The trigger that an action is made for; empty when it does not exist. */
  public String trigger(String tenant, String action) {
    return actions
        .find(tenant, action)
        .map(a -> Json.text(a.body().path("supported_triggers").path(0), "id", ""))
        .orElse("");
  }

  private static Deployed deployed(Stored action, JsonNode own) {
    return program(action, Json.child(action.body(), ActionJson.DEPLOYED), own);
  }

  /** A binding's own secrets go before the action's. */
  private static Deployed program(Stored action, ObjectNode content, JsonNode own) {
    var secrets = new LinkedHashMap<String, String>();
    content.path("secrets").forEach(s -> add(secrets, s));
    own.forEach(s -> add(secrets, s));
    return new Deployed(
        Kind.ACTION,
        action.id(),
        Json.text(action.body(), "name", ""),
        Json.number(content, "number", 0),
        Json.text(content, "code", ""),
        secrets);
  }

  private static void add(Map<String, String> secrets, JsonNode secret) {
    var value = Json.text(secret, "value");
    if (value != null) {
      secrets.put(Json.text(secret, "name", ""), value);
    }
  }

  /** The rules that run after a sign-in, in their order. */
  public List<Deployed> activeRules(String tenant) {
    return rules.all(tenant).stream()
        .filter(r -> Json.flag(r.body(), "enabled", true))
        .filter(r -> RULES_STAGE.equals(Json.text(r.body(), "stage", RULES_STAGE)))
        .sorted(Comparator.comparingLong(RulesApi::order))
        .map(r -> scripted(Kind.RULE, r, Map.of()))
        .toList();
  }

  /** The hooks of a trigger. */
  public List<Deployed> activeHooks(String tenant, String trigger) {
    return hooks.all(tenant).stream()
        .filter(h -> Json.flag(h.body(), "enabled", false))
        .filter(h -> trigger.equals(Json.text(h.body(), "triggerId")))
        .map(h -> scripted(Kind.HOOK, h, texts(Json.child(h.body(), HooksApi.SECRETS))))
        .toList();
  }

  private static Deployed scripted(Kind kind, Stored stored, Map<String, String> secrets) {
    var body = stored.body();
    return new Deployed(
        kind, stored.id(), Json.text(body, "name", ""), 0, Json.text(body, "script", ""), secrets);
  }

  /** The values that rules find as {@code configuration}. */
  public Map<String, String> configuration(String tenant) {
    return texts(settings.get(tenant, RulesConfigsApi.SETTING, Json.object()));
  }

  private static Map<String, String> texts(ObjectNode values) {
    var all = new LinkedHashMap<String, String>();
    values.properties().forEach(p -> all.put(p.getKey(), p.getValue().asString()));
    return all;
  }

  /** Whether anything at all could run for a tenant. */
  public boolean any(String tenant) {
    return !rules.all(tenant).isEmpty()
        || !hooks.all(tenant).isEmpty()
        || actions.all(tenant).stream().anyMatch(Actions::deployed);
  }
}
