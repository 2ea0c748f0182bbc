package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
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
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/rules}: JavaScript functions in an order that no two of them share. */
public final class RulesApi implements ManagementApi {
  private static final String ORDER = "order";
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atMost(128).matching(HooksApi.NAME), "Name of the rule")
                  .needed(),
              property("script", text().atLeast(1).atMost(256 * 1024), "Source in JavaScript")
                  .needed(),
              property(
                  ORDER,
                  nullable(whole(0, Integer.MAX_VALUE)),
                  "A rule with a lower order runs first; without one it is the last"),
              property("enabled", flag(), "Whether it runs"),
              property(
                      "stage",
                      oneOf("login_success", "login_failure", "pre_authorize"),
                      "When it runs")
                  .immutable())
          .titled("Rule");

  private final StoredObjects rules;

  /** The resource. */
  public RulesApi(Programs programs) {
    rules = programs.rules();
  }

  /** Registers the kind. */
  static StoredObjects kind(DocumentStore documents, Sealer sealer) {
    return new StoredObjects(
        documents,
        sealer,
        Kind.of("rule", () -> "rul_" + Ids.alphanumeric(16), RulesApi::missing).uniqueBy("name"));
  }

  private static ManagementError missing() {
    return ManagementError.notFound("inexistent_rule", "The rule does not exist");
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/rules", "read:rules")
                .summary("List rules in their order")
                .query("enabled", flag(), "Only those that are enabled, or are not")
                .fields()
                .pages("rules", SCHEMA),
            this::list)
        .add(
            Operation.post("/rules", "create:rules")
                .summary("Create a rule")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/rules/{id}", "read:rules")
                .summary("Get a rule")
                .fields()
                .answers(200, SCHEMA),
            call -> Response.json(200, Fields.of(call.query()).of(rules.shown(rules.find(call)))))
        .add(
            Operation.patch("/rules/{id}", "update:rules")
                .summary("Update a rule")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/rules/{id}", "delete:rules").summary("Delete a rule").answers(204),
            rules::delete);
  }

  static long order(Stored rule) {
    return Json.number(rule.body(), ORDER, 0);
  }

  private Response list(Call call) {
    var query = call.query();
    var found =
        rules.all(call.tenant()).stream()
            .filter(
                r ->
                    !query.has("enabled")
                        || Paging.flag(query, "enabled") == Json.flag(r.body(), "enabled", true))
            .sorted(Comparator.comparingLong(RulesApi::order))
            .toList();
    var fields = Fields.of(query);
    return Paging.of(query, 50).respond("rules", found, r -> fields.of(rules.shown(r)));
  }

  private Response create(Call call) {
    var body =
        Schema.withDefaults(
            call.body(), Json.object().put("enabled", true).put("stage", "login_success"));
    var tenant = call.tenant();
    var id =
        rules.write(
            tx -> {
              if (body.hasNonNull(ORDER)) {
                requireFree(tx, tenant, null, body);
              } else {
                body.put(ORDER, next(tx, tenant));
              }
              return rules.insert(tx, tenant, body);
            });
    return Response.json(201, rules.shown(rules.find(tenant, id).orElseThrow()));
  }

  /** One more than the last; when there is no such number, the first that is free. */
  private long next(Tx tx, String tenant) {
    var taken = new TreeSet<Long>(List.of(0L));
    rules.current(tx, tenant).forEach(r -> taken.add(order(r)));
    long next = taken.getLast() + 1;
    return next <= Integer.MAX_VALUE
        ? next
        : LongStream.rangeClosed(1, taken.size())
            .filter(n -> !taken.contains(n))
            .findFirst()
            .orElseThrow();
  }

  private Response patch(Call call) {
    var change = call.body();
    if (!change.hasNonNull(ORDER)) {
      change.remove(ORDER);
    }
    var rule = rules.find(call);
    var after =
        rules.update(
            call.tenant(),
            rule.id(),
            before -> Schema.merge(before, change),
            tx -> requireFree(tx, call.tenant(), rule.id(), change));
    return Response.json(200, rules.shown(after));
  }

  private void requireFree(Tx tx, String tenant, @Nullable String own, ObjectNode body) {
    long order = Json.number(body, ORDER, -1);
    boolean taken =
        order >= 0
            && rules.current(tx, tenant).stream()
                .anyMatch(r -> order(r) == order && !r.id().equals(own));
    if (taken) {
      throw ManagementError.conflict(null, "A rule with the same order already exists");
    }
  }
}
