package dev.ostiary.protection;

import dev.ostiary.common.IpRange;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many wrong passwords in a row are too many.
 *
 * @param enabled whether anything is counted
 * @param blocks whether too many are refused; otherwise they are only counted
 * @param perAddress whether failures are counted for each IP address apart, or for the name alone
 * @param maxAttempts failures in a row, 1 to 100
 * @param allowlist addresses that are never refused
 */
public record BruteForce(
    boolean enabled,
    boolean blocks,
    boolean perAddress,
    long maxAttempts,
    List<IpRange> allowlist) {
  /** The value of {@code mode} that counts for each IP address apart. */
  static final String PER_ADDRESS = "count_per_identifier_and_ip";

  /** The value of {@code mode} that counts for the name alone. */
  static final String PER_NAME = "count_per_identifier";

  /** The settings of a new tenant. */
  static ObjectNode initial() {
    var initial = Json.object().put("enabled", true).put("mode", PER_ADDRESS);
    initial.put("max_attempts", 10);
    initial.set("shields", Json.array().add("block").add("user_notification"));
    initial.set("allowlist", Json.array());
    return initial;
  }

  /** Reads settings as they are stored; what is missing is as in a new tenant. */
  public static BruteForce of(ObjectNode settings) {
    return new BruteForce(
        Json.flag(settings, "enabled", true),
        !settings.has("shields") || Json.strings(settings, "shields").contains("block"),
        !Json.text(settings, "mode", PER_ADDRESS).equals(PER_NAME),
        Math.clamp(Json.number(settings, "max_attempts", 10), 1, 100),
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
