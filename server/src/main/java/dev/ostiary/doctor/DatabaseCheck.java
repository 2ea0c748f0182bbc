package dev.ostiary.doctor;

import dev.ostiary.common.Time;
import dev.ostiary.db.DatabaseFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database: does the schema fit the jar, does a commit survive a power cut, what time is it.
 */
public final class DatabaseCheck implements Check {
  private static final String DURABILITY = "durability";
  private static final String SCHEMA = "schema";

  /** Without these an answer that says "done" may be lost: value and what then happens. */
  private static final Map<String, String> LOSING =
      Map.of(
          "fsync", "a power cut can destroy the whole database",
          "full_page_writes", "a power cut can leave pages half written",
          "synchronous_commit",
              "the last commits before a crash are lost, though they were answered");

  private final DatabaseFacts facts;
  private final Time time;

  /** About what a database has said just now. */
  public DatabaseCheck(DatabaseFacts facts, Time time) {
    this.facts = facts;
    this.time = time;
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    findings.add(schema());
    findings.addAll(durability());
    facts
        .millis()
        .ifPresent(m -> findings.add(ClockCheck.compare("the database", m, time.millis())));
    return findings;
  }

  /** Whether other checks can read the database without changing it. */
  public boolean current() {
    return facts.waiting() == 0 && facts.unknown() == 0;
  }

  private Finding schema() {
    if (facts.unknown() > 0) {
      return Finding.fail(
          SCHEMA,
          "The database has version %s, which is newer than this program knows"
              .formatted(facts.version()),
          "Run the newer program, or go back as docs/guides/upgrade.md says.");
    }
    if (facts.waiting() > 0) {
      return Finding.warn(
          SCHEMA,
          "The database has version %s, and this program adds %d more when it starts"
              .formatted(facts.version().isEmpty() ? "none" : facts.version(), facts.waiting()),
          "Make a backup before the first start of this version.");
    }
    return Finding.ok(SCHEMA, "Version " + facts.version() + ", as this program expects");
  }

  private List<Finding> durability() {
    var mode = facts.settings().get("journal_mode");
    if (mode != null) {
      return List.of(
          mode.equalsIgnoreCase("wal")
              ? Finding.ok(DURABILITY, "SQLite writes ahead and waits for the disk at each commit")
              : Finding.warn(
                  DURABILITY,
                  "The database file is in journal mode "
                      + mode
                      + ", not WAL: readers wait for writers",
                  "Stop whatever else opens the file; the server sets WAL when it starts. Some"
                      + " network file systems cannot do it: use a local disk."));
    }
    var lost =
        LOSING.entrySet().stream()
            .filter(e -> "off".equals(facts.settings().get(e.getKey())))
            .map(
                e ->
                    Finding.fail(
                        DURABILITY,
                        "PostgreSQL runs with " + e.getKey() + "=off: " + e.getValue(),
                        "Set "
                            + e.getKey()
                            + "=on in postgresql.conf, for the database and the role."))
            .toList();
    return lost.isEmpty()
        ? List.of(Finding.ok(DURABILITY, "PostgreSQL keeps what it has committed"))
        : lost;
  }
}
