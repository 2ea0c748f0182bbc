package dev.ostiary.log;

import org.jspecify.annotations.Nullable;

/**
 * A token that an event tells of, or one that was refused; counted with the event.
 *
 * @param audience the API's identifier, or null when none was named
 * @param granted whether it was issued
 */
public record Issuance(@Nullable String audience, Kind kind, boolean granted) {
  /** For whom the application asked. */
  public enum Kind {
    USER("user"),
    CLIENT("client");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The word in the database and in answers. */
    public String code() {
      return code;
    }
  }

  /** A token that was issued. */
  public static Issuance issued(@Nullable String audience, Kind kind) {
    return new Issuance(audience, kind, true);
  }

  /** A token that was refused. */
  public static Issuance refused(@Nullable String audience, Kind kind) {
    return new Issuance(audience, kind, false);
  }
}
