package dev.ostiary.protection;

import dev.ostiary.common.IpRange;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many bad attempts an IP address has at a stage.
 *
 * @param enabled whether anything is counted
 * @param blocks whether too many are refused; otherwise they are only counted
 * @param maxAttempts attempts that an address has at first
 * @param rate milliseconds until it has one more
 * @param allowlist addresses that are never refused
 */
public record Throttle(
    boolean enabled, boolean blocks, long maxAttempts, long rate, List<IpRange> allowlist) {
  private static final long ATTEMPTS = 10;
  private static final long RATE = 600_000;

  /** Reads the settings of a stage; what is missing is as in a new tenant. */
  static Throttle of(ObjectNode settings, String stage) {
    var limit = Json.child(Json.child(settings, "stage"), stage);
    return new Throttle(
        Json.flag(settings, "enabled", true),
        !settings.has("shields") || Json.strings(settings, "shields").contains("block"),
        Math.max(1, Json.number(limit, "max_attempts", ATTEMPTS)),
        Math.max(1, Json.number(limit, "rate", RATE)),
        Json.strings(settings, "allowlist").stream()
            .map(IpRange::parse)
            .flatMap(Optional::stream)
            .toList());
  }

  /** Whether failures from this address are to be counted. */
  public boolean watches(String ip) {
    return enabled && allowlist.stream().noneMatch(range -> range.contains(ip));
  }
}
