package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Encrypts some members of stored objects where they rest. */
record SealedMembers(Sealer sealer, String purpose, Set<String> names) {
  private static final String PREFIX = "$sealed_";

  /** A copy to keep. */
  ObjectNode seal(ObjectNode body) {
    var kept = body.deepCopy();
    for (var name : names) {
      var value = kept.remove(name);
      if (value != null) {
        var wrapped = Json.object();
        wrapped.set("value", value);
        kept.put(PREFIX + name, sealer.seal(purpose, Json.write(wrapped)));
      }
    }
    return kept;
  }

  /** A copy to use. */
  ObjectNode open(ObjectNode kept) {
    var body = kept.deepCopy();
    for (var name : names) {
      var text = Json.text(body, PREFIX + name);
      if (text != null) {
        body.remove(PREFIX + name);
        body.set(name, Json.own(sealer.open(purpose, text)).get("value"));
      }
    }
    return body;
  }
}
