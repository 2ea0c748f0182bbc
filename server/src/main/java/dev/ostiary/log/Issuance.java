package dev.ostiary.log;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that an event tells of, or one that was refused; counted with the event.
 *
 * @param audience the API's identifier, or null when none was named
 * @param granted whether it was issued
 * @param former names that the API's permissions had before, by which the token was asked for
 */
public record Issuance(@Nullable String audience, Kind kind, boolean granted, Set<String> former) {
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
    return new Issuance(audience, kind, true, Set.of());
  }

  /** A token that was refused. */
  public static Issuance refused(@Nullable String audience, Kind kind) {
    return new Issuance(audience, kind, false, Set.of());
  }

  /** The same token, asked for by former names of permissions. */
  public Issuance by(Set<String> formerNames) {
    return new Issuance(audience, kind, granted, formerNames);
  }
}
