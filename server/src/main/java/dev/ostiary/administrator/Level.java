package dev.ostiary.administrator;

import dev.ostiary.management.Scopes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of the Management API is open to somebody who manages a tenant. */
public enum Level {
  /** All of it, and who else manages the tenant. */
  ADMINISTRATOR(scope -> true),
  /** Looking, but for what would show secrets. */
  VIEWER(
      scope ->
          scope.startsWith("read:")
              && !Level.showsSecrets(scope)
              && !Scopes.managing().contains(scope));

  private final Set<String> scopes;

  Level(Predicate<String> includes) {
    scopes =
        Stream.concat(Scopes.all().stream(), Scopes.managing().stream())
            .filter(includes)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean showsSecrets(String scope) {
    return switch (scope) {
      case "read:client_keys",
          "read:client_credentials",
          "read:custom_signing_keys",
          "read:encryption_keys",
          "read:log_streams",
          "read:user_idp_tokens" ->
          true;
      default -> false;
    };
  }

  /** The scopes of the Management API that this level may have. */
  public Set<String> scopes() {
    return scopes;
  }

  /** The name in commands and in the database: {@code administrator} or {@code viewer}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of this name. */
  public static Optional<Level> of(String text) {
    return Arrays.stream(values()).filter(l -> l.text().equals(text)).findFirst();
  }
}
