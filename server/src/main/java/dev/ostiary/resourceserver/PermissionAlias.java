package dev.ostiary.resourceserver;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A former name of a permission. While it lives, tokens carry both names, so that applications and
 * APIs can change to the new one at their own pace.
 *
 * @param name the former name
 * @param permission the name that the permission has now
 * @param until the last day, in UTC, on which the former name works
 */
public record PermissionAlias(String name, String permission, LocalDate until) {
  /** Whether the former name works at this moment, in milliseconds since the epoch. */
  public boolean lives(long millis) {
    return millis < until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
