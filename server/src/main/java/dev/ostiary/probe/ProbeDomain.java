package dev.ostiary.probe;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A host that a tenant has, or wants, probed.
 *
 * @param host the name, with the port unless it is 443
 * @param challenge what its file must say
 * @param created milliseconds since the epoch
 * @param verified when the file was found last, or null
 */
record ProbeDomain(
    String id, String host, String challenge, long created, @Nullable Long verified) {
  /** Where the file stands. */
  static final String FILE = "/.well-known/ostiary-probe.txt";

  /** Names change hands: what was found is believed for 90 days. */
  private static final long VALIDITY = 90L * 24 * 3_600_000;

  boolean holds(long now) {
    return verified != null && now < verified + VALIDITY;
  }

  ObjectNode toJson(long now) {
    var json =
        Json.object()
            .put("id", id)
            .put("host", host)
            .put("file", "https://" + host + FILE)
            .put("challenge", challenge)
            .put("verified", holds(now))
            .put("created_at", Time.text(created));
    return verified == null
        ? json
        : json.put("verified_at", Time.text(verified))
            .put("verified_until", Time.text(verified + VALIDITY));
  }
}
