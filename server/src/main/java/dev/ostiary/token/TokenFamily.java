package dev.ostiary.token;

import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens that follow one another from one sign-in, as found by one of them. Times in
 * milliseconds since the epoch.
 *
 * @param seed the secret that a token's successor is made with
 * @param usedAt when this token was used, or null
 */
public record TokenFamily(
    String id,
    String tenant,
    Authorization authorization,
    String seed,
    @Nullable Long usedAt,
    long idleEnd,
    long end,
    boolean revoked) {
  /** Whether the family still gives tokens. */
  public boolean lives(long now) {
    return !revoked && now < idleEnd && now < end;
  }
}
