package dev.ostiary.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processes for programs: a small JVM with an empty environment, without a network, files of
 * its own or a way to new rights, as far as the machine lets this server take these away (SBX-01).
 */
final class Launcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final String JAR = "runner.jar";

  /** Where processes that run as somebody else find the runner when they may not see the data. */
  private static final String TEMPORARY = "ostiary-runner";

  private static final List<String> ISOLATED = List.of("unshare", "--net", "--ipc", "--uts");
  private static final List<String> ISOLATED_BY_USER =
      List.of("unshare", "--user", "--map-current-user", "--net", "--ipc", "--uts");
  private static final String NOBODY = "65534";
  private static final List<String> NOBODYS =
      List.of(
          "setpriv",
          "--reuid",
          NOBODY,
          "--regid",
          NOBODY,
          "--clear-groups",
          "--inh-caps=-all",
          "--bounding-set=-all",
          "--no-new-privs");
  private static final List<String> WITHOUT_NEW_RIGHTS = List.of("setpriv", "--no-new-privs");

  /** No core dumps, no files, few descriptors; the address space is bounded beside the heap. */
  private static final String BOUNDED =
      "ulimit -c 0; ulimit -f 0; ulimit -n 64; ulimit -v 2500000; exec \"$@\"";

  private final List<String> prefix;
  private final StartCache cache;
  private final Path home;
  private final boolean temporary;

  /**
   * A launcher.
   *
   * @param directory where the runner's file is put
   */
  Launcher(Path directory, int megabytes) throws IOException {
    boolean root = root();
    var jar = runner(directory, root).toAbsolutePath();
    var all = new ArrayList<String>();
    if (works(List.of("sh", "-c", BOUNDED, "sh", "true"))) {
      all.addAll(List.of("sh", "-c", BOUNDED, "sh"));
    }
    var isolation = root ? ISOLATED : ISOLATED_BY_USER;
    boolean isolated = works(with(isolation, "true"));
    all.addAll(isolated ? isolation : List.of());
    var rights = root ? NOBODYS : WITHOUT_NEW_RIGHTS;
    boolean lowered = works(with(rights, "true"));
    all.addAll(lowered ? rights : List.of());
    if (!isolated || !lowered) {
      LOG.warn(
          "Programs of tenants run in processes of their own, {} network and {}",
          isolated ? "without" : "with the machine's",
          lowered ? "without a way to new rights" : "with this server's rights");
    }
    prefix = List.copyOf(all);
    home = Objects.requireNonNull(jar.getParent());
    temporary = home.getFileName().toString().startsWith(TEMPORARY);
    cache =
        new StartCache(Files.createDirectories(directory), jar, version(jar), jvm(jar, megabytes));
  }

  /** What makes later processes start faster. */
  StartCache cache() {
    return cache;
  }

  /** Another when its content is another: times are the same in every build. */
  private static String version(Path jar) throws IOException {
    var sum = new CRC32C();
    try (var in = new CheckedInputStream(Files.newInputStream(jar), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Files.size(jar) + " " + sum.getValue();
  }

  private static List<String> jvm(Path jar, int megabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // What the JVM itself has to say must not stand between messages.
        "-Xlog:disable",
        "-Xmx" + megabytes + "m",
        "-Xms" + megabytes / 2 + "m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:CompressedClassSpaceSize=64m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:MaxMetaspaceSize=160m",
        "-XX:MaxDirectMemorySize=8m",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-Dpolyglotimpl.AttachLibraryFailureAction=ignore",
        "-Djava.io.tmpdir=/nonexistent",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        jar.toString());
  }

  Process start() throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(cache.command());
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** No process is started any more. */
  @Override
  public void close() {
    cache.stop();
    if (temporary) {
      try (var all = Files.list(home)) {
        for (var one : all.toList()) {
          Files.deleteIfExists(one);
        }
        Files.deleteIfExists(home);
      } catch (IOException e) {
        LOG.debug("{} stays", home);
      }
    }
  }

  private static List<String> with(List<String> prefix, String last) {
    var all = new ArrayList<>(prefix);
    all.add(last);
    return all;
  }

  private static boolean works(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** The runner as a file that the process may read, whoever it runs as. */
  private static Path runner(Path directory, boolean root) throws IOException {
    var wanted = directory;
    Files.createDirectories(wanted);
    if (root && !readableByAll(wanted.toRealPath())) {
      wanted = Files.createTempDirectory(TEMPORARY);
      Files.setPosixFilePermissions(
          wanted, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return copy(wanted);
  }

  private static boolean readableByAll(Path directory) throws IOException {
    for (var path = directory; path != null; path = path.getParent()) {
      if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static Path copy(Path directory) throws IOException {
    var fresh = Files.createTempFile(directory, "runner", ".new");
    try (InputStream in =
        Objects.requireNonNull(
            Launcher.class.getResourceAsStream(JAR),
            "This build has no runner: build the module first")) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(
        fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    // The cache of its start is bound to its time, so that is always the same.
    Files.setLastModifiedTime(fresh, FileTime.fromMillis(0));
    return Files.move(fresh, directory.resolve(JAR), StandardCopyOption.ATOMIC_MOVE);
  }
}
