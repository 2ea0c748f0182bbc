package dev.ostiary.key;

import dev.ostiary.jose.SigningKey;

/**
 * A signing key in its place in the rotation.
 *
 * @param since milliseconds since the epoch at which it took this place
 */
public record TenantKey(String tenant, SigningKey key, Place place, long since) {
  /** The places: the next key is published before it signs, the previous one after. */
  public enum Place {
    NEXT,
    CURRENT,
    PREVIOUS,
    REVOKED
  }

  /** Whether verifiers may still accept what it signed. */
  public boolean published() {
    return place != Place.REVOKED;
  }
}
