package dev.ostiary.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory: room, who may read it, and whether it outlives the machine's next start. */
public final class FilesCheck implements Check {
  private static final String SPACE = "disk";
  private static final String PERMISSIONS = "permissions";
  private static final long MEGABYTE = 1 << 20;
  private static final long TIGHT = 1024;
  private static final long FULL = 200;

  /** Whoever reads these can sign tokens, or pretend to be this server. */
  private static final Set<String> SECRETS =
      Set.of("master.key", "tls/ca.key", "tls/localhost.key", "tls/localhost.p12");

  private final Path data;

  /** Of this directory. */
  public FilesCheck(Path data) {
    this.data = data;
  }

  @Override
  public List<Finding> look() {
    try {
      var findings = new ArrayList<Finding>();
      findings.add(space(Files.getFileStore(data).getUsableSpace() / MEGABYTE));
      if (Files.getFileStore(data).type().matches("tmpfs|ramfs")) {
        findings.add(
            Finding.fail(
                SPACE,
                data + " is in memory: the next start of the machine loses everything",
                "Choose a directory on a disk with --data."));
      }
      findings.addAll(permissions());
      return findings;
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              PERMISSIONS,
              data + " cannot be read: " + e,
              "Run this as the server's user: the directory is its own."));
    }
  }

  private Finding space(long megabytes) {
    var saw = "%,d MB are free below %s".formatted(megabytes, data);
    var advice = "Make room: without it nobody can sign in, because nothing can be written.";
    if (megabytes < FULL) {
      return Finding.fail(SPACE, saw, advice);
    }
    return megabytes < TIGHT ? Finding.warn(SPACE, saw, advice) : Finding.ok(SPACE, saw);
  }

  private List<Finding> permissions() throws IOException {
    var findings = new ArrayList<Finding>();
    boolean open = !others(data).isEmpty();
    if (others(data).contains(PosixFilePermission.OTHERS_WRITE)) {
      findings.add(
          Finding.fail(PERMISSIONS, "Everybody may write to " + data, "chmod 700 " + data));
    }
    try (Stream<Path> files = Files.walk(data, 2)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = data.relativize(file).toString();
        if (SECRETS.contains(name) && !others(file).isEmpty()) {
          findings.add(
              Finding.fail(
                  PERMISSIONS,
                  "Others on this machine may read " + file,
                  "chmod 600 " + file + "; if they have read it, its key is not secret any more."));
        } else if (name.equals("ostiary.db") && open && !others(file).isEmpty()) {
          findings.add(
              Finding.warn(
                  PERMISSIONS,
                  "Others on this machine may read the database " + file,
                  "chmod 700 " + data));
        }
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(PERMISSIONS, "Keys and database are the server's alone"))
        : findings;
  }

  /** What others than the owner may do beyond looking up names; the group counts for files. */
  private static Set<PosixFilePermission> others(Path path) throws IOException {
    var all = Files.getPosixFilePermissions(path);
    all.retainAll(
        Files.isDirectory(path)
            ? Set.of(
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_EXECUTE)
            : Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ));
    return all;
  }
}
