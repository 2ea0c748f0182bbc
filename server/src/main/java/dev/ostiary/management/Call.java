package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.http.Request;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.oauth.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authorised call of the Management API.
 *
 * @param json the body when the operation takes one and it fits; an empty object otherwise
 */
public record Call(Request request, Caller caller, Operation operation, JsonNode json) {
  Call(Request request, Caller caller, Operation operation) {
    this(request, caller, operation, Json.object());
  }

  /** The tenant's id. */
  public String tenant() {
    return caller.tenant();
  }

  /** The query. */
  public Params query() {
    return request.query();
  }

  /** A decoded path parameter. Tools encode some identifiers twice; both forms are understood. */
  public String path(String name) {
    var once = request.path(name);
    try {
      return once.contains("%") ? Params.decodeSegment(once) : once;
    } catch (Params.MalformedParams e) {
      return once;
    }
  }

  /** A copy of the body, which fits the declared schema; the caller may change it. */
  public ObjectNode body() {
    return (ObjectNode) json.deepCopy();
  }

  /** Whether the token holds this scope. */
  public boolean has(String scope) {
    return caller.scopes().contains(scope);
  }

  void requireScope() {
    if (caller.mayAny(operation.scopes())) {
      return;
    }
    var own = operation.own();
    if (own != null && has(own) && path("id").equals(caller.subject())) {
      return;
    }
    if (operation.together()) {
      throw ManagementError.insufficientScopes(operation.scopes().getFirst().replace(' ', ','));
    }
    throw ManagementError.insufficientScope(
        String.join(",", operation.scopes()) + (own == null ? "" : "," + own));
  }

  void requireQuery() {
    var query = query();
    for (var parameter : operation.query()) {
      if (query.has(parameter.name())) {
        QueryValues.check(parameter, query);
      }
    }
  }

  /** The same call with its body read and checked. */
  Call withBody() {
    var body = operation.body();
    if (body == null || body.use() == Use.UPLOAD) {
      return this;
    }
    var read = parsed();
    if (!(body.type() instanceof Type.Obj object)) {
      body.type().check(read, Type.Place.body());
      return new Call(request, caller, operation, read);
    }
    var checked =
        body.use() == Use.PATCH ? object.schema().patch(read) : object.schema().create(read);
    return new Call(request, caller, operation, checked);
  }

  private JsonNode parsed() {
    try {
      return Json.parse(request.bytes());
    } catch (Json.MalformedJson e) {
      throw new ManagementError(400, "invalid_body", "Invalid request payload JSON format");
    }
  }
}
