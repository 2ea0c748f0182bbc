package dev.ostiary.trust;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Installs and removes the local authority in the stores of a machine and its user. What needs root
 * is printed for the person to run, never run with a silent sudo.
 */
public final class LocalTrust {
  private final Machine machine;
  private final PrintWriter out;

  /**
   * Where to look.
   *
   * @param root the root directory; another one in tests
   * @param isRoot whether what needs root may be run
   */
  public record Machine(Path root, Path home, Programs programs, boolean isRoot) {
    /** This machine and its user. */
    public static Machine ours() {
      return new Machine(
          Path.of("/"),
          Path.of(System.getProperty("user.home")),
          new Programs(System.getenv().getOrDefault("PATH", "")),
          "root".equals(System.getProperty("user.name")));
    }
  }

  /** What to do: install or undo it, for real or in print only. */
  public record Wish(boolean remove, boolean printOnly) {}

  /** Reports to the writer, in words for people. */
  public LocalTrust(Machine machine, PrintWriter out) {
    this.machine = machine;
    this.out = out;
  }

  /**
   * Does it for the authority of a data directory.
   *
   * @return false when a step failed
   */
  public boolean perform(Path data, Wish wish) {
    var authority = Authority.of(data);
    out.println(authority.name() + ", " + authority.certificate());
    boolean good = system(authority, wish);
    good &= browsers(authority, wish);
    if (!wish.remove()) {
      variables(authority);
    }
    out.flush();
    return good;
  }

  private boolean system(Authority authority, Wish wish) {
    out.println("\nSystem store");
    var store = new SystemStore(machine.root(), machine.programs());
    if (!store.known()) {
      out.println("  This kind of system is not known: add the file to its store by hand.");
      return true;
    }
    return perform(
        wish.remove() ? store.remove(authority) : store.install(authority), wish.printOnly());
  }

  private boolean browsers(Authority authority, Wish wish) {
    out.println("\nBrowsers (Chromium, Chrome, Firefox)");
    if (!machine.programs().has(NssDatabases.PROGRAM)) {
      out.println(
          "  certutil is missing: install it (Debian: libnss3-tools, Fedora: nss-tools,"
              + " macOS: brew install nss) and run this again.");
      return true;
    }
    var databases = new NssDatabases(machine.home(), machine.programs());
    return perform(
        wish.remove() ? databases.remove(authority) : databases.install(authority),
        wish.printOnly());
  }

  private boolean perform(List<Step> steps, boolean printOnly) {
    if (steps.isEmpty()) {
      out.println("  Nothing to do.");
    }
    boolean good = true;
    for (var step : steps) {
      if (printOnly) {
        out.println("  " + step.line());
      } else if (step.root() && !machine.isRoot()) {
        out.println("  run this: " + step.line());
      } else {
        var result = machine.programs().run(step.command());
        good &= result.ok();
        out.println(
            result.ok()
                ? "  done: " + step.line()
                : "  FAILED: " + step.line() + ": " + result.reason());
      }
    }
    return good;
  }

  /** Programs that read neither store. */
  private void variables(Authority authority) {
    out.println("\nNode\n  export NODE_EXTRA_CA_CERTS=" + authority.certificate());
    out.println(
        "\nJava\n  -Djavax.net.ssl.trustStore="
            + authority.javaStore()
            + " -Djavax.net.ssl.trustStorePassword=changeit");
    out.println("\nBrowsers that are open read it after a restart.");
  }
}
