package dev.ostiary.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The store that the system's own programs read: Debian, Fedora and their families, macOS. */
final class SystemStore {
  private static final String PLACE = "system";

  /** A family of systems: where it keeps what its owner trusts, and how it takes that over. */
  private record Family(String directory, List<String> refresh) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family("usr/local/share/ca-certificates", List.of("update-ca-certificates")),
          new Family("etc/pki/ca-trust/source/anchors", List.of("update-ca-trust", "extract")));

  private final Path root;
  private final Programs programs;

  /**
   * The store of a machine.
   *
   * @param root the root directory; another one in tests
   */
  SystemStore(Path root, Programs programs) {
    this.root = root;
    this.programs = programs;
  }

  /** Whether this kind of system is known. */
  boolean known() {
    return programs.has("security") || family() != null;
  }

  private @org.jspecify.annotations.Nullable Family family() {
    return FAMILIES.stream()
        .filter(f -> Files.isDirectory(root.resolve(f.directory())))
        .filter(f -> programs.has(f.refresh().getFirst()))
        .findFirst()
        .orElse(null);
  }

  /** What installs the authority. */
  List<Step> install(Authority authority) {
    var certificate = authority.certificate().toString();
    var family = family();
    if (family == null) {
      // The user's own keychain: no root is needed, and macOS itself asks for consent.
      return programs.has("security")
          ? List.of(Step.own(PLACE, "security", "add-trusted-cert", "-r", "trustRoot", certificate))
          : List.of();
    }
    var target = root.resolve(family.directory()).resolve(authority.fileName()).toString();
    return List.of(
        Step.root(PLACE, "install", "-m", "644", certificate, target),
        new Step(PLACE, family.refresh(), true));
  }

  /** What removes it again; nothing when it is not there. */
  List<Step> remove(Authority authority) {
    var family = family();
    if (family == null) {
      return programs.has("security")
          ? List.of(
              Step.own(
                  PLACE, "security", "remove-trusted-cert", authority.certificate().toString()))
          : List.of();
    }
    var target = root.resolve(family.directory()).resolve(authority.fileName());
    return Files.exists(target)
        ? List.of(
            Step.root(PLACE, "rm", target.toString()), new Step(PLACE, family.refresh(), true))
        : List.of();
  }
}
