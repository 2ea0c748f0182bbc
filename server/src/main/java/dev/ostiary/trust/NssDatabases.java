package dev.ostiary.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The certificate databases of Chromium, Chrome and Firefox, which certutil of NSS changes. */
final class NssDatabases {
  static final String PROGRAM = "certutil";
  private static final String CHROMIUM = ".pki/nssdb";

  private static final List<String> SINGLE =
      List.of(CHROMIUM, ".local/share/pki/nssdb", "snap/chromium/current/.pki/nssdb");
  private static final List<String> WITH_PROFILES =
      List.of(
          ".mozilla/firefox",
          "snap/firefox/common/.mozilla/firefox",
          ".var/app/org.mozilla.firefox/.mozilla/firefox",
          "Library/Application Support/Firefox/Profiles");

  private final Path home;
  private final Programs programs;

  NssDatabases(Path home, Programs programs) {
    this.home = home;
    this.programs = programs;
  }

  /** What lets browsers trust the authority. */
  List<Step> install(Authority authority) {
    var steps = new ArrayList<Step>();
    var all = new ArrayList<>(existing());
    var chromium = home.resolve(CHROMIUM);
    if (SINGLE.stream().map(home::resolve).noneMatch(all::contains) && !macOs()) {
      // Chromium makes this database only when somebody adds a certificate.
      steps.add(Step.own(chromium.toString(), "mkdir", "-p", chromium.toString()));
      steps.add(
          Step.own(chromium.toString(), PROGRAM, "-N", "--empty-password", "-d", sql(chromium)));
      all.add(chromium);
    }
    for (var database : all) {
      steps.add(
          Step.own(
              database.toString(),
              PROGRAM,
              "-A",
              "-d",
              sql(database),
              "-n",
              authority.name(),
              "-t",
              "C,,",
              "-i",
              authority.certificate().toString()));
    }
    return List.copyOf(steps);
  }

  /** What removes it from every database that has it. */
  List<Step> remove(Authority authority) {
    return existing().stream()
        .filter(d -> has(d, authority))
        .map(d -> Step.own(d.toString(), PROGRAM, "-D", "-d", sql(d), "-n", authority.name()))
        .toList();
  }

  private boolean has(Path database, Authority authority) {
    return programs.run(List.of(PROGRAM, "-L", "-d", sql(database), "-n", authority.name())).ok();
  }

  /** Safari, Chrome and Chromium read the keychain there. */
  private boolean macOs() {
    return programs.has("security");
  }

  private List<Path> existing() {
    var found = new ArrayList<Path>();
    for (var name : SINGLE) {
      add(found, home.resolve(name));
    }
    for (var name : WITH_PROFILES) {
      var profiles = home.resolve(name);
      if (Files.isDirectory(profiles)) {
        try (var list = Files.list(profiles)) {
          list.sorted().forEach(p -> add(found, p));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }

  private static void add(List<Path> found, Path directory) {
    if (Files.isRegularFile(directory.resolve("cert9.db"))) {
      found.add(directory);
    }
  }

  private static String sql(Path database) {
    return "sql:" + database;
  }
}
