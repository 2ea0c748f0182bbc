package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.Type;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/hooks} and their secrets, of which only the names are shown. */
public final class HooksApi implements ManagementApi {
  /** Letters, digits, spaces and hyphens; the last two not at the ends. */
  static final String NAME = "[^-\\s][a-zA-Z0-9-\\s]+[^-\\s]";

  static final String SECRETS = "$secrets";
  private static final String NOT_SHOWN = "_VALUE_NOT_SHOWN_";
  private static final Type TRIGGER =
      oneOf(
          "credentials-exchange",
          "pre-user-registration",
          "post-user-registration",
          "post-change-password",
          "send-phone-message");
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atMost(128).matching(NAME), "Name of the hook").needed(),
              property("script", text().atLeast(1).atMost(256 * 1024), "Source in JavaScript")
                  .needed(),
              property("triggerId", TRIGGER, "When it runs").needed().immutable(),
              property("enabled", flag(), "Whether it runs"),
              property("dependencies", mapOf(text()).atMost(100), "npm modules with versions"))
          .titled("Hook");
  private static final Type VALUES = mapOf(text()).atMost(20);

  private final StoredObjects hooks;

  /** The resource. */
  public HooksApi(Programs programs) {
    hooks = programs.hooks();
  }

  /** Registers the kind. */
  static StoredObjects kind(DocumentStore documents, Sealer sealer, Time time) {
    return new StoredObjects(
        documents,
        sealer,
        Kind.of("hook", () -> Ids.ulid(time.millis()), HooksApi::missing)
            .uniqueBy(HooksApi::key)
            .sealing(SECRETS));
  }

  private static Optional<String> key(ObjectNode hook) {
    return Optional.of(Json.text(hook, "triggerId", "") + " " + Json.text(hook, "name", ""));
  }

  private static ManagementError missing() {
    return ManagementError.notFound("HookDoesNotExist", "Error: Hook does not exist");
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/hooks", "read:hooks")
                .summary("List hooks")
                .query("enabled", flag(), "Only those that are enabled, or are not")
                .query("triggerId", TRIGGER, "Only those of this trigger")
                .fields()
                .pages("hooks", SCHEMA),
            this::list)
        .add(
            Operation.post("/hooks", "create:hooks")
                .summary("Create a hook")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/hooks/{id}", "read:hooks")
                .summary("Get a hook")
                .fields()
                .answers(200, SCHEMA),
            call -> Response.json(200, Fields.of(call.query()).of(shown(hooks.find(call)))))
        .add(
            Operation.patch("/hooks/{id}", "update:hooks")
                .summary("Update a hook")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/hooks/{id}", "delete:hooks")
                .summary("Delete a hook and its secrets")
                .answers(204),
            hooks::delete);
    secretRoutes(routes);
  }

  private void secretRoutes(ManagementRoutes routes) {
    var path = "/hooks/{id}/secrets";
    routes
        .add(
            Operation.get(path, "read:hooks")
                .summary("List the names of a hook's secrets")
                .answers(200, VALUES),
            this::secrets)
        .add(
            Operation.post(path, "update:hooks")
                .summary("Add secrets to a hook")
                .takes(VALUES)
                .answers(201),
            call -> addSecrets(call, true))
        .add(
            Operation.patch(path, "update:hooks")
                .summary("Change secrets of a hook")
                .takes(VALUES)
                .answers(201),
            call -> addSecrets(call, false))
        .add(
            Operation.delete(path, "update:hooks")
                .summary("Remove secrets of a hook")
                .takes(listOf(text()))
                .answers(204),
            this::removeSecrets);
  }

  private ObjectNode shown(Stored hook) {
    return hooks.shown(hook).without(SECRETS);
  }

  private Response list(Call call) {
    var query = call.query();
    var trigger = query.get("triggerId", "");
    var found =
        hooks.all(call.tenant()).stream()
            .filter(h -> trigger.isEmpty() || trigger.equals(Json.text(h.body(), "triggerId")))
            .filter(
                h ->
                    !query.has("enabled")
                        || Paging.flag(query, "enabled") == Json.flag(h.body(), "enabled", false))
            .toList();
    var fields = Fields.of(query);
    return Paging.of(query, 50).respond("hooks", found, h -> fields.of(shown(h)));
  }

  private Response create(Call call) {
    var initial = Json.object().put("enabled", false);
    initial.putObject("dependencies");
    var body = Schema.withDefaults(call.body(), initial);
    return Response.json(201, shown(hooks.create(call.tenant(), body)));
  }

  private Response patch(Call call) {
    var change = call.body();
    return Response.json(200, shown(change(call, hook -> Schema.merge(hook, change))));
  }

  private Stored change(Call call, UnaryOperator<ObjectNode> change) {
    return hooks.update(call.tenant(), call.path("id"), change);
  }

  private static ObjectNode withSecrets(ObjectNode hook, ObjectNode secrets) {
    return Schema.merge(hook, Json.object().set(SECRETS, secrets));
  }

  private Response secrets(Call call) {
    var names = Json.object();
    Json.child(hooks.find(call).body(), SECRETS)
        .propertyNames()
        .forEach(name -> names.put(name, NOT_SHOWN));
    return Response.json(200, names);
  }

  /** New names must be new, changed ones must be there. */
  private Response addSecrets(Call call, boolean fresh) {
    var values = call.body();
    change(
        call,
        hook -> {
          var all = Json.child(hook, SECRETS).deepCopy();
          for (var name : values.propertyNames()) {
            if (fresh == all.has(name)) {
              throw fresh
                  ? ManagementError.conflict(null, "The secret " + name + " already exists")
                  : ManagementError.notFound(null, "The secret " + name + " does not exist");
            }
          }
          all.setAll(values);
          if (all.size() > 20) {
            throw ManagementError.invalidBody("'A hook can have at most 20 secrets'.");
          }
          return withSecrets(hook, all);
        });
    return Response.empty(201);
  }

  private Response removeSecrets(Call call) {
    var names = call.json().valueStream().map(n -> n.stringValue()).toList();
    change(call, hook -> withSecrets(hook, Json.child(hook, SECRETS).deepCopy().remove(names)));
    return Response.empty(204);
  }
}
