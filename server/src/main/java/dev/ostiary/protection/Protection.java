package dev.ostiary.protection;

import dev.ostiary.common.Json;
import dev.ostiary.management.StoredSettings;

/** What sign-in asks about a tenant's protection. */
public final class Protection {
  /** The name under which the settings of sign-in are stored. */
  static final String BRUTE_FORCE = "attack-protection/brute-force-protection";

  private static final String SUSPICIOUS_IP = "attack-protection/suspicious-ip-throttling";

  private final StoredSettings settings;

  /** Reads these settings. */
  public Protection(StoredSettings settings) {
    this.settings = settings;
  }

  /** The limit of subject tokens that an Action finds bad, by IP address. */
  public Throttle tokenExchange(String tenant) {
    return Throttle.of(
        settings.get(tenant, SUSPICIOUS_IP, Json.object()), "pre-custom-token-exchange");
  }

  /** The limit of wrong passwords. */
  public BruteForce bruteForce(String tenant) {
    return BruteForce.of(settings.get(tenant, BRUTE_FORCE, BruteForce.initial()));
  }
}
