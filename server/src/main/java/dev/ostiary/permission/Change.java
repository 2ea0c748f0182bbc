package dev.ostiary.permission;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a plan does. */
sealed interface Change {
  /** A permission more. */
  record Add(String permission, String description) implements Change {}

  /** Another description. */
  record Describe(String permission, String description, String before) implements Change {}

  /**
   * Another name.
   *
   * @param until the last day of the former name, or null when it ends at once
   */
  record Rename(String from, String permission, @Nullable LocalDate until) implements Change {}

  /**
   * A former name works until another day.
   *
   * @param until null when it ends now
   * @param before null when it did not work
   */
  record Alias(
      String name, String permission, @Nullable LocalDate until, @Nullable LocalDate before)
      implements Change {}

  /** A permission less. */
  record Remove(String permission) implements Change {}

  /**
   * Other permissions of a role, under the names after the plan.
   *
   * @param id null when the role is made
   */
  record Role(String name, @Nullable String id, Set<String> adds, Set<String> removes)
      implements Change {}
}
