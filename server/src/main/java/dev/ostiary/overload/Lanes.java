package dev.ostiary.overload;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Which work goes through which lane. A flood of one kind leaves the others what they need:
 * sign-ins do not wait for tokens, and neither for somebody who searches all users.
 */
public final class Lanes {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration STANDING = Duration.ofMillis(100);

  private final Lane tokens = new Lane(rules(16, 256));
  private final Lane pages = new Lane(rules(16, 256));
  private final Lane management = new Lane(rules(8, 128));
  private final Lane bulk = new Lane(rules(4, 16));
  private final Lane hashing = forHashes();

  private static Lane.Rules rules(int least, int most) {
    return new Lane.Rules(least, most, 4 * most, PATIENCE, STANDING);
  }

  /**
   * A lane for password hashes, as many at once as there are cores: more would be none the faster,
   * and take 19 MiB each.
   */
  public static Lane forHashes() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Lane(
        new Lane.Rules(cores, cores, 64 * cores, Duration.ofSeconds(8), Duration.ofSeconds(1)));
  }

  /** Requests that are at work now, without those that wait for a hash. */
  public int atWork() {
    int all = tokens.running() + pages.running() + management.running() + bulk.running();
    return Math.max(0, all - hashing.running() - hashing.waiting());
  }

  /** The lane for password hashes of this server. */
  public Lane hashing() {
    return hashing;
  }

  /** A figure of each lane, by its name. */
  public Map<String, DoubleSupplier> figures(ToDoubleFunction<Lane> figure) {
    var figures = new TreeMap<String, DoubleSupplier>();
    all().forEach((name, lane) -> figures.put(name, () -> figure.applyAsDouble(lane)));
    return figures;
  }

  Map<String, Lane> all() {
    return Map.of(
        "tokens", tokens,
        "pages", pages,
        "management", management,
        "bulk", bulk,
        "hashing", hashing);
  }

  /**
   * The lane of a route; empty for what costs nothing and is therefore never refused: keys,
   * discovery, health, figures, files.
   *
   * @param path as it is registered
   */
  Optional<Lane> of(String method, String path) {
    if (free(path)) {
      return Optional.empty();
    }
    if (path.startsWith("/api/v2/")) {
      return Optional.of(searches(method, path) ? bulk : management);
    }
    if (path.startsWith("/oauth/") || path.startsWith("/userinfo") || path.contains("/me/")) {
      return Optional.of(tokens);
    }
    return Optional.of(path.startsWith("/ostiary/v1/") ? management : pages);
  }

  private static boolean free(String path) {
    return path.startsWith("/.well-known/")
        || path.startsWith("/health/")
        || path.startsWith("/metrics")
        || path.startsWith("/assets/")
        || (path.startsWith("/dashboard") && !path.startsWith("/dashboard/setup"));
  }

  /** What reads many rows of a table that has no end, or writes them. */
  private static boolean searches(String method, String path) {
    return (method.equals("GET") && (path.equals("/api/v2/users") || path.equals("/api/v2/logs")))
        || (method.equals("POST") && path.startsWith("/api/v2/jobs/"));
  }
}
