package dev.ostiary.reference;

import dev.ostiary.common.Json;
import dev.ostiary.management.ApiRoot;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Answer;
import dev.ostiary.management.Operation.Effect;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Writes the OpenAPI 3.1 document of the operations that a server has registered. */
public final class OpenApi {
  private static final Schema ERROR =
      Schema.of(
              Schema.property("statusCode", Type.whole(400, 599), "HTTP status").needed(),
              Schema.property("error", Type.text(), "Name of the status").needed(),
              Schema.property("message", Type.text(), "What is wrong, for people").needed(),
              Schema.property("errorCode", Type.text(), "What is wrong, for programs"))
          .titled("Error");

  private static final List<Integer> ALWAYS = List.of(400, 401, 403, 413, 429, 500);
  private final JsonSchemas schemas = new JsonSchemas();

  private OpenApi() {}

  /**
   * The document.
   *
   * @param issuer the tenant's issuer, under which the API is served
   */
  public static ObjectNode of(ApiRoot root, List<Operation> operations, String issuer) {
    return new OpenApi().document(root, operations, issuer);
  }

  private ObjectNode document(ApiRoot root, List<Operation> operations, String issuer) {
    var document = Json.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", root.title())
        .put("version", root.version())
        .put("description", root.description());
    document.putArray("servers").addObject().put("url", issuer + root.path().substring(1));
    document.putArray("security").addObject().putArray("bearer");
    var paths = document.putObject("paths");
    operations.stream()
        .sorted(Comparator.comparing(Operation::group).thenComparing(Operation::path))
        .forEach(
            o ->
                paths
                    .withObjectProperty(o.path())
                    .set(o.method().toLowerCase(Locale.ROOT), operation(o)));
    var components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    components.set("schemas", schemas.components());
    return document;
  }

  private ObjectNode operation(Operation operation) {
    var json = Json.object().put("operationId", id(operation)).put("summary", operation.summary());
    var description = description(operation);
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    json.putArray("tags").add(operation.group());
    json.set("x-scopes", Json.array(operation.scopes()));
    if (operation.own() != null) {
      json.put("x-own-scope", operation.own());
    }
    json.put("x-effect", operation.effect().name().toLowerCase(Locale.ROOT));
    parameters(json, operation);
    body(json, operation);
    responses(json, operation);
    return json;
  }

  private static String id(Operation operation) {
    var path = operation.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
    return operation.method().toLowerCase(Locale.ROOT) + path;
  }

  private static String description(Operation operation) {
    var effect =
        switch (operation.effect()) {
          case ACTIVE -> "";
          case STORED -> "Stored, validated and returned; this server does not act by it yet.";
          case UNAVAILABLE -> "Not available on this server: callers get 403.";
        };
    return (operation.note() + (operation.note().isEmpty() ? "" : " ") + effect).strip();
  }

  private void parameters(ObjectNode json, Operation operation) {
    var all = json.putArray("parameters");
    for (var name : operation.pathParameters()) {
      var parameter = all.addObject().put("name", name).put("in", "path").put("required", true);
      parameter.put("description", PathParameters.description(operation, name));
      parameter.putObject("schema").put("type", "string");
    }
    for (var query : operation.query()) {
      var parameter =
          all.addObject()
              .put("name", query.name())
              .put("in", "query")
              .put("description", query.description());
      if (query.required()) {
        parameter.put("required", true);
      }
      parameter.set("schema", schemas.of(query.type(), JsonSchemas.Form.CREATE));
    }
  }

  private void body(ObjectNode json, Operation operation) {
    var body = operation.body();
    if (body != null) {
      var type = body.use() == Use.UPLOAD ? "multipart/form-data" : "application/json";
      json.putObject("requestBody")
          .put("required", true)
          .putObject("content")
          .putObject(type)
          .set("schema", schemas.of(body.type(), JsonSchemas.Form.of(body.use())));
    }
  }

  private void responses(ObjectNode json, Operation operation) {
    var responses = json.putObject("responses");
    for (var answer : operation.answers()) {
      if (answer.status() >= 400) {
        continue;
      }
      var response =
          responses.putObject(Integer.toString(answer.status())).put("description", "Done");
      var type = answer.type();
      if (type != null) {
        content(response).set("schema", schemas.of(type, JsonSchemas.Form.ANSWER));
      }
    }
    errors(operation).forEach(status -> error(responses, status));
  }

  /** The statuses of errors that any operation like this may answer, and those that it declares. */
  static SortedSet<Integer> errors(Operation operation) {
    var statuses = new TreeSet<>(ALWAYS);
    if (!operation.pathParameters().isEmpty() || operation.body() != null) {
      statuses.add(404);
    }
    if (operation.body() != null && operation.effect() != Effect.UNAVAILABLE) {
      statuses.add(409);
    }
    if (operation.body() != null && operation.body().use() == Use.UPLOAD) {
      statuses.add(415);
    }
    operation.answers().stream().map(Answer::status).filter(s -> s >= 400).forEach(statuses::add);
    return statuses;
  }

  private void error(ObjectNode responses, int status) {
    content(responses.putObject(Integer.toString(status)).put("description", "Refused"))
        .set("schema", schemas.of(Type.object(ERROR), JsonSchemas.Form.CREATE));
  }

  private static ObjectNode content(ObjectNode response) {
    return response.putObject("content").putObject("application/json");
  }
}
