package dev.ostiary.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.tls.LocalCa;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real certutil, in a home directory and below a root directory of its own. */
final class LocalTrustTest {
  @TempDir Path directory;
  private final Programs programs = new Programs(System.getenv().getOrDefault("PATH", ""));

  @BeforeEach
  void makeAuthority() {
    LocalCa.open(data().resolve("tls"), Instant.now());
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path home() {
    return directory.resolve("home");
  }

  private static final LocalTrust.Wish INSTALL = new LocalTrust.Wish(false, false);
  private static final LocalTrust.Wish PRINT = new LocalTrust.Wish(false, true);
  private static final LocalTrust.Wish REMOVE = new LocalTrust.Wish(true, false);

  private record Ended(boolean good, String output) {}

  private Ended run(LocalTrust.Wish wish) {
    return run(programs, wish);
  }

  private Ended run(Programs known, LocalTrust.Wish wish) {
    var output = new StringWriter();
    var machine = new LocalTrust.Machine(directory.resolve("root"), home(), known, false);
    boolean good = new LocalTrust(machine, new PrintWriter(output)).perform(data(), wish);
    return new Ended(good, output.toString());
  }

  private boolean trusts(Path database) {
    var name = Authority.of(data()).name();
    var list = programs.run(List.of("certutil", "-L", "-d", "sql:" + database));
    return list.ok()
        && list.output().lines().anyMatch(l -> l.startsWith(name) && l.contains("C,,"));
  }

  @Test
  void chromiumTrustsTheAuthorityAndNoLongerAfterRemoval() {
    var chromium = home().resolve(".pki/nssdb");
    assertThat(run(INSTALL).good()).isTrue();
    assertThat(trusts(chromium)).isTrue();
    assertThat(run(INSTALL).good()).as("a second time changes nothing").isTrue();
    assertThat(run(REMOVE).good()).isTrue();
    assertThat(trusts(chromium)).isFalse();
    assertThat(run(REMOVE).output()).contains("Nothing to do.");
  }

  @Test
  void everyFirefoxProfileTrustsTheAuthority() throws IOException {
    var profiles =
        List.of(
            home().resolve(".mozilla/firefox/a.default"),
            home().resolve("snap/firefox/common/.mozilla/firefox/b c.default"));
    for (var profile : profiles) {
      Files.createDirectories(profile);
      assertThat(
              programs
                  .run(List.of("certutil", "-N", "--empty-password", "-d", "sql:" + profile))
                  .ok())
          .isTrue();
    }
    assertThat(run(INSTALL).good()).isTrue();
    assertThat(profiles).allMatch(this::trusts);
  }

  @Test
  void printingChangesNothing() {
    var ended = run(PRINT);
    assertThat(ended.good()).isTrue();
    assertThat(ended.output()).contains("  certutil -A -d sql:" + home().resolve(".pki/nssdb"));
    assertThat(home()).doesNotExist();
  }

  @Test
  void whatNeedsRootIsPrintedAndNotRun() throws IOException {
    var store = directory.resolve("root/usr/local/share/ca-certificates");
    var bin = Files.createDirectories(directory.resolve("bin"));
    Files.createDirectories(store);
    assertThat(Files.createFile(bin.resolve("update-ca-certificates")).toFile().setExecutable(true))
        .isTrue();
    var ended = run(new Programs(bin.toString()), PRINT);
    assertThat(ended.output())
        .contains("sudo install -m 644")
        .contains("sudo update-ca-certificates");
    assertThat(run(new Programs(bin.toString()), INSTALL).output())
        .contains("run this: sudo install -m 644");
    assertThat(store).isEmptyDirectory();
  }

  @Test
  void aMissingCertutilIsExplained() {
    // An executable of no known name stands for a machine without NSS and without a known store.
    assertThat(run(new Programs(data().toString()), INSTALL).output())
        .contains("This kind of system is not known")
        .contains("certutil is missing: install it (Debian: libnss3-tools");
  }

  @Test
  void nodeAndJavaAreToldTheirFiles() {
    assertThat(run(PRINT).output())
        .contains("NODE_EXTRA_CA_CERTS=" + data().resolve("tls/ca.pem"))
        .contains("-Djavax.net.ssl.trustStore=" + data().resolve("tls/ca.p12"));
  }
}
