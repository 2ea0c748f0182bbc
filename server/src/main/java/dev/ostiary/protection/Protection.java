package dev.ostiary.protection;

import dev.ostiary.management.StoredSettings;

/** What sign-in asks about a tenant's protection. */
public final class Protection {
  /** The name under which the settings of sign-in are stored. */
  static final String BRUTE_FORCE = "attack-protection/brute-force-protection";

  private final StoredSettings settings;

  /** Reads these settings. */
  public Protection(StoredSettings settings) {
    this.settings = settings;
  }

  /** The limit of wrong passwords. */
  public BruteForce bruteForce(String tenant) {
    return BruteForce.of(settings.get(tenant, BRUTE_FORCE, BruteForce.initial()));
  }
}
