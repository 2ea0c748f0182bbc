package dev.ostiary.management;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scopes of the Management API, as Auth0's tools know them. */
public final class Scopes {
  private static final List<String> ALL = read();

  private Scopes() {}

  /** Every scope, in the order of the entities' names. */
  public static List<String> all() {
    return ALL;
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
