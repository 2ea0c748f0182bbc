package dev.ostiary.search;

import java.util.Locale;

/**
 * What a search may ask for.
 *
 * @param name as written in a query, such as {@code email.domain} or {@code app_metadata.plan}
 * @param exact whether only whole values can be asked for: no wildcards, no ranges
 */
public record Field(String name, Kind kind, boolean exact) {
  /** How values are kept and compared. */
  public enum Kind {
    /** Text without regard to case. */
    FOLDED,
    /** Text, byte for byte. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A time in milliseconds since the epoch. */
    DATE,
    /** True or false. */
    FLAG,
    /** Any number of values under a path: identities and metadata. */
    TERMS,
    /** The organizations that somebody is a member of. */
    ORGANIZATION
  }

  /** Whether each user has at most one value, in a column of its own. */
  boolean single() {
    return kind != Kind.TERMS && kind != Kind.ORGANIZATION;
  }

  boolean text() {
    return kind == Kind.FOLDED || kind == Kind.TEXT;
  }

  /** The column of a field with one value; such names are in the program, never from a query. */
  String column() {
    if (!single()) {
      throw new IllegalStateException("No column: " + kind);
    }
    return name.replace('.', '_');
  }

  /** A text as this field compares it. */
  String folded(String text) {
    return kind == Kind.FOLDED ? text.toLowerCase(Locale.ROOT) : text;
  }
}
