package dev.ostiary.stream;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/log-streams}. Sinks rest encrypted and are shown to whoever may read them. */
public final class LogStreamsApi implements ManagementApi {
  private static final Schema FILTER =
      Schema.of(
          property("type", oneOf("category"), "Kind of filter").needed(),
          property(
                  "name",
                  oneOf(
                      "auth.login.fail",
                      "auth.login.notification",
                      "auth.login.success",
                      "auth.logout.fail",
                      "auth.logout.success",
                      "auth.signup.fail",
                      "auth.signup.success",
                      "auth.silent_auth.fail",
                      "auth.silent_auth.success",
                      "auth.token_exchange.fail",
                      "auth.token_exchange.success",
                      "management.fail",
                      "management.success",
                      "scim.event",
                      "system.notification",
                      "user.fail",
                      "user.notification",
                      "user.success",
                      "actions",
                      "other"),
                  "Category of events that are sent")
              .needed());
  private static final Schema PII =
      Schema.of(
          property(
                  "log_fields",
                  listOf(oneOf("first_name", "last_name", "username", "email", "phone", "address")),
                  "What is hidden")
              .needed(),
          property("method", oneOf("mask", "hash"), "How it is hidden"),
          property("algorithm", oneOf("xxhash"), "The hash"));
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(255), "Name of the stream"),
              property("type", oneOf(LogSink.types()), "Kind of sink").needed().immutable(),
              property("sink", object(Schema.of()), "Where events go; depends on the type")
                  .needed(),
              property("status", oneOf("active", "paused", "suspended"), "Whether it sends"),
              property("isPriority", flag(), "Whether its events go first"),
              property("filters", listOf(object(FILTER)).atMost(20), "What is sent"),
              property("pii_config", object(PII), "What is hidden in events"),
              property("startFrom", time(), "Since when events are sent").hidden())
          .titled("LogStream");

  private final StoredObjects streams;

  /** The resource; registers the kind. */
  public LogStreamsApi(DocumentStore documents, Sealer sealer) {
    streams =
        new StoredObjects(
            documents,
            sealer,
            Kind.of("log-stream", () -> "lst_" + Ids.digits(16), LogStreamsApi::missing)
                .sealing("sink"));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The log stream does not exist.");
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/log-streams", "read:log_streams")
                .summary("List log streams")
                .answers(200, listOf(object(SCHEMA)))
                .stored(),
            call -> streams.array(call, this::shown))
        .add(
            Operation.post("/log-streams", "create:log_streams")
                .summary("Create a log stream")
                .creates(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            this::create)
        .add(
            Operation.get("/log-streams/{id}", "read:log_streams")
                .summary("Get a log stream")
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, shown(streams.find(call))))
        .add(
            Operation.patch("/log-streams/{id}", "update:log_streams")
                .summary("Update a log stream")
                .note("A secret of the sink that is left out stays as it is.")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            this::patch)
        .add(
            Operation.delete("/log-streams/{id}", "delete:log_streams")
                .summary("Delete a log stream")
                .answers(204)
                .stored(),
            streams::delete);
  }

  private ObjectNode shown(Stored stream) {
    return streams.shown(stream).without("startFrom");
  }

  private Response create(Call call) {
    var body = Schema.withDefaults(call.body(), Json.object().put("status", "active"));
    requireSink(body);
    return Response.json(200, shown(streams.create(call.tenant(), body)));
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        streams.update(
            call.tenant(),
            call.path("id"),
            before -> {
              var merged = Schema.merge(before, change);
              if (change.has("sink")) {
                keepSecrets(Json.child(before, "sink"), merged);
                requireSink(merged);
              }
              return merged;
            });
    return Response.json(200, shown(after));
  }

  private static LogSink sink(ObjectNode stream) {
    return LogSink.of(Json.text(stream, "type", "")).orElseThrow();
  }

  private static void keepSecrets(ObjectNode before, ObjectNode stream) {
    var after = Json.child(stream, "sink");
    for (var secret : sink(stream).secrets()) {
      if (!after.has(secret) && before.has(secret)) {
        after.set(secret, before.get(secret));
      }
    }
  }

  private static void requireSink(ObjectNode stream) {
    var whole = Schema.of(property("sink", object(sink(stream).schema()), "Where events go"));
    whole.create(Json.object().set("sink", stream.path("sink")));
  }
}
