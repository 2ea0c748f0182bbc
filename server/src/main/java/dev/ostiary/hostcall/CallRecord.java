package dev.ostiary.hostcall;

import dev.ostiary.common.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a program asked the server to do, for the log of its run.
 *
 * @param name such as {@code fetch}
 * @param detail method and address, without what may be secret in it
 * @param status of the answer, or 0 when there was none
 * @param error why there was none, or null
 */
public record CallRecord(
    String name, String detail, int status, long millis, @Nullable String error) {
  /** As JSON. */
  public ObjectNode toJson() {
    var json = Json.object().put("name", name).put("detail", detail);
    if (status > 0) {
      json.put("status", status);
    } else {
      json.putNull("status");
    }
    json.put("duration_ms", millis);
    return error == null ? json : json.put("error", error);
  }
}
