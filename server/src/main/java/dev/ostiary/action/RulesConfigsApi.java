package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;

/** {@code /api/v2/rules-configs}: values for rules, of which only the names are shown. */
public final class RulesConfigsApi implements ManagementApi {
  static final String SETTING = "rules-configs";
  private static final int MAX_KEYS = 1_000;
  private static final Schema KEY = Schema.of(property("key", text(), "Name"));
  private static final Schema VALUE = Schema.of(property("value", text(), "Value").needed());

  private final StoredSettings settings;

  /** The resource. */
  public RulesConfigsApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/rules-configs", "read:rules_configs")
                .summary("List the names of the values for rules")
                .answers(200, listOf(object(KEY))),
            this::list)
        .add(
            Operation.put("/rules-configs/{key}", "update:rules_configs")
                .summary("Set a value for rules")
                .creates(VALUE)
                .answers(200, KEY.and(property("value", text(), "Value"))),
            this::put)
        .add(
            Operation.delete("/rules-configs/{key}", "delete:rules_configs")
                .summary("Remove a value for rules")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var keys = Json.array();
    settings
        .get(call.tenant(), SETTING, Json.object())
        .propertyNames()
        .forEach(key -> keys.addObject().put("key", key));
    return Response.json(200, keys);
  }

  private Response put(Call call) {
    var key = call.path("key");
    if (!key.matches("[A-Za-z0-9_-]{1,127}")) {
      throw new ManagementError(
          400, "invalid_uri", "Path validation error: 'String does not match pattern' on key.");
    }
    var value = Json.text(call.body(), "value", "");
    settings.update(
        call.tenant(),
        SETTING,
        Json.object(),
        all -> {
          if (all.size() >= MAX_KEYS && !all.has(key)) {
            throw new ManagementError(
                403, "too_many_entities", "There are " + MAX_KEYS + " values already.");
          }
          return Schema.merge(all, Json.object().put(key, value));
        });
    return Response.json(200, Json.object().put("key", key).put("value", value));
  }

  private Response delete(Call call) {
    settings.update(
        call.tenant(),
        SETTING,
        Json.object(),
        all -> {
          all.remove(call.path("key"));
          return all;
        });
    return Response.empty(204);
  }
}
