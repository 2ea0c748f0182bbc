package dev.ostiary.token;

import dev.ostiary.common.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * How and when the user of a token signed in.
 *
 * @param sid the browser session, empty when there is none
 * @param authTime seconds since the epoch
 */
public record Login(String sid, long authTime) {
  ObjectNode toJson() {
    return Json.object().put("sid", sid).put("auth_time", authTime);
  }

  static Login read(ObjectNode json) {
    return new Login(Json.text(json, "sid", ""), Json.number(json, "auth_time", 0));
  }
}
