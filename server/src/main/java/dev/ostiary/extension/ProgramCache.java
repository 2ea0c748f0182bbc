package dev.ostiary.extension;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.sandbox.RunResult.Command;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Actions of a trigger keep for the next run: small, in memory, on this node only, and gone
 * when the server starts anew, as Auth0's cache may be at any time.
 */
final class ProgramCache {
  private static final int ENTRIES = 20;
  private static final int KEY = 64;
  private static final int VALUE = 4_096;
  private static final long LONGEST = 86_400_000;
  private final Time time;
  private final ConcurrentMap<String, ObjectNode> caches = new ConcurrentHashMap<>();

  ProgramCache(Time time) {
    this.time = time;
  }

  /** Everything that is kept, by key: {@code {value, expires_at}}. */
  ObjectNode of(String tenant, String trigger) {
    var kept = caches.get(tenant + ' ' + trigger);
    return kept == null ? Json.object() : living(kept);
  }

  private ObjectNode living(ObjectNode kept) {
    long now = time.millis();
    var living = Json.object();
    kept.properties().stream()
        .filter(e -> Json.number(e.getValue(), "expires_at", 0) > now)
        .forEach(e -> living.set(e.getKey(), e.getValue()));
    return living;
  }

  /** A copy of what is kept for a trigger, for a run without effect. */
  ProgramCache apart(String tenant, String trigger) {
    var copy = new ProgramCache(time);
    copy.caches.put(tenant + ' ' + trigger, of(tenant, trigger));
    return copy;
  }

  void change(String tenant, String trigger, Command command) {
    var key = command.argument(0).asString("");
    var value = command.argument(1).asString("");
    if (key.length() > KEY || value.length() > VALUE) {
      return;
    }
    long end = Math.min(command.argument(2).asLong(0), time.millis() + LONGEST);
    caches.compute(
        tenant + ' ' + trigger,
        (name, before) -> {
          var kept = before == null ? Json.object() : living(before);
          kept.remove(key);
          if (command.name().equals("cache.set") && kept.size() < ENTRIES) {
            kept.putObject(key).put("value", value).put("expires_at", end);
          }
          return kept;
        });
  }
}
