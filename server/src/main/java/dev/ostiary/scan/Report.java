package dev.ostiary.scan;

import dev.ostiary.manifest.Manifest.Permission;
import java.util.List;

/**
 * What a look at a code base found.
 *
 * @param files how many were read
 * @param unused permissions that nothing there uses
 */
public record Report(int files, List<Finding> findings, List<Unused> unused) {
  /**
   * A permission that nothing uses.
   *
   * @param roles the roles that have it nevertheless
   */
  public record Unused(Permission permission, List<String> roles) {
    /** What people read. */
    public String message() {
      var granted =
          switch (roles.size()) {
            case 0 -> "granted to no role";
            case 1 -> "granted to the role " + roles.getFirst();
            default -> "granted to " + roles.size() + " roles: " + String.join(", ", roles);
          };
      return permission.key() + " is defined, used nowhere, " + granted;
    }
  }

  /** What is not right. */
  public Report {
    findings = List.copyOf(findings);
    unused = List.copyOf(unused);
  }

  /**
   * Whether a build must not go on.
   *
   * @param strict whether former names fail it already while they work, and permissions that
   *     nothing uses
   */
  public boolean fails(boolean strict) {
    return findings.stream().anyMatch(f -> strict || f.kind() != Finding.Kind.RENAMED)
        || strict && !unused.isEmpty();
  }
}
