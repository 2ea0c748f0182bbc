package dev.ostiary.management;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The scopes of the Management API, as Auth0's tools know them. */
public final class Scopes {
  private static final List<String> ALL = read();

  private static final Set<String> MANAGING =
      Set.of(
          "create:administrators",
          "read:administrators",
          "update:administrators",
          "delete:administrators");

  private Scopes() {}

  /** Every scope, in the order of the entities' names. */
  public static List<String> all() {
    return ALL;
  }

  /**
   * The scopes that decide who manages a tenant. They are none of {@link #all()} and the Management
   * API does not define them, so that no client grant can name them: only the level of a person
   * gives them (threats: ADM-04).
   */
  public static Set<String> managing() {
    return MANAGING;
  }

  private static List<String> read() {
    var resource =
        Objects.requireNonNull(Scopes.class.getResourceAsStream("/management-scopes.txt"));
    try (var reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
