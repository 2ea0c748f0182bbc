package dev.ostiary.doctor;

import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import java.nio.file.Files;
import java.util.List;

/** The master key: is it there, and is it the one that sealed what the database has. */
public final class KeyCheck implements Check {
  private static final String NAME = "master-key";
  private final Config config;
  private final Runnable opening;

  /**
   * A check.
   *
   * @param opening opens what is sealed, and throws what explains why that fails
   */
  public KeyCheck(Config config, Runnable opening) {
    this.config = config;
    this.opening = opening;
  }

  /** Whether there is a key; without one nothing sealed can be read, and one would be made. */
  public static boolean present(Config config) {
    return config.has(Setting.MASTER_KEY) || Files.isReadable(config.data().resolve("master.key"));
  }

  @Override
  public List<Finding> look() {
    if (!present(config)) {
      return List.of(
          Finding.fail(
              NAME,
              "There is no key: neither the setting nor " + config.data().resolve("master.key"),
              "Bring the key back from the backup. The server would make another one, which opens"
                  + " nothing that is stored."));
    }
    try {
      opening.run();
      return List.of(Finding.ok(NAME, "It opens the signing keys in the database"));
    } catch (RuntimeException e) {
      return List.of(
          Finding.fail(
              NAME,
              "It does not open what is stored: " + e.getMessage(),
              "Use the key with which this database was begun; every node needs the same."));
    }
  }
}
