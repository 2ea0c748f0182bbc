package dev.ostiary.feed;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** What comes of a question. */
sealed interface Outcome {
  /** The token opens nothing here: it is none, or it expired, or its user is blocked or gone. */
  record Refused() implements Outcome {}

  /** There is no such API. */
  record UnknownApi() implements Outcome {}

  /**
   * What the user may do.
   *
   * @param json one line of JSON
   * @param etag the same for the same answer, at every node
   */
  record Answer(Holder holder, String json, String etag) implements Outcome {
    static Answer of(Holder holder, ObjectNode body) {
      var json = new String(Json.bytes(body), StandardCharsets.UTF_8);
      return new Answer(holder, json, '"' + Hashes.sha256(json) + '"');
    }
  }
}
