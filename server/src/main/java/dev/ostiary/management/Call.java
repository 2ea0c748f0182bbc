package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.http.Request;
import dev.ostiary.oauth.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One authorised call of the Management API. */
public record Call(Request request, Caller caller) {
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

  /** The body as any JSON. */
  public JsonNode json() {
    try {
      return Json.parse(request.bytes());
    } catch (Json.MalformedJson e) {
      throw new ManagementError(400, "invalid_body", "Invalid request payload JSON format");
    }
  }

  /** The body when it fits the schema of a new object. */
  public ObjectNode create(Schema schema) {
    return schema.create(json());
  }

  /** The body when it fits the schema of a change: nothing is required, null removes. */
  public ObjectNode patch(Schema schema) {
    return schema.patch(json());
  }
}
